/** Outlines that cross themselves have no inside: a mistake in a hand-drawn ring. */
import { feature, kinks } from '@turf/turf';
import type { Geometry } from 'geojson';

/** Where the outlines of an area cross themselves: lon, lat, rounded to 4 decimals; none for points and lines. */
export function crossings(geometry: Geometry): [number, number][] {
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return [];
  const round = (degrees = NaN): number => Math.round(degrees * 1e4) / 1e4;
  return kinks(feature(geometry)).features.map(({ geometry: { coordinates } }): [number, number] => [
    round(coordinates[0]),
    round(coordinates[1]),
  ]);
}
