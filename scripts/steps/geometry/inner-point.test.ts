import { booleanPointInPolygon } from '@turf/turf';
import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { innerPoint } from './inner-point.ts';

describe('the inner point', () => {
  it('of a point is itself', () => {
    expect(innerPoint({ type: 'Point', coordinates: [113, 34] })).toEqual([113, 34]);
  });
  it('of a line is its middle, of several that of the longest', () => {
    const long = [
      [113, 34],
      [114, 34],
    ];
    expect(innerPoint({ type: 'LineString', coordinates: long })[0]).toBeCloseTo(113.5, 3);
    const several = {
      type: 'MultiLineString' as const,
      coordinates: [
        [
          [110, 33],
          [110.1, 33],
        ],
        long,
      ],
    };
    expect(innerPoint(several)[0]).toBeCloseTo(113.5, 3);
  });
  it('of a horseshoe lies inside it, in the thick part', () => {
    const horseshoe: Polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [113, 34],
          [114, 34],
          [114, 35],
          [113.9, 35],
          [113.9, 34.5],
          [113.1, 34.5],
          [113.1, 35],
          [113, 35],
          [113, 34],
        ],
      ],
    };
    const [lon, lat] = innerPoint(horseshoe);
    expect(booleanPointInPolygon([lon, lat], horseshoe)).toBe(true);
    expect(lat).toBeGreaterThan(34.15);
    expect(lat).toBeLessThan(34.35);
  });
  it('of a square is its centre, and keeps clear of a hole there', () => {
    const outer = [
      [113, 34],
      [114, 34],
      [114, 35],
      [113, 35],
      [113, 34],
    ];
    const [lon, lat] = innerPoint({ type: 'Polygon', coordinates: [outer] });
    expect(lat).toBeCloseTo(34.5, 1);
    expect(Math.abs(lon - 113.5)).toBeLessThan(0.1);
    const hole = [
      [113.3, 34.3],
      [113.3, 34.7],
      [113.7, 34.7],
      [113.7, 34.3],
      [113.3, 34.3],
    ];
    const holed: Polygon = { type: 'Polygon', coordinates: [outer, hole] };
    expect(booleanPointInPolygon(innerPoint(holed), holed)).toBe(true);
  });
  it('of several areas lies in the largest', () => {
    const box = (west: number, side: number): number[][][] => [
      [
        [west, 34],
        [west + side, 34],
        [west + side, 34 + side],
        [west, 34 + side],
        [west, 34],
      ],
    ];
    const [lon] = innerPoint({ type: 'MultiPolygon', coordinates: [box(113, 0.1), box(115, 0.5)] });
    expect(lon).toBeGreaterThan(115);
  });
});
