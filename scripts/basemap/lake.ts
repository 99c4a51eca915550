/** Draws reservoirs as strips along drowned valleys, with a slightly irregular shore, scaled to a given area. */
import * as turf from '@turf/turf';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { km, lengthKm, rounded, simplify, smooth, type Point } from './curve.ts';
import type { WaterLake } from './tables.ts';

/** Width factor near 1, s km along the shore: a sum of sines, with a different phase for each arm. */
const waver = (s: number, phase: number): number =>
  1 +
  0.16 * Math.sin(s * 1.9 + phase) +
  0.1 * Math.sin(s * 4.3 + 2 * phase) +
  0.05 * Math.sin(s * 9.1 + 3 * phase);

type Arm = WaterLake['arms'][number];

/** Convex hulls of neighbouring discs along an arm, each a small polygon; widths in km times `scale`. */
const hulls = (arm: Arm, scale: number, phase: number): Feature<Polygon>[] => {
  const axis = smooth(arm, 0.3);
  const discs = axis.map((p, i): Position[] => {
    const [x = 0, y = 0, w = 0] = p;
    const s = lengthKm(axis.slice(0, i + 1).map((q): Point => [q[0] ?? 0, q[1] ?? 0]));
    const kx = Math.cos((y * Math.PI) / 180);
    return Array.from({ length: 16 }, (_, k): Position => {
      const turn = (k * Math.PI) / 8;
      const side = Math.cos(turn) > 0 ? phase : phase + 1.7;
      const r = ((Math.max(0.12, w * scale) / 2) * waver(s, side)) / 111.195;
      return [x + (r * Math.cos(turn)) / kx, y + r * Math.sin(turn)];
    });
  });
  return discs.slice(1).map((disc, i) => {
    const hull = turf.convex(turf.multiPoint([...(discs[i] ?? []), ...disc]));
    if (hull === null) throw new Error('lake: got a strip without area, expected one');
    return hull;
  });
};

const shape = (lake: WaterLake, scale: number): Polygon => {
  const all = lake.arms.flatMap((arm, i) => hulls(arm, scale, i * 2.3 + lake.id.length));
  const union: Feature<Polygon | MultiPolygon> | null = turf.union(turf.featureCollection(all));
  if (union?.geometry.type !== 'Polygon')
    throw new Error(
      `${lake.id}: got ${union?.geometry.type ?? 'nothing'}, expected one polygon: do its arms meet?`,
    );
  const shore = union.geometry.coordinates[0] ?? [];
  return { type: 'Polygon', coordinates: [shore] };
};

/** The arm laid on a line that runs downstream: the line's points between the arm's ends, with the arm's widths. */
export const follow = (arm: Arm, line: readonly Point[]): Arm => {
  const stops = arm.map(([x, y, width]) => {
    const gaps = line.map((p) => km(p, [x, y]));
    return { index: gaps.indexOf(Math.min(...gaps)), width };
  });
  const [dam, tail] = [stops[0]?.index ?? 0, stops.at(-1)?.index ?? 0];
  if (tail >= dam) throw new Error(`lake: got an arm from ${String(arm[0])} that does not run up its line`);
  const at = (i: number): number => {
    const up = stops.find((s) => s.index <= i) ?? { index: tail, width: 0 };
    const down = stops.findLast((s) => s.index >= i) ?? up;
    const t = up.index === down.index ? 0 : (i - down.index) / (up.index - down.index);
    return down.width + (up.width - down.width) * t;
  };
  return line
    .slice(tail, dam + 1)
    .map((p, i): Arm[number] => [p[0], p[1], at(tail + i)])
    .reverse();
};

/** A lake's polygon (counter-clockwise, 4 decimals) whose area is area_km2 to within 3 %. */
export const lakePolygon = (lake: WaterLake): Polygon => {
  let scale = 1;
  let polygon = shape(lake, scale);
  for (let i = 0; i < 8; i++) {
    const ratio = lake.area_km2 / (turf.area(polygon) / 1e6);
    if (Math.abs(ratio - 1) < 0.01) break;
    scale *= ratio;
    polygon = shape(lake, scale);
  }
  const ring = (polygon.coordinates[0] ?? []).map((p): Point => [p[0] ?? 0, p[1] ?? 0]);
  const far = Math.floor(ring.length / 2);
  const halves = [...simplify(ring.slice(0, far + 1), 0.05).slice(0, -1), ...simplify(ring.slice(far), 0.05)];
  const out: Polygon = { type: 'Polygon', coordinates: [rounded(halves)] };
  const area = turf.area(out) / 1e6;
  if (Math.abs(area / lake.area_km2 - 1) > 0.03)
    throw new Error(`${lake.id}: got ${area.toFixed(1)} km², expected ${String(lake.area_km2)}`);
  const shore = out.coordinates[0] ?? [];
  return turf.booleanClockwise(shore) ? { type: 'Polygon', coordinates: [[...shore].reverse()] } : out;
};
