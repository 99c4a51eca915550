/** Where a label of a geometry stands, and where the map flies to. */
import { along, feature, length } from '@turf/turf';
import type { Geometry, Position } from 'geojson';
import polylabel from 'polylabel';
import { boundsOf } from '../../../src/domain/geometry/geo.ts';

/** A point itself, the middle of the longest line, or a point deep inside the largest area: lon, lat. */
export function innerPoint(geometry: Geometry): [number, number] {
  switch (geometry.type) {
    case 'Point':
      return pair(geometry.coordinates);
    case 'LineString':
      return middle(geometry.coordinates);
    case 'MultiLineString':
      return middle(
        most(geometry.coordinates, (line) => length(feature({ type: 'LineString', coordinates: line }))),
      );
    case 'Polygon':
      return deepest(geometry.coordinates);
    case 'MultiPolygon':
      return deepest(most(geometry.coordinates, ([outer = []]) => Math.abs(planarArea(outer))));
    case 'MultiPoint':
    case 'GeometryCollection':
      throw new Error(`innerPoint: got a ${geometry.type}, expected a point, line or area`);
  }
}

const pair = ([lon = NaN, lat = NaN]: Position): [number, number] => [lon, lat];

function most<T>(all: readonly T[], measure: (one: T) => number): T {
  const found = all.toSorted((a, b) => measure(b) - measure(a))[0];
  if (found === undefined) throw new Error('innerPoint: got no parts, expected at least one');
  return found;
}

function middle(coordinates: Position[]): [number, number] {
  const line = feature({ type: 'LineString' as const, coordinates });
  return pair(along(line, length(line) / 2).geometry.coordinates);
}

const planarArea = (ring: readonly Position[]): number =>
  ring.reduce((sum, p, i) => {
    const [a, b] = [pair(p), pair(ring[(i + 1) % ring.length] ?? p)];
    return sum + (a[0] * b[1] - b[0] * a[1]) / 2;
  }, 0);

/** How close to the deepest point `polylabel` must come, as a share of the narrower side of the area's bounds. */
const PRECISION = 0.005;

/** The point of the area that is farthest from its edge, on a plane true to scale at the area's middle latitude. */
function deepest(rings: Position[][]): [number, number] {
  const [west, south, east, north] = boundsOf(rings.flat());
  const k = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const plane = rings.map((ring) => ring.map(pair).map(([lon, lat]): [number, number] => [lon * k, lat]));
  const [x, y] = pair([...polylabel(plane, PRECISION * Math.min((east - west) * k, north - south))]);
  return [x / k, y];
}
