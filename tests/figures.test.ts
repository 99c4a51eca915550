/** Figures that the atlas computes or draws, compared with the published ones that they are made of. */
import { describe, expect, it } from 'vitest';
import { planFrameIndex } from '../scripts/steps/index/plan-frames.ts';
import type { DrawnLayer } from '../scripts/steps/draw.ts';
import type { PlanFrameIndex } from '../src/domain/plan/plan-frames.ts';
import { onlyIn, wholeCities } from '../src/domain/plan/plan-frames.ts';
import { compare } from '../src/domain/plan/figures.ts';
import { realData } from './real-data.ts';

const { built, catalogue, json } = await realData();
const layerOf = (id: string): DrawnLayer => {
  const found = built.layers.find(({ folder }) => folder.id === id);
  if (!found) throw new Error(`got no layer ${id}, expected it`);
  return found;
};
const cities = layerOf('cities').data;

describe('residents and density', () => {
  const people = layerOf('city-population').data.features;
  it('are drawn for each of the nine cities as on its card', () => {
    const figures = compare(cities, 'residents-2020').groups;
    expect(figures).toHaveLength(1);
    const said = figures[0]?.figures.map(({ city, value }) => [city, value]).sort();
    expect(said).toHaveLength(9);
    expect(
      people.map(({ properties: p }) => [p.id, p.values['population-2020'] ?? NaN] as const).sort(),
    ).toEqual(said);
  });
  it('is the quotient of the two figures on the same card, rounded', () => {
    const features = layerOf('city-density').data.features;
    expect(features).toHaveLength(9);
    for (const { properties: p } of features) {
      const { density, residents = NaN, area = NaN } = p.values;
      expect(density, p.id).toBe(Math.round(residents / area));
      // The map shows the figure itself.
      expect(p.short?.zh.replace(',', ''), p.id).toBe(String(density));
    }
    const computed = compare(cities, 'density')
      .groups[0]?.figures.map((f) => [f.city, f.value])
      .sort();
    expect(features.map(({ properties: p }) => [p.id, p.values.density ?? NaN] as const).sort()).toEqual(
      computed,
    );
  });
});

describe('travel-time areas', () => {
  const { folder } = layerOf('reach');
  it('use the minutes to every station from their facts, and no others', () => {
    expect(folder.features.length).toBeGreaterThan(0);
    for (const { value } of folder.features) {
      if (!('reach' in value.geometry)) throw new Error(`${value.id}: got another recipe, expected reach`);
      const { stations, minutes, kmh } = value.geometry;
      const facts = value.facts.filter(({ field }) => field?.startsWith('time-'));
      expect(Object.fromEntries(facts.map(({ field, value }) => [field, value])), value.id).toEqual(
        Object.fromEntries(stations.map((station) => [`time-${station.place}`, station.minutes])),
      );
      expect(stations.length).toBeGreaterThan(0);
      for (const fact of facts) expect(fact.year).toBeDefined();
      expect(value.class).toBe(`minutes-${String(minutes)}`);
      // The assumption stands below the legend.
      for (const lang of ['zh', 'en'] as const)
        expect(folder.layer.value.reading?.[lang]).toContain(String(kmh));
    }
  });
});

describe('published times', () => {
  it('are the same on the cities’ cards as in the travel-time areas', () => {
    const wide = layerOf('reach').data.features.find(({ properties: p }) => p.class === 'minutes-90');
    const times = ['kaifeng', 'jiaozuo'].map((id) => {
      const city = cities.features.find(({ properties: p }) => p.id === id);
      return [`time-${id}`, city?.properties.values['rail-time']];
    });
    for (const [field, time] of times) {
      expect(time).toBeDefined();
      expect(wide?.properties.values[String(field)]).toBe(time);
    }
  });
});

describe('the plan frames', () => {
  const index = json(catalogue.frames) as PlanFrameIndex;
  const [approved, eight, four] = ['approved-plan', 'one-plus-eight', 'one-plus-four'].map((id) => {
    const found = index.frames.find((frame) => frame.id === id);
    if (!found) throw new Error(`got no frame ${id}, expected it`);
    return found;
  });
  if (!approved || !eight || !four) throw new Error('got fewer than three frames');

  it('contain the counties that their documents name', () => {
    expect(index.counties).toHaveLength(79);
    expect(wholeCities(index, approved)).toEqual([410100, 410200, 411000]);
    expect(wholeCities(index, eight)).toHaveLength(9);
    expect(wholeCities(index, four)).toHaveLength(5);
    expect(onlyIn(index, approved, eight)).toEqual([]);
    expect(onlyIn(index, approved, four).flatMap(({ counties }) => counties.map(({ code }) => code))).toEqual(
      [410307, 410425, 411122],
    );
    expect(onlyIn(index, eight, approved).find(({ city }) => city.code === 419001)?.whole).toBe(true);
  });
  it('say beside the figures that the 1+4 of 2019 began with less than its five whole cities', () => {
    expect(four.note?.zh).toMatch(/起步范围小于图上/);
    expect(four.note?.en).toMatch(/began with less than is drawn/);
    for (const frame of index.frames) expect(frame.note, frame.id).toBeDefined();
  });
  it('sum the residents of whole cities, and only of those', () => {
    expect(eight.people.computed?.value).toBe(eight.people.published?.value);
    const five = compare(cities, 'residents-2020').groups[0]?.figures.filter(({ city }) =>
      ['zhengzhou', 'kaifeng', 'xinxiang', 'jiaozuo', 'xuchang'].includes(city),
    );
    expect(five).toHaveLength(5);
    expect(four.people.computed?.value).toBe(five?.reduce((sum, { value }) => sum + value, 0));
    expect(approved.people.computed).toBeUndefined();
  });
  it('are empty if the data has no such layer', () => {
    const topology = { type: 'Topology' as const, arcs: [], objects: {} };
    expect(planFrameIndex([], undefined, topology, new Map()).frames).toEqual([]);
  });
});
