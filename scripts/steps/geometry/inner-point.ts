/** Where a label of a geometry stands, and where the map flies to. */
import { along, booleanPointInPolygon, centroid, feature, length } from '@turf/turf';
import type { Geometry, Position } from 'geojson';
import { nearestOn } from '../../basemap/curve.ts';
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

/**
 * The point of the area that is farthest from its edge, found on a grid that closes in on the best cell: after
 * Garcia-Castellanos & Lombardo (2007), Poles of inaccessibility. Good to a few percent of the area's width.
 */
function deepest(rings: Position[][]): [number, number] {
  const polygon = feature({ type: 'Polygon' as const, coordinates: rings });
  const edges = rings.map((ring) => ring.map(pair));
  const depth = (p: [number, number]): number =>
    booleanPointInPolygon(p, polygon) ? Math.min(...edges.map((edge) => nearestOn(edge, p).distance)) : -1;
  let [west, south, east, north] = boundsOf(rings.flat());
  // A square has many deepest points: its middle is taken unless another point is deeper by a hundredth.
  const centre = pair(centroid(polygon).geometry.coordinates);
  let best = { p: centre, d: depth(centre) };
  for (let round = 0; round < 4; round++) {
    const cells = round === 0 ? 16 : 6;
    const [dx, dy] = [(east - west) / cells, (north - south) / cells];
    for (let i = 0; i < cells; i++)
      for (let j = 0; j < cells; j++) {
        const p: [number, number] = [west + (i + 0.5) * dx, south + (j + 0.5) * dy];
        const d = depth(p);
        if (d > best.d * 1.01) best = { p, d };
      }
    [west, south, east, north] = [best.p[0] - dx, best.p[1] - dy, best.p[0] + dx, best.p[1] + dy];
  }
  return best.p;
}
