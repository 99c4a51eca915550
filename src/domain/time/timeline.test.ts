import { describe, expect, it } from 'vitest';
import { sample } from '../../../tests/sample-catalogue.ts';
import type { Change } from '../layer/catalogue.ts';
import { changesIn, liveliest, nextYear } from './timeline.ts';

const change = (ref: string, when: string): Change => ({
  ref,
  when,
  name: { zh: ref, en: ref },
  to: 'existing',
});
const events = [
  change('cities/a', '2012'),
  change('rail-hsr/a', '2012-09'),
  change('rail-hsr/b', '2016-09-10'),
  change('stations/c', '2036'),
];

describe('the years on record', () => {
  it('include only the changes of layers that are on', () => {
    const seen = changesIn(events, ['rail-hsr', 'stations']);
    expect(seen.map((c) => c.ref)).toEqual(['rail-hsr/a', 'rail-hsr/b', 'stations/c']);
    expect(nextYear(seen, 2010, 2035)).toBe(2012);
    expect(nextYear(seen, 2012, 2035)).toBe(2016);
    expect(nextYear(seen, 2016, 2035)).toBeNull();
    expect(nextYear([], 2010, 2035)).toBeNull();
  });
  it('give the theme with the most changes, and its layers that change', () => {
    const rails = { id: 'transport', title: { zh: '交通', en: 'Transport' } };
    const two = {
      ...sample,
      themes: [...sample.themes, rails],
      layers: sample.layers.map((l) => (/rail|stations/.test(l.id) ? { ...l, theme: rails.id } : l)),
    };
    expect(liveliest(two, events)).toEqual(['rail-hsr', 'stations']);
    expect(liveliest(two, [])).toEqual([]);
  });
});
