/** Checks the committed files of data/basemap: completeness, position, size, and agreement with their provenance. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as turf from '@turf/turf';
import sharp from 'sharp';
import type { MultiPolygon, Position } from 'geojson';
import { merge, neighbors } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { km, lengthKm, nearestOn, type Point } from './curve.ts';
import { sha256 } from './inputs.ts';
import { seatFaults } from './seats.ts';
import { readNames, readSeats, readWater } from './tables.ts';
import { areasOf } from './units.ts';
import type { WaterCollection } from './water.ts';

const folder = join(import.meta.dirname, '../../data/basemap');
const bytes = (name: string): Buffer => readFileSync(join(folder, name));
const units = JSON.parse(bytes('units.topo.json').toString()) as Topology;
const water = JSON.parse(bytes('water.geojson').toString()) as WaterCollection;
const counties = areasOf(units, 'counties');
const cities = areasOf(units, 'cities');

const asPoint = (p: Position): Point => [p[0] ?? NaN, p[1] ?? NaN];
const line = (id: string): Point[] => {
  const found = water.features.find((f) => f.properties.id === id);
  if (found?.geometry.type !== 'LineString') throw new Error(`water.geojson: got no line ${id}`);
  return found.geometry.coordinates.map(asPoint);
};

describe('units', () => {
  it('are the 79 county units and nine cities of the names table, with their names', () => {
    const names = readNames(folder);
    expect(counties.map((f) => f.properties)).toEqual(names.counties);
    expect(cities.map((f) => f.properties)).toEqual(names.cities);
    expect([counties.length, cities.length]).toEqual([79, 9]);
  });
  it('cover the published area (58,793 km², the sum of the nine yearbook figures) without gap or overlap', () => {
    const sum = counties.reduce((a, f) => a + turf.area(f), 0) / 1e6;
    const all = (units.objects.counties as GeometryCollection).geometries;
    const union = turf.area(unionOf(all)) / 1e6;
    expect(sum).toBeGreaterThan(58_793 * 0.999);
    expect(sum).toBeLessThan(58_793 * 1.001);
    expect(Math.abs(sum - union)).toBeLessThan(0.5);
  });
  it('share their arcs: every county has a neighbour', () => {
    const all = (units.objects.counties as GeometryCollection).geometries;
    for (const near of neighbors(all)) expect(near.length).toBeGreaterThan(0);
  });
});

describe('seats', () => {
  const seats = readSeats(folder);
  it('lie inside their units, one each', () => {
    expect(seats.counties).toHaveLength(79);
    expect(seatFaults(seats.counties, counties)).toEqual([]);
    expect(seatFaults(seats.cities, cities)).toEqual([]);
  });
  it('are rejected by the check if one is outside its unit, one too many or one missing', () => {
    const [first, ...rest] = seats.cities;
    if (first === undefined) throw new Error('seats.yaml: got no cities');
    expect(seatFaults([{ ...first, lon: 112.4 }, ...rest], cities)[0]).toMatch(/410100/);
    expect(seatFaults(rest, cities)).toEqual(['410100: got 0 seats, expected 1']);
    expect(seatFaults([...seats.cities, { ...first, code: 1 }], cities)[0]).toMatch(/no such unit/);
  });
});

describe('water', () => {
  const table = readWater(folder);
  it('holds every line and reservoir of the table once, with 4 decimals', () => {
    const ids = [...table.lines, ...table.reservoirs].map((w) => w.id);
    expect(water.features.map((f) => f.properties.id)).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    expect(bytes('water.geojson').toString()).not.toMatch(/\d\.\d{5}/);
  });
  it('tributaries end on the river they join, and canals start on theirs', () => {
    const joins = table.lines.filter((l) => l.into !== undefined);
    expect(joins.length).toBeGreaterThan(10);
    for (const { id, into, from } of joins) {
      expect(nearestOn(line(into ?? ''), line(id).at(-1) ?? [0, 0]).distance, id).toBeLessThan(0.05);
      if (from !== undefined)
        expect(nearestOn(line(from), line(id)[0] ?? [0, 0]).distance, id).toBeLessThan(0.05);
    }
  });
  it('the Yellow River passes its gauging stations, between the right cities', () => {
    const huanghe = line('river/huanghe');
    for (const [name, p] of Object.entries({
      小浪底: [112.366, 34.924],
      花园口: [113.662, 34.912],
      夹河滩: [114.575, 34.905],
      高村: [115.08, 35.383],
    } satisfies Record<string, Point>))
      expect(nearestOn(huanghe, p).distance, name).toBeLessThan(1.5);
    const seats = new Map(readSeats(folder).cities.map((s) => [s.zh, s.lat]));
    for (const [zh, lon] of [
      ['郑州', 113.6],
      ['开封', 114.3],
      ['洛阳', 112.5],
    ] as const)
      expect(seats.get(zh)).toBeLessThan(latitudeAt(huanghe, lon));
    for (const [zh, lon] of [
      ['新乡', 113.9],
      ['焦作', 113.2],
      ['济源', 112.6],
    ] as const)
      expect(seats.get(zh)).toBeGreaterThan(latitudeAt(huanghe, lon));
  });
  it('no line turns back on itself: no vertex is sharper than 45°', () => {
    for (const { id } of table.lines) {
      const points = line(id);
      points.slice(1, -1).forEach((p, i) => {
        const [a, b] = [points[i] ?? p, points[i + 2] ?? p];
        const angle = Math.acos((km(a, p) ** 2 + km(p, b) ** 2 - km(a, b) ** 2) / (2 * km(a, p) * km(p, b)));
        expect((angle * 180) / Math.PI, `${id} at ${p.join()}`).toBeGreaterThan(45);
      });
    }
  });
  it('smooths bends away but adds none: drawn lengths are 60 to 105 % of the published ones', () => {
    const published = { 'river/yihe': 265, 'river/beiruhe': 250, 'river/jialuhe': 256, 'river/yinghe': 261 };
    for (const [id, length] of Object.entries(published)) {
      expect(lengthKm(line(id)) / length, id).toBeGreaterThan(0.6);
      expect(lengthKm(line(id)) / length, id).toBeLessThan(1.05);
    }
  });
});

it('files keep to their budgets', async () => {
  const gz = (name: string): number => gzipSync(bytes(name), { level: 9 }).length;
  expect(gz('units.topo.json')).toBeLessThanOrEqual(25_000);
  expect(gz('water.geojson')).toBeLessThanOrEqual(45_000);
  for (const name of ['relief-paper.webp', 'relief-night.webp']) {
    expect(bytes(name).length).toBeLessThanOrEqual(60_000);
    expect((await sharp(bytes(name)).metadata()).width).toBe(2048);
  }
});

it('the paper relief is light enough: a line with contrast 3:1 keeps 2:1 on it', async () => {
  const { data } = await sharp(bytes('relief-paper.webp'))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const linear = (c: number): number =>
    c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4;
  const luminance = (i: number): number =>
    0.2126 * linear(data[i] ?? 0) + 0.7152 * linear(data[i + 1] ?? 0) + 0.0722 * linear(data[i + 2] ?? 0);
  let darkest = 1;
  for (let i = 0; i < data.length; i += 3) darkest = Math.min(darkest, luminance(i));
  expect((luminance(0) + 0.05) / (darkest + 0.05)).toBeLessThan(1.5);
});

it('provenance names every file with its sha256', () => {
  const said = parse(bytes('provenance.yaml').toString()) as { files: Record<string, { sha256: string }> };
  expect(Object.keys(said.files)).toHaveLength(8);
  for (const [name, { sha256: sum }] of Object.entries(said.files))
    expect(sha256(bytes(name)), name).toBe(sum);
});

function unionOf(geometries: GeometryCollection['geometries']): MultiPolygon {
  return merge(units, geometries as Parameters<typeof merge>[1]);
}

function latitudeAt(points: readonly Point[], lon: number): number {
  const i = points.findIndex(
    (p, k) => k > 0 && (points[k - 1]?.[0] ?? lon) <= lon && p[0] > lon && p[1] < 35.3,
  );
  const found = points[i];
  if (found === undefined) throw new Error(`river: got no point at ${String(lon)} E`);
  return found[1];
}
