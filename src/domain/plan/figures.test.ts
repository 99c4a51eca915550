import { describe, expect, it } from 'vitest';
import type { Fact } from '../layer/catalogue.ts';
import type { Feature, FeatureRecord } from '../layer/feature.ts';
import { compare, factRows, newestFact, sorted } from './figures.ts';

const city = (id: string, facts: readonly Fact[]): Feature => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [113, 34] },
  properties: {
    id,
    name: { zh: id, en: id },
    facts: facts.map((fact) => ({ label: { zh: fact.field ?? '', en: fact.field ?? '' }, ...fact })),
  } as unknown as FeatureRecord,
});
const fact = (field: string, value: Fact['value'], year: string, source = 'book'): Fact => ({
  field,
  value,
  year,
  source,
});
const cities = {
  features: [
    city('alpha', [
      fact('population', 500, '2024', 'bulletin'),
      fact('population', 400, '2020-11'),
      fact('area', 30, '2020', 'survey'),
      fact('gdp', 7, '2025'),
    ]),
    city('beta', [
      fact('population', 900, '2020-11'),
      fact('area', 10, '2020', 'survey'),
      fact('gdp', { zh: '超过5', en: 'above 5' }, '2022'),
    ]),
    city('gamma', [fact('population', 100, '2010'), fact('gdp', 9, '2025')]),
  ],
};
const years = (measure: Parameters<typeof compare>[1]) =>
  compare(cities, measure).groups.map(({ year, figures }) => [year, ...figures.map((f) => f.city)]);

describe('a comparison of cities', () => {
  it('takes the figure of the year asked for, and lists cities that have none', () => {
    expect(years('residents-2020')).toEqual([['2020', 'beta', 'alpha']]);
    expect(compare(cities, 'residents-2020').missing.map((c) => c.city)).toEqual(['gamma']);
  });
  it('groups the latest figures by year, newest first, the largest first in each year', () => {
    expect(years('residents')).toEqual([
      ['2024', 'alpha'],
      ['2020', 'beta'],
      ['2010', 'gamma'],
    ]);
    expect(years('gdp')).toEqual([['2025', 'gamma', 'alpha']]);
  });
  it('lists published words without a figure separately from missing figures', () => {
    const { worded, missing } = compare(cities, 'gdp');
    expect(worded.map((w) => w.city)).toEqual(['beta']);
    expect(missing).toEqual([]);
  });
  it('computes density from the census of 2020 and the area, with both sources', () => {
    const { groups, missing, unit } = compare(cities, 'density');
    expect(unit).toBe('person-a-km2');
    expect(groups[0]?.figures.map(({ city, value, sources }) => [city, value, sources])).toEqual([
      ['beta', 90, ['book', 'survey']],
      ['alpha', 13, ['book', 'survey']],
    ]);
    expect(missing.map((c) => c.city)).toEqual(['gamma']);
  });
  it('prefers numbers to words, and newer to older', () => {
    const facts = [
      fact('gdp', { zh: '约', en: 'about' }, '2026'),
      fact('gdp', 1, '2020'),
      fact('gdp', 2, '2021'),
    ];
    expect(newestFact({ facts }, 'gdp')?.value).toBe(2);
    expect(newestFact({ facts }, 'gdp', '2020')?.value).toBe(1);
    expect(newestFact({ facts }, 'urban')).toBeUndefined();
  });
});

describe('the table of facts', () => {
  const rows = factRows(cities);
  it('has all of them', () => {
    expect(rows).toHaveLength(9);
  });
  it('sorts by each column, both ways', () => {
    const years = (down: boolean) => sorted(rows, 'year', down, 'en').map(({ fact }) => fact.year);
    expect(years(false)[0]).toBe('2010');
    expect(years(true)[0]).toBe('2025');
    expect(sorted(rows, 'name', true, 'en')[0]?.city).toBe('gamma');
  });
  it('sorts values within each measure, words last', () => {
    const last = (down: boolean) => sorted(rows, 'value', down, 'en').at(-1)?.city;
    expect([last(true), last(false)]).toEqual(['beta', 'beta']);
    const people = sorted(rows, 'value', false, 'en').filter(({ fact }) => fact.field === 'population');
    expect(people.map(({ fact }) => fact.value)).toEqual([100, 400, 500, 900]);
  });
});
