/** Reads data/ground: units, water, seats, relief. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection, Geometry } from 'geojson';
import type { Topology } from 'topojson-specification';
import * as v from 'valibot';
import type { Seat } from '../../../src/domain/catalogue.ts';
import type { Bounds } from '../../../src/domain/geo.ts';
import type { GroundLine } from '../geometry/gazetteer.ts';
import { shown, type Issues } from '../issues.ts';
import { readYaml, shownPath, wholeFile, type Located } from './located.ts';
import { shaped } from './shape.ts';

export interface Ground {
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
/** One list, or one of cities and one of counties. */
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

/** The ground, or null with what is missing or broken noted. */
export function readGround(root: string, issues: Issues): Ground | null {
  const path = (file: string): string => join(root, 'ground', file);
  const bytes = (file: string): Buffer | null => {
    if (existsSync(path(file))) return readFileSync(path(file));
    issues.error(
      wholeFile(shownPath(path(file)))(),
      'got no such file, expected it: npm run ground makes it',
    );
    return null;
  };
  const json = <T extends v.GenericSchema>(file: string, schema: T): Located<v.InferOutput<T>> | null => {
    const text = bytes(file)?.toString('utf8');
    if (text === undefined) return null;
    const where = wholeFile(shownPath(path(file)));
    try {
      return shaped(schema, { value: JSON.parse(text) as unknown, where }, issues);
    } catch (error) {
      issues.error(
        where(),
        `got broken JSON (${error instanceof Error ? error.message : ''}), expected it to parse`,
      );
      return null;
    }
  };
  const units = json('units.topo.json', Units);
  const water = json('water.geojson', Water);
  const relief = json('relief.json', Relief);
  const [paper, night] = [bytes('relief-paper.webp'), bytes('relief-night.webp')];
  const seatText = bytes('seats.yaml')?.toString('utf8');
  const read = seatText === undefined ? null : readYaml(shownPath(path('seats.yaml')), seatText, issues);
  const seats = read && shaped(Seats, read, issues);
  if (!units || !water || !relief || !paper || !night || !seats) return null;
  const { west, south, east, north } = relief.value;
  return {
    // What the schema has seen of them is all that the pipeline itself relies on; topojson-client reads the rest.
    topology: units.value as unknown as Topology,
    water: water.value as unknown as Ground['water'],
    seats: seatList(seats.value),
    relief: { paper, night, bounds: [west, south, east, north] },
  };
}

/** A city that is its own county (Jiyuan) stands in both lists and is kept once. */
function seatList(seats: v.InferOutput<typeof Seats>): Seat[] {
  const all = Array.isArray(seats) ? seats : [...seats.cities, ...seats.counties];
  return all.filter((seat, i) => all.findIndex((other) => other.code === seat.code) === i);
}

/** The lines among the waters, by id. */
export function groundLines(ground: Ground): Map<string, GroundLine> {
  const lines = new Map<string, GroundLine>();
  for (const { geometry, properties } of ground.water.features) {
    if (geometry.type !== 'LineString' && geometry.type !== 'MultiLineString') continue;
    if (lines.has(properties.id))
      throw new Error(`water: got ${shown(properties.id)} twice, expected it once`);
    lines.set(properties.id, { id: properties.id, geometry, accuracy_km: properties.accuracy_km });
  }
  return lines;
}
