/** Reads the hand-written tables of data/basemap: names, seats, waters. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';

const Name = v.strictObject({ code: v.number(), zh: v.string(), en: v.string() });
const Lon = v.pipe(v.number(), v.minValue(109), v.maxValue(118));
const Lat = v.pipe(v.number(), v.minValue(31), v.maxValue(38));
const Point = v.tuple([Lon, Lat]);
const Rank = v.picklist([1, 2, 3, 4]);

const NamesTable = v.strictObject({
  cities: v.array(Name),
  counties: v.array(v.strictObject({ ...Name.entries, city: v.number() })),
  context: v.array(Name),
});

const Seat = v.strictObject({ ...Name.entries, lon: Lon, lat: Lat, rank: Rank });
const SeatsTable = v.strictObject({ cities: v.array(Seat), counties: v.array(Seat) });

const Part = v.union([
  v.strictObject({ trace: v.pipe(v.array(Point), v.minLength(2)) }),
  v.strictObject({ through: v.pipe(v.array(Point), v.minLength(1)) }),
]);
const Line = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^(river|canal)\/[a-z-]+$/)),
  zh: v.string(),
  en: v.string(),
  rank: Rank,
  accuracy_km: v.number(),
  note: v.optional(v.string()),
  from: v.optional(v.string()),
  into: v.optional(v.string()),
  parts: v.pipe(v.array(Part), v.minLength(1)),
});
const Lake = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^lake\/[a-z-]+$/)),
  zh: v.string(),
  en: v.string(),
  rank: Rank,
  area_km2: v.number(),
  along: v.optional(v.string()),
  arms: v.array(v.pipe(v.array(v.tuple([Lon, Lat, v.number()])), v.minLength(2))),
});
const WaterTable = v.strictObject({ lines: v.array(Line), reservoirs: v.array(Lake) });

export type Names = v.InferOutput<typeof NamesTable>;
export type Seats = v.InferOutput<typeof SeatsTable>;
export type WaterLine = v.InferOutput<typeof Line>;
export type WaterLake = v.InferOutput<typeof Lake>;
export type Water = v.InferOutput<typeof WaterTable>;

const read = <S extends v.GenericSchema>(schema: S, folder: string, file: string): v.InferOutput<S> => {
  const result = v.safeParse(schema, parse(readFileSync(join(folder, file), 'utf8')));
  if (result.success) return result.output;
  const faults = result.issues.map((i) => `${v.getDotPath(i) ?? '(top)'}: ${i.message}`);
  throw new Error(`${file} is not as expected:\n  ${faults.join('\n  ')}`);
};

/** Codes and names of the 9 cities, 79 county units and the neighbours, from names.yaml. */
export const readNames = (folder: string): Names => read(NamesTable, folder, 'names.yaml');
/** Label points of cities and counties (degrees WGS84, rank 1..4), from seats.yaml. */
export const readSeats = (folder: string): Seats => read(SeatsTable, folder, 'seats.yaml');
/** How each river, canal and reservoir is made, from authored-water.yaml. */
export const readWater = (folder: string): Water => read(WaterTable, folder, 'authored-water.yaml');
