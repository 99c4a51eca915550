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
it('finds nothing in a clean outline, and does not ask lines', () => {
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
