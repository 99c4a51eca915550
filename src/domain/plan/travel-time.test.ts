import { describe, expect, it } from 'vitest';
import type { Fact } from '../layer/catalogue.ts';
import type { Feature, FeatureRecord } from '../layer/feature.ts';
import { connectionsOf } from './travel-time.ts';

const city = (id: string, role: string, facts: readonly Fact[]): Feature => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [113, 34] },
  properties: { id, name: { zh: id, en: id }, class: role, facts } as FeatureRecord,
});
const time = (value: number, year: string): Fact => ({ field: 'rail-time', value, year, source: 'news' });

describe('connections', () => {
  it('leave out the core, do not rank times of different years, and put cities without a time last', () => {
    const data = {
      features: [
        city('core', 'core', [time(0, '2020')]),
        city('silent', 'node', []),
        city('far', 'node', [time(40, '2015')]),
        city('counted', 'node', [{ field: 'rail-pairs', value: 28.5, year: '2021', source: 'news' }]),
        city('near', 'node', [time(28, '2014'), time(25, '2025')]),
      ],
    };
    const found = connectionsOf(data, { core: 'core', minutes: 'rail-time', pairs: 'rail-pairs' });
    expect(found.map((c) => c.city)).toEqual(['far', 'near', 'counted', 'silent']);
    expect(found[1]?.times.map((fact) => fact.value)).toEqual([25, 28]);
    expect(found[3]).toMatchObject({ times: [], pairs: [] });
  });
});
