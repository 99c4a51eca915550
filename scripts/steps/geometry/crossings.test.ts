import { kinks } from '@turf/turf';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { crossings } from './crossings.ts';
import { disc } from './around.ts';

it('finds where an outline crosses itself', () => {
  const bow = [
    [113, 34],
    [114, 35],
    [114, 34],
    [113, 35],
    [113, 34],
  ];
  expect(crossings({ type: 'Polygon', coordinates: [bow] })).toContainEqual([113.5, 34.5]);
});
it('finds nothing in a clean outline, and ignores lines', () => {
  expect(crossings(disc([113, 34], 10))).toEqual([]);
  expect(
    crossings({
      type: 'LineString',
      coordinates: [
        [113, 34],
        [114, 35],
        [114, 34],
        [113, 35],
      ],
    }),
  ).toEqual([]);
});
it('finds the same as a comparison of all pairs of sides', () => {
  const spot = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }));
  fc.assert(
    fc.property(fc.uniqueArray(spot, { minLength: 3, maxLength: 30, selector: String }), (spots) => {
      const ring = [...spots, ...spots.slice(0, 1)].map(([x, y]) => [113 + x / 10, 34 + y / 10]);
      const outline = { type: 'Polygon' as const, coordinates: [ring] };
      expect(crossings(outline).length > 0).toBe(kinks(outline).features.length > 0);
    }),
    { numRuns: 300 },
  );
});
