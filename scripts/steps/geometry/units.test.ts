import { describe, expect, it } from 'vitest';
import { RecipeError } from './gazetteer.ts';
import { areaKm2 } from './measure.ts';
import { smallCity } from './small-city.ts';
import { countiesOf, unionOfUnits } from './units.ts';

const { topology } = smallCity;

describe('units', () => {
  it('joins neighbours into one outline without the border between them', () => {
    const both = unionOfUnits(topology, [110101, 110102]);
    expect(both.type).toBe('Polygon');
    const apart = [110101, 110102].map((code) => areaKm2(unionOfUnits(topology, [code])));
    expect(areaKm2(both)).toBeCloseTo((apart[0] ?? 0) + (apart[1] ?? 0), 6);
    // The border at 113.2 E is removed: only its two ends are corners of the outline.
    const ring = both.type === 'Polygon' ? both.coordinates[0] : [];
    expect(ring?.slice(1).filter(([lon]) => lon === 113.2)).toHaveLength(2);
  });
  it('keeps separate parts apart', () => {
    expect(unionOfUnits(topology, [110201, 110202]).type).toBe('MultiPolygon');
  });
  it('replaces a city by its counties, each county once', () => {
    expect(countiesOf(topology, [110100, 110101])).toEqual([110101, 110102]);
  });
  it('refuses a code that the basemap lacks, and names it', () => {
    expect(() => unionOfUnits(topology, [110101, 999999])).toThrow(RecipeError);
    expect(() => unionOfUnits(topology, [110101, 999999])).toThrow('got 999999, expected the code');
  });
  it('measures a 0.2° square at 34 N as 22.24 km by 18.4 km', () => {
    expect(areaKm2(unionOfUnits(topology, [110101]))).toBeCloseTo(
      22.239 * 22.239 * Math.cos((34.1 * Math.PI) / 180),
      0,
    );
  });
});
