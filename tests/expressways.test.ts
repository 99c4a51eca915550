/** The expressways: one connected network, and counts and dates in texts that agree with the drawing. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { nearestOn, type Point } from '../scripts/basemap/curve.ts';
import type { PlanIndex } from '../src/domain/layer/catalogue.ts';
import { realData } from './real-data.ts';

const { built, catalogue, json } = await realData();
const layer = built.layers.find(({ folder }) => folder.id === 'expressways');
if (!layer) throw new Error('got no layer expressways, expected it');
const { features } = layer.data;
const roads = features.filter(({ properties }) => properties.class !== 'avenue');
const feature = (id: string) => {
  const found = features.find(({ properties }) => properties.id === id);
  if (!found) throw new Error(`expressways: got no feature ${id}, expected one`);
  return found;
};
const lineOf = (one: (typeof features)[number]): Point[] => {
  if (one.geometry.type !== 'LineString')
    throw new Error(`${one.properties.id}: got ${one.geometry.type}, expected a LineString`);
  return one.geometry.coordinates as unknown as Point[];
};
const kmTo = (id: string, point: Point): number => nearestOn(lineOf(feature(id)), point).distance;

interface Place {
  id: string;
  lon: number;
  lat: number;
}
const junctions = (parse(readFileSync('data/places.yaml', 'utf8')) as Place[]).filter(({ id }) =>
  id.startsWith('junction-'),
);

describe('the network', () => {
  it.each(junctions.map((place) => [place.id, place] as const))(
    'joins two roads at %s',
    (_, { lon, lat }) => {
      const there = roads.filter((one) => nearestOn(lineOf(one), [lon, lat]).distance < 0.3);
      expect(there.length).toBeGreaterThan(1);
    },
  );

  // Interchanges that are no bends of the line: none of them is in its recipe.
  it.each([
    ['g30', [114.212, 34.838]],
    ['g30', [115.317, 34.484]],
    ['g30', [112.755, 34.77]],
    ['g30', [112.572, 34.773]],
    ['g30', [111.251, 34.726]],
    ['g4', [113.883, 33.982]],
    ['g4', [114.087, 33.658]],
    ['g36', [113.373, 33.649]],
    ['g36', [113.208, 33.769]],
    ['g45', [114.491, 34.814]],
    ['g45', [114.812, 33.435]],
    ['g55', [112.538, 34.696]],
    ['g55', [112.457, 33.452]],
    ['g1511', [114.87, 34.901]],
    ['g5512', [113.265, 35.13]],
    ['g5512', [113.758, 34.984]],
  ] as const)('%s passes %j', (id, point) => {
    const { basis, accuracy_km } = feature(id).properties;
    expect(basis).toBe('traced');
    expect(accuracy_km).toBeLessThanOrEqual(1);
    expect(kmTo(id, point)).toBeLessThan(accuracy_km);
  });

  it('names OpenStreetMap as the source of every position taken from it', () => {
    for (const { properties } of roads)
      if (properties.basis === 'traced')
        expect(
          properties.sources.some((id) => id.startsWith('osm-')),
          properties.id,
        ).toBe(true);
  });
});

describe('statements of the documents', () => {
  it.each([
    ['shangdeng-west', 'existing', '2017-09-26'],
    ['yantaihang', 'existing', '2025-12-30'],
    ['changxiu', 'existing', '2025-12-30'],
    ['yelu', 'building', '2022-07-28'],
  ])('%s: %s since %s', (id, status, since) => {
    expect(feature(id).properties).toMatchObject({ status, since });
  });

  it('the Zhengluo Expressway is due in 2026', () => {
    expect(feature('zhengluo').properties.target?.when).toBe('2026');
  });

  it.each([
    ['hebao', 'S28'],
    ['yanluo', 'S32'],
    ['xuguang', 'S49'],
    ['g5512', 'S86'],
    ['zhengluan', '郑尧高速'],
  ])('%s is found by %s', (id, old) => {
    expect(feature(id).properties.aliases).toContain(old);
  });

  it('the card of the plan’s network counts the drawn lines', () => {
    const plan = json(catalogue.plan) as PlanIndex;
    const unknown = plan.headings
      .flatMap(({ elements }) => elements)
      .find(({ id }) => id === 'expressway-network')?.unknown;
    const national = roads.filter(({ properties }) =>
      ['axis', 'ring', 'national'].includes(properties.class ?? ''),
    );
    expect(unknown?.zh).toContain(`分作${String(roads.length)}段，其中国家高速${String(national.length)}段`);
    expect(unknown?.en).toContain(`in ${String(roads.length)} sections, ${String(national.length)} of them`);
  });
});
