import { describe, expect, it } from 'vitest';
import { toScreen } from '../domain/geo.ts';
import { trackOf } from './tracks.ts';

describe('the track of a trip', () => {
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
  it('counts its way in pixels of zoom 0', () => {
    const { path, along } = trackOf(trip);
    expect(path).toEqual(trip.line);
    const screen = (i: number): [number, number] => {
      const [lon, lat] = trip.line[i] ?? [NaN, NaN];
      return toScreen({ lon: 113, lat: 34, zoom: 10 }, { width: 0, height: 0 }, lon, lat);
    };
    const [[ax, ay], [bx, by]] = [screen(1), screen(2)];
    expect(along[0]).toBe(0);
    expect(((along[2] ?? NaN) - (along[1] ?? NaN)) * 2 ** 10).toBeCloseTo(Math.hypot(bx - ax, by - ay), 6);
  });
});
