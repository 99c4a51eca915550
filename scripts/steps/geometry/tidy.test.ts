import type { Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { nearestOn } from '../../basemap/curve.ts';
import { make, type Made } from './recipe.ts';
import { smallCity } from './small-city.ts';
import { decimalsOf, tidy, toleranceOf } from './tidy.ts';

const signedArea = (ring: readonly Position[]): number =>
  ring.reduce((sum, [x = 0, y = 0], i) => {
    const [nextX = 0, nextY = 0] = ring[(i + 1) % ring.length] ?? [];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);

const area = (coordinates: Position[][]): Made => ({
  geometry: { type: 'Polygon', coordinates },
  mark: 'fill',
  word: 'ring',
  doubt: 0,
  ceiling: 'traced',
  exact: true,
});

describe('tidy', () => {
  it('winds outer rings counterclockwise and holes clockwise', () => {
    const outer = [
      [113, 34],
      [113, 35],
      [114, 35],
      [114, 34],
      [113, 34],
    ];
    const hole = [
      [113.2, 34.2],
      [113.8, 34.2],
      [113.8, 34.8],
      [113.2, 34.8],
      [113.2, 34.2],
    ];
    const { coordinates } = tidy(area([outer, hole]), 1) as Polygon;
    expect(signedArea(coordinates[0] ?? [])).toBeGreaterThan(0);
    expect(signedArea(coordinates[1] ?? [])).toBeLessThan(0);
  });
  it('rounds to a fortieth of the accuracy, within 4 to 5 decimals', () => {
    expect([0.05, 0.5, 1, 3, 40].map(decimalsOf)).toEqual([5, 4, 4, 4, 4]);
    const point: Made = {
      ...area([]),
      geometry: { type: 'Point', coordinates: [113.123456789, 34.987654321] },
    };
    expect(tidy(point, 0.1)).toEqual({ type: 'Point', coordinates: [113.12346, 34.98765] });
    expect(tidy(point, 5)).toEqual({ type: 'Point', coordinates: [113.1235, 34.9877] });
  });
  it('leaves a simplified curve within its tolerance and makes it much shorter', () => {
    const made = make(
      { through: ['west-gate', [113.2, 34.25], 'east-gate', [113.5, 34.3]], smooth: true },
      smallCity,
    );
    const thin = tidy(made, 2);
    if (made.geometry.type !== 'LineString' || thin?.type !== 'LineString') throw new Error('expected lines');
    expect(thin.coordinates.length).toBeLessThan(made.geometry.coordinates.length / 2);
    const line = thin.coordinates.map(([lon = 0, lat = 0]) => [lon, lat] as const);
    const farthest = Math.max(
      ...made.geometry.coordinates.map(([lon = 0, lat = 0]) => nearestOn(line, [lon, lat]).distance),
    );
    // 10 m more for the rounding.
    expect(farthest).toBeLessThan(toleranceOf(2) + 0.01);
  });
  it('keeps every corner of whole units, and closes all rings', () => {
    const made = make({ units: [110100] }, smallCity);
    const { coordinates } = tidy(made, 0.5) as Polygon;
    expect(coordinates[0]?.[0]).toEqual(coordinates[0]?.at(-1));
    expect(coordinates[0]?.length).toBeGreaterThanOrEqual(5);
  });
});
