/** Makes one TopoJSON of county and city boundaries with shared arcs. */
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { feature, mergeArcs, quantize } from 'topojson-client';
import { topology } from 'topojson-server';
import { planarTriangleArea, presimplify } from 'topojson-simplify';
import type { GeometryCollection, GeometryObject, Objects, Topology } from 'topojson-specification';
import type { Names } from './tables.ts';

type Area = Feature<Polygon | MultiPolygon, { code: number; zh: string }>;
interface RawProperties {
  gb?: string;
  full_name?: string;
}

/** County features of Henan with their six-digit code. In the source, the country's 156 precedes the code. */
export const readCounties = (raw: FeatureCollection<Polygon | MultiPolygon, RawProperties>): Area[] =>
  raw.features
    .filter((f) => f.properties.gb?.startsWith('15641'))
    .map((f) => ({
      ...f,
      properties: { code: Number(f.properties.gb?.slice(3)), zh: f.properties.full_name ?? '' },
    }));

/** Throws unless names.yaml and the statistical list contain the same counties, with equal codes and Chinese names. */
export const checkNames = (names: Names, list: readonly { code: string; name: string }[]): void => {
  const prefixes = new Set(
    names.counties.map((c) => (c.city === 419001 ? '4190' : String(c.city).slice(0, 4))),
  );
  // Codes ending 71..79 are statistical development zones, not districts.
  const official = new Map(
    list
      .filter((a) => prefixes.has(a.code.slice(0, 4)) && !/7\d$/.test(a.code))
      .map((a): [number, string] => [Number(a.code), a.name]),
  );
  const ours = new Map(names.counties.map((c): [number, string] => [c.code, c.zh]));
  const faults = [...new Set([...official.keys(), ...ours.keys()])]
    .filter((code) => official.get(code) !== ours.get(code))
    .map(
      (code) =>
        `${String(code)}: got ${ours.get(code) ?? 'nothing'}, expected ${official.get(code) ?? 'nothing'}`,
    );
  if (official.size === 0 || faults.length > 0)
    throw new Error(`names.yaml: ${faults.join('; ') || 'empty list'}`);
};

const arcsOf = (objects: readonly GeometryObject[]): Set<number> => {
  const found = new Set<number>();
  const walk = (x: unknown): void => {
    if (typeof x === 'number') found.add(x < 0 ? ~x : x);
    else if (Array.isArray(x)) x.forEach(walk);
  };
  for (const o of objects) if ('arcs' in o) walk(o.arcs);
  return found;
};

const merged = (topo: Topology, parts: readonly GeometryObject[], properties: object): GeometryObject => ({
  ...mergeArcs(topo, parts as Parameters<typeof mergeArcs>[1]),
  properties,
});

/**
 * Topology with the objects `counties` (79), `cities` (9, merged from counties) and `context` (neighbouring cities of
 * the province, merged, and generalised except along our own borders), quantised to 1e5. `detail` is the least
 * triangle area (deg²) kept in the context.
 */
export const drawUnits = (areas: readonly Area[], names: Names, detail = 1.5e-4): Topology<Objects> => {
  const byCode = new Map(areas.map((a) => [a.properties.code, a]));
  const county = (code: number, zh: string): Area => {
    const found = byCode.get(code);
    if (found?.properties.zh !== zh)
      throw new Error(
        `boundaries: got ${found?.properties.zh ?? 'nothing'} for ${String(code)}, expected ${zh}`,
      );
    return found;
  };
  const own = names.counties.map((c) => ({ ...county(c.code, c.zh), properties: c }));
  const near = areas.filter((a) => names.context.some((c) => belongs(a.properties.code, c.code)));
  const collections: Record<string, FeatureCollection> = {
    counties: { type: 'FeatureCollection', features: own },
    near: { type: 'FeatureCollection', features: near },
  };
  const full = topology(collections) as unknown as Topology<{
    counties: GeometryCollection;
    near: GeometryCollection;
  }>;
  const counties = full.objects.counties.geometries;
  const context = names.context.map((c) =>
    merged(
      full,
      full.objects.near.geometries.filter((g) => belongs(codeOf(g), c.code)),
      c,
    ),
  );
  const cities = names.cities.map((c) =>
    merged(
      full,
      counties.filter((g) => (g.properties as { city: number }).city === c.code),
      c,
    ),
  );
  const kept = arcsOf([...counties, ...cities]);
  const used = arcsOf([...counties, ...cities, ...context]);
  const weighed = presimplify(full, planarTriangleArea);
  const arcs = full.arcs.map((arc, i) => {
    if (kept.has(i)) return arc;
    if (!used.has(i)) return arc.slice(0, 1).concat(arc.slice(-1));
    return arc.filter((_, k) => (weighed.arcs[i]?.[k]?.[2] ?? Infinity) >= detail);
  });
  const collect = (geometries: GeometryObject[]): GeometryCollection => ({
    type: 'GeometryCollection',
    geometries,
  });
  const objects = { counties: collect(counties), cities: collect(cities), context: collect(context) };
  return quantize(compact({ type: 'Topology', arcs, objects }) as Parameters<typeof quantize>[0], 1e5);
};

const codeOf = (g: GeometryObject): number => (g.properties as { code: number }).code;
const belongs = (county: number, city: number): boolean => Math.floor(county / 100) === city / 100;

/** Removes arcs that no object uses, and renumbers the rest. */
const compact = (topo: Topology): Topology => {
  const used = [...arcsOf(Object.values(topo.objects).flatMap((o) => (o as GeometryCollection).geometries))];
  used.sort((a, b) => a - b);
  const number = new Map(used.map((old, i) => [old, i]));
  const renumber = (x: unknown): unknown => {
    if (Array.isArray(x)) return x.map(renumber);
    const n = x as number;
    const to = number.get(n < 0 ? ~n : n) ?? NaN;
    return n < 0 ? ~to : to;
  };
  const objects = Object.fromEntries(
    Object.entries(topo.objects).map(([key, o]) => [
      key,
      {
        ...o,
        geometries: (o as GeometryCollection).geometries.map((g) =>
          'arcs' in g ? ({ ...g, arcs: renumber(g.arcs) } as GeometryObject) : g,
        ),
      },
    ]),
  ) as Objects;
  return { ...topo, arcs: used.map((i) => topo.arcs[i] ?? []), objects };
};

/** GeoJSON features of one object of the topology. */
export const areasOf = (topo: Topology, object: 'counties' | 'cities' | 'context'): Area[] =>
  (feature(topo, topo.objects[object] as GeometryCollection) as FeatureCollection).features as Area[];
