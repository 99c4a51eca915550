import { kinks } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { through, piece } from './line.ts';
import { RecipeError, type BasemapLine, type Point } from './gazetteer.ts';
import { lengthKm } from './measure.ts';
import { smallCity } from './small-city.ts';

describe('through', () => {
  const bends: Point[] = [
    [113, 34],
    [113.3, 34.3],
    [113.6, 34],
  ];
  it('passes all points in order', () => {
    const { coordinates } = through(bends, true);
    const at = bends.map((bend) => coordinates.findIndex((p) => p[0] === bend[0] && p[1] === bend[1]));
    expect(at[0]).toBe(0);
    expect(at[1]).toBeGreaterThan(0);
    expect(at[2]).toBe(coordinates.length - 1);
  });
  it('draws straight lines on request, and between two points', () => {
    expect(through(bends, false).coordinates).toEqual(bends);
    expect(through(bends.slice(0, 2), true).coordinates).toHaveLength(2);
  });
  it('is a little longer than the straight line, never by half', () => {
    const ratio = lengthKm(through(bends, true)) / lengthKm(through(bends, false));
    expect(ratio).toBeGreaterThan(1);
    expect(ratio).toBeLessThan(1.5);
  });
  it('makes no loops if the line keeps going forward, however uneven the distances', () => {
    // Steps of 4 to 50 km, turning by less than 120° from one to the next.
    const step = fc.tuple(
      fc.double({ min: 0.04, max: 0.5, noNaN: true }),
      fc.double({ min: -1, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(step, { minLength: 3, maxLength: 7 }), (steps) => {
        let [lon, lat] = [111, 34.5];
        const points = steps.map(([dx, slope]): Point => [(lon += dx), (lat += dx * slope)]);
        expect(kinks(through(points, true)).features).toHaveLength(0);
      }),
      { numRuns: 200 },
    );
  });
  it('refuses the same point twice in a row, naming the second', () => {
    const twice = (): unknown =>
      through(
        [
          [113, 34],
          [113, 34],
          [114, 34],
        ],
        true,
      );
    expect(twice).toThrow('same point twice');
    try {
      twice();
    } catch (error) {
      expect((error as RecipeError).path).toEqual(['through', 1]);
    }
  });
});

describe('basemap', () => {
  const line = (id: string): BasemapLine => {
    const found = smallCity.lines.get(id);
    if (!found) throw new Error(`no ${id}`);
    return found;
  };
  const river = line('river/qingshui');

  it('gives the whole line without ends', () => {
    expect(piece(river, null, null)).toEqual(river.geometry);
  });
  it('cuts at the points nearest to the ends', () => {
    expect(piece(river, [113.05, 34.15], [113.35, 34]).coordinates).toEqual([
      [113.05, 34.1],
      [113.1, 34.1],
      [113.2, 34.12],
      [113.3, 34.1],
      [113.35, 34.1],
    ]);
  });
  it('keeps the direction of the line, whichever end is named first', () => {
    expect(piece(river, [113.35, 34], [113.05, 34.15])).toEqual(piece(river, [113.05, 34.15], [113.35, 34]));
    expect(piece(river, [113.08, 34.1], [113.02, 34.1]).coordinates).toEqual([
      [113.02, 34.1],
      [113.08, 34.1],
    ]);
  });
  it('runs to the end of the line if one end is omitted', () => {
    expect(piece(river, [113.3, 34.1], null).coordinates).toEqual([
      [113.3, 34.1],
      [113.4, 34.1],
    ]);
    expect(piece(river, null, [113.1, 34.1]).coordinates).toEqual([
      [113, 34.1],
      [113.1, 34.1],
    ]);
  });
  it('refuses an end that is far from the line, both ends in one spot, and a line in parts', () => {
    expect(() => piece(river, [113, 35], null)).toThrow('km from river/qingshui, expected it within 15 km');
    expect(() => piece(river, [113.1, 34.1], [113.1, 34.1])).toThrow('same spot');
    expect(() => piece(line('river/two-parts'), [113.05, 34], null)).toThrow(RecipeError);
  });
});
