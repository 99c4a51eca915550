import { describe, expect, it } from 'vitest';
import { toScreen } from '../../domain/geometry/geo.ts';
import { LOOP, tracksOf } from './tracks.ts';

describe('the tracks of a trip', () => {
  const trip = {
    ref: { layer: 'trains', feature: 'a' },
    line: [
      [113, 34],
      [113.5, 34],
      [113.5, 35],
    ],
    marks: 3,
    color: '#000000',
    opacity: 1,
    width: 6,
  } as const;
  const [there, back] = tracksOf(trip, 10);
  const period = LOOP / 3;

  it('run there and back', () => {
    there.path.forEach(([lon, lat], i) => {
      expect(lon).toBeCloseTo(trip.line[i]?.[0] ?? NaN, 9);
      expect(lat).toBeCloseTo(trip.line[i]?.[1] ?? NaN, 9);
    });
    expect(there.path.length).toBe(3);
    expect(back.path).toEqual(there.path.toReversed());
  });
  it('have no more points than their zoom can show', () => {
    const bent = {
      ...trip,
      line: [
        [113, 34],
        [113.25, 34.002],
        [113.5, 34],
      ] as const,
    };
    const points = [6, 12].map((zoom) => tracksOf(bent, zoom)[0].path.length);
    expect(points).toEqual([2, 3]);
  });
  it('carry as many marks as the line has, and each runs from end to end in one loop', () => {
    for (const { times, pace } of [there, back]) {
      expect(pace[0]).toBe(period);
      expect((times[2] ?? NaN) - (times[0] ?? NaN)).toBeCloseTo(LOOP, 9);
    }
  });
  it('move their marks at one speed on the screen', () => {
    const screen = (i: number): [number, number] => {
      const [lon, lat] = trip.line[i] ?? [NaN, NaN];
      return toScreen({ lon: 113, lat: 34, zoom: 10 }, { width: 0, height: 0 }, lon, lat);
    };
    const run = ({ times, pace }: typeof there, from: number, to: number): number =>
      ((times[to] ?? NaN) - (times[from] ?? NaN)) * pace[1] * 2 ** 10;
    for (const [from, to] of [[0, 1] as const, [1, 2] as const]) {
      const [[ax, ay], [bx, by]] = [screen(from), screen(to)];
      const pixels = Math.hypot(bx - ax, by - ay);
      expect(run(there, from, to)).toBeCloseTo(pixels, 6);
      expect(run(back, 2 - to, 2 - from)).toBeCloseTo(pixels, 6);
    }
  });
  it('spread their marks evenly while the clock stands', () => {
    const standing = [0, 1, 2].flatMap((i) => {
      const way = (i * period - (there.times[0] ?? NaN)) / LOOP;
      return [way, 1 - way];
    });
    const sorted = standing.toSorted((a, b) => a - b);
    sorted.forEach((way, i) => {
      expect(way).toBeCloseTo((i + 0.5) / 6, 9);
    });
  });
});
