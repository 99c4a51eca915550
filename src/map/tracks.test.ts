import { describe, expect, it } from 'vitest';
import { toScreen } from '../domain/geo.ts';
import { tracksOf } from './tracks.ts';

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
    rim: '#ffffff',
    opacity: 1,
    width: 6,
  } as const;
  it('lead out and back, and count their way in pixels of zoom 0', () => {
    const [out, back] = tracksOf(trip);
    expect(back.path).toEqual([...out.path].reverse());
    expect(out.along[0]).toBe(0);
    expect(back.along.at(-1)).toBeCloseTo(out.along.at(-1) ?? NaN, 12);
    const screen = (i: number): [number, number] => {
      const [lon, lat] = trip.line[i] ?? [NaN, NaN];
      return toScreen({ lon: 113, lat: 34, zoom: 10 }, { width: 0, height: 0 }, lon, lat);
    };
    const [[ax, ay], [bx, by]] = [screen(1), screen(2)];
    expect(((out.along[2] ?? NaN) - (out.along[1] ?? NaN)) * 2 ** 10).toBeCloseTo(
      Math.hypot(bx - ax, by - ay),
      6,
    );
  });
});
