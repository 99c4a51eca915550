/** Reads data/basemap: units, water, seats, relief. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection, Geometry } from 'geojson';
import type { Topology } from 'topojson-specification';
import * as v from 'valibot';
import type { Seat } from '../../../src/domain/layer/catalogue.ts';
import { positions, type Bounds } from '../../../src/domain/geometry/geo.ts';
import type { BasemapLine } from '../geometry/gazetteer.ts';
import { shown, type Issues } from '../issues.ts';
import { readJson } from './json.ts';
import { shownPath, wholeFile, type Located } from './located.ts';
import { shaped } from './shape.ts';
import { readText } from './text.ts';
import { readYaml } from './yaml.ts';

export interface Basemap {
  topology: Topology;
  water: FeatureCollection<Geometry, WaterProperties>;
  seats: readonly Seat[];
  relief: { paper: Buffer; night: Buffer; bounds: Bounds };
}
export interface WaterProperties {
  id: string;
  kind: string;
  zh: string;
  en: string;
  rank: number;
  accuracy_km: number;
}

const name = v.pipe(v.string(), v.nonEmpty());
const SeatSchema = v.object({
  code: v.number(),
  zh: name,
  en: name,
  lon: v.number(),
  lat: v.number(),
  rank: v.picklist([1, 2, 3, 4]),
});
/** Seats as one list, or as separate lists of cities and counties. */
const Seats = v.union([
  v.array(SeatSchema),
  v.strictObject({ cities: v.array(SeatSchema), counties: v.array(SeatSchema) }),
]);
const Units = v.looseObject({
  type: v.literal('Topology'),
  arcs: v.array(v.any()),
  objects: v.looseObject({
    counties: v.looseObject({ geometries: v.array(v.any()) }),
    cities: v.looseObject({ geometries: v.array(v.any()) }),
  }),
});
const Water = v.looseObject({
  type: v.literal('FeatureCollection'),
  features: v.array(
    v.looseObject({
      geometry: v.looseObject({ type: v.string() }),
      properties: v.looseObject({
        id: name,
        kind: name,
        zh: name,
        en: name,
        rank: v.number(),
        accuracy_km: v.number(),
      }),
    }),
  ),
});
const Relief = v.strictObject({ west: v.number(), south: v.number(), east: v.number(), north: v.number() });

/** The basemap, or null with missing and broken parts noted. */
export function readBasemap(root: string, issues: Issues): Basemap | null {
  const path = (file: string): string => join(root, 'basemap', file);
  const isThere = (file: string): boolean => {
    if (existsSync(path(file))) return true;
    issues.error(
      wholeFile(shownPath(path(file)))(),
      'got no such file, expected it: npm run basemap makes it',
    );
    return false;
  };
  const picture = (file: string): Buffer | null => {
    const bytes = isThere(file) ? readFileSync(path(file)) : null;
    if (!bytes || /^RIFF[^]{4}WEBP/.test(bytes.subarray(0, 12).toString('latin1'))) return bytes;
    issues.error(wholeFile(shownPath(path(file)))(), 'got something else, expected a picture in WebP');
    return null;
  };
  const parsed = (file: string, read: typeof readJson): Located<unknown> | null => {
    const text = isThere(file) ? readText(path(file), issues) : null;
    return text === null ? null : read(shownPath(path(file)), text, issues);
  };
  const json = <T extends v.GenericSchema>(file: string, schema: T): Located<v.InferOutput<T>> | null => {
    const found = parsed(file, readJson);
    return found && shaped(schema, found, issues);
  };
  const units = json('units.topo.json', Units);
  const water = json('water.geojson', Water);
  const relief = json('relief.json', Relief);
  const [paper, night] = [picture('relief-paper.webp'), picture('relief-night.webp')];
  const read = parsed('seats.yaml', readYaml);
  const seats = read && shaped(Seats, read, issues);
  if (water) checkWater(water, issues);
  if (!units || !water || !relief || !paper || !night || !seats) return null;
  const { west, south, east, north } = relief.value;
  return {
    // The schema checks what the pipeline uses of it; topojson-client reads the rest.
    topology: units.value as unknown as Topology,
    water: water.value as unknown as Basemap['water'],
    seats: seatList(seats.value),
    relief: { paper, night, bounds: [west, south, east, north] },
  };
}

/** One list of seats. A city that is its own county (Jiyuan) is in both lists, and is kept once. */
function seatList(seats: v.InferOutput<typeof Seats>): Seat[] {
  const all = Array.isArray(seats) ? seats : [...seats.cities, ...seats.counties];
  return all.filter((seat, i) => all.findIndex((other) => other.code === seat.code) === i);
}

const isLine = ({ type }: { type: string }): boolean => type === 'LineString' || type === 'MultiLineString';

/** Notes waters without positions, and lines with equal ids, since recipes refer to lines by id. */
function checkWater(water: Located<v.InferOutput<typeof Water>>, issues: Issues): void {
  const ids = new Set<string>();
  water.value.features.forEach(({ geometry, properties: { id } }, i) => {
    const all = Array.isArray(geometry.coordinates) ? [...positions(geometry as unknown as Geometry)] : [];
    if (all.length === 0 || all.some(([lon, lat]) => !Number.isFinite(lon) || !Number.isFinite(lat)))
      issues.error(
        water.where('features', i, 'geometry'),
        `got ${shown(geometry.coordinates)}, expected positions`,
      );
    if (!isLine(geometry)) return;
    if (ids.has(id))
      issues.error(
        water.where('features', i, 'properties', 'id'),
        `got ${shown(id)} twice, expected it once`,
      );
    ids.add(id);
  });
}

/** The lines among the waters, by id. */
export const basemapLines = (basemap: Basemap): Map<string, BasemapLine> =>
  new Map(
    basemap.water.features.flatMap(({ geometry, properties: { id, accuracy_km } }) =>
      geometry.type === 'LineString' || geometry.type === 'MultiLineString'
        ? [[id, { id, geometry, accuracy_km }]]
        : [],
    ),
  );
