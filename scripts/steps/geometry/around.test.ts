import { describe, expect, it } from 'vitest';
import { common, contains, corridor, disc } from './around.ts';
import { areaKm2, lengthKm } from './measure.ts';
import { smallCity } from './small-city.ts';
import { unionOfUnits } from './units.ts';
import type { LineString } from 'geojson';

const line: LineString = {
  type: 'LineString',
  coordinates: [
    [113, 34.1],
    [113.2, 34.12],
    [113.4, 34.1],
  ],
};

describe('around', () => {
  it('makes a corridor as long as its line, twice as wide as given, with round ends', () => {
    const made = corridor(line, 2);
    expect(made.type).toBe('Polygon');
    expect(areaKm2(made) / (lengthKm(line) * 4 + Math.PI * 4)).toBeCloseTo(1, 1.5);
  });
  it('merges the folds of a line that turns back into one clean outline', () => {
    const hairpin: LineString = {
      type: 'LineString',
      coordinates: [
        [113, 34],
        [113.3, 34],
        [113.3, 34.02],
        [113, 34.02],
      ],
    };
    const made = corridor(hairpin, 3);
    expect(made.type).toBe('Polygon');
    expect(made.coordinates).toHaveLength(1);
  });
  it('makes a disc of π r²', () => {
    expect(areaKm2(disc([113, 34], 10)) / (Math.PI * 100)).toBeCloseTo(1, 2);
  });
  it('clips it to the units', () => {
    const county = unionOfUnits(smallCity.topology, [110101]);
    const kept = common(disc([113, 34.1], 5), county);
    expect(areaKm2(kept) / ((Math.PI * 25) / 2)).toBeCloseTo(1, 2);
    expect(contains(kept, [113.02, 34.1])).toBe(true);
    expect(contains(kept, [112.98, 34.1])).toBe(false);
  });
  it('refuses areas that do not meet', () => {
    const [a, b] = [110101, 110202].map((code) => unionOfUnits(smallCity.topology, [code]));
    expect(() => a && b && common(a, b)).toThrow('nothing in common');
  });
});
