/** Makes the rivers, canals and reservoirs of water.geojson. */
import type { Feature, FeatureCollection, LineString, Polygon } from 'geojson';
import { follow, lakePolygon } from './lake.ts';
import { despiked, nearestOn, rounded, simplify, smooth, thin, type Point } from './curve.ts';
import { trace, type Graph } from './stitch.ts';
import type { Water, WaterLake, WaterLine } from './tables.ts';

export interface WaterProperties {
  id: string;
  kind: 'river' | 'canal' | 'reservoir';
  zh: string;
  en: string;
  rank: 1 | 2 | 3 | 4;
  accuracy_km: number;
  basis: 'traced' | 'schematic';
  source: 'wdbii' | 'authored';
}
export type WaterCollection = FeatureCollection<LineString | Polygon, WaterProperties>;

const STEP = 0.35;
const TOLERANCE = 0.12;

const spine = (line: WaterLine, graph: Graph): Point[] => {
  try {
    return line.parts.flatMap((part) => ('trace' in part ? trace(graph, part.trace) : part.through));
  } catch (cause) {
    throw new Error(`${line.id} of authored-water.yaml cannot be drawn: ${String(cause)}`, { cause });
  }
};

/** Joins a line's end to another line: drops last points within 1 km of it, and ends at the nearest point on it. */
const tied = (id: string, points: Point[], other: string, lines: ReadonlyMap<string, Point[]>): Point[] => {
  const target = lines.get(other);
  if (target === undefined)
    throw new Error(`${id}: got "${other}", expected the id of a line of authored-water.yaml`);
  const end = points.at(-1) ?? [NaN, NaN];
  const { point, distance } = nearestOn(target, end);
  if (distance > 5)
    throw new Error(`${id}: its end is ${distance.toFixed(1)} km from ${other}, expected at most 5`);
  const free = points.filter((p, i) => i < points.length - 6 || nearestOn(target, p).distance > 1);
  return [...free, point];
};

/** All lines of the table, downstream, in lon,lat with 4 decimals. Tributaries end on the line that they join. */
export const drawLines = (table: Water, graph: Graph): Map<string, Point[]> => {
  const done = new Map<string, Point[]>();
  const todo = new Map(table.lines.map((line) => [line.id, line]));
  const draw = (line: WaterLine): void => {
    todo.delete(line.id);
    for (const id of [line.into, line.from]) {
      const first = id === undefined ? undefined : todo.get(id);
      if (first !== undefined) draw(first);
    }
    let points = despiked(thin(spine(line, graph), 0.25));
    if (line.into !== undefined) points = tied(line.id, points, line.into, done);
    if (line.from !== undefined) points = tied(line.id, points.reverse(), line.from, done).reverse();
    const curve = smooth(points, STEP).map((p): Point => [p[0] ?? NaN, p[1] ?? NaN]);
    done.set(line.id, rounded(simplify(curve, TOLERANCE)));
  };
  for (const line of table.lines) if (todo.has(line.id)) draw(line);
  return done;
};

const lineFeature = (line: WaterLine, points: readonly Point[]): Feature<LineString, WaterProperties> => {
  const traced = line.parts.some((part) => 'trace' in part);
  return {
    type: 'Feature',
    properties: {
      id: line.id,
      kind: line.id.startsWith('canal/') ? 'canal' : 'river',
      zh: line.zh,
      en: line.en,
      rank: line.rank,
      accuracy_km: line.accuracy_km,
      basis: traced ? 'traced' : 'schematic',
      source: traced ? 'wdbii' : 'authored',
    },
    geometry: { type: 'LineString', coordinates: points.map((p) => [...p]) },
  };
};

/** A lake whose first arm follows the line given by `along`, and whose other arms start on that line. */
const laid = (lake: WaterLake, lines: ReadonlyMap<string, Point[]>): WaterLake => {
  const [first, ...rest] = lake.arms;
  if (lake.along === undefined || first === undefined) return lake;
  const line = lines.get(lake.along);
  if (line === undefined) throw new Error(`${lake.id}: got "${lake.along}", expected the id of a line`);
  const onto = ([mouth, ...arm]: WaterLake['arms'][number]): WaterLake['arms'][number] => {
    if (mouth === undefined) return arm;
    const { point } = nearestOn(line, [mouth[0], mouth[1]]);
    return [[point[0], point[1], mouth[2]], ...arm];
  };
  return { ...lake, arms: [follow(first, line), ...rest.map(onto)] };
};

/** The contents of water.geojson: lines in the table's order, then reservoirs. */
export const drawWater = (table: Water, graph: Graph): WaterCollection => {
  const lines = drawLines(table, graph);
  const lakes = table.reservoirs.map((lake): Feature<Polygon, WaterProperties> => ({
    type: 'Feature',
    properties: {
      id: lake.id,
      kind: 'reservoir',
      zh: lake.zh,
      en: lake.en,
      rank: lake.rank,
      accuracy_km: 2,
      basis: 'schematic',
      source: 'authored',
    },
    geometry: lakePolygon(laid(lake, lines)),
  }));
  return {
    type: 'FeatureCollection',
    features: [...table.lines.map((line) => lineFeature(line, lines.get(line.id) ?? [])), ...lakes],
  };
};
