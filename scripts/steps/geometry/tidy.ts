/** Prepares a geometry for its file: simplified and rounded to its accuracy, wound as RFC 7946 requires. */
import { cleanCoords, feature, rewind } from '@turf/turf';
import type { Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import { simplify } from '../../basemap/curve.ts';
import { crossings } from './crossings.ts';
import type { Made } from './recipe.ts';
import { isOnOneLine } from './ring.ts';

/**
 * Greatest distance in km between a simplified line and the exact one: a hundredth of its uncertainty, at most 15 m,
 * which is one pixel at zoom 12.
 */
export const toleranceOf = (accuracyKm: number): number => Math.min(0.015, accuracyKm / 100);

/** Decimals of degrees: down to a fortieth of the uncertainty, but at least 4 (11 m), so that curves stay smooth. */
export const decimalsOf = (accuracyKm: number): number =>
  Math.min(5, Math.max(4, Math.ceil(-Math.log10(accuracyKm / 40 / 111.2))));

/**
 * The geometry for the file. If simplified lines cross each other, or a part vanishes, all vertices are kept, and at
 * last the metre. Null if even that does not equal the drawing.
 */
export function tidy(made: Made, accuracyKm: number): Geometry | null {
  const exact = { ...made, exact: true };
  const ways = [
    () => tidied(made, accuracyKm),
    () => tidied(exact, accuracyKm),
    () => tidied(exact, Math.min(accuracyKm, 0.001)),
  ];
  for (const way of ways) {
    const geometry = way();
    const isArea = made.mark === 'fill' && !made.exact;
    if (partsOf(geometry) >= drawnParts(made) && !(isArea && crossings(geometry).length > 0)) return geometry;
  }
  return null;
}

/** Number of parts that must remain: all parts of hand-drawn geometry, one of computed geometry. */
const drawnParts = ({ word, geometry }: Made): number =>
  word === 'around' || word === 'within' || word === 'reach' || word === 'units' ? 1 : partsOf(geometry);

/** Number of points, of lines with a length, and of areas with a size. */
function partsOf(geometry: Geometry): number {
  switch (geometry.type) {
    case 'LineString':
      return geometry.coordinates.length > 1 ? 1 : 0;
    case 'MultiLineString':
      return geometry.coordinates.filter((line) => line.length > 1).length;
    case 'Polygon':
      return geometry.coordinates.length > 0 ? 1 : 0;
    case 'MultiPolygon':
      return geometry.coordinates.length;
    case 'Point':
    case 'MultiPoint':
    case 'GeometryCollection':
      return 1;
  }
}

function tidied(made: Made, accuracyKm: number): Geometry {
  const tolerance = made.exact ? 0 : toleranceOf(accuracyKm);
  const factor = 10 ** decimalsOf(accuracyKm);
  const round = (value = NaN): number => Math.round(value * factor) / factor;
  const line = (all: readonly Position[]): Position[] => {
    const points = all.map(([lon = NaN, lat = NaN]): [number, number] => [lon, lat]);
    const thinned = tolerance > 0 ? simplifyAny(points, tolerance) : points;
    const rounded = thinned.map(([lon, lat]) => [round(lon), round(lat)]);
    return rounded.filter((p, i) => i === 0 || p[0] !== rounded[i - 1]?.[0] || p[1] !== rounded[i - 1]?.[1]);
  };
  const ring = (all: readonly Position[]): Position[][] => {
    const made = line(all);
    return made.length >= 4 && !isOnOneLine(made) ? [made] : [];
  };
  const { geometry } = made;
  switch (geometry.type) {
    case 'Point':
      return { type: 'Point', coordinates: geometry.coordinates.slice(0, 2).map(round) };
    case 'LineString':
      return { type: 'LineString', coordinates: line(geometry.coordinates) };
    case 'MultiLineString':
      return { type: 'MultiLineString', coordinates: geometry.coordinates.map(line) };
    case 'Polygon':
      return wound({ type: 'Polygon', coordinates: geometry.coordinates.flatMap(ring) });
    case 'MultiPolygon':
      return wound({
        type: 'MultiPolygon',
        coordinates: geometry.coordinates
          .map((rings) => rings.flatMap(ring))
          .filter((rings) => rings.length > 0),
      });
    case 'MultiPoint':
    case 'GeometryCollection':
      throw new Error(`tidy: got a ${geometry.type}, expected points, lines or areas`);
  }
}

/** Simplifies a line. A closed ring has no ends to simplify between, so it is first halved at its farthest point. */
function simplifyAny(
  points: readonly [number, number][],
  tolerance: number,
): readonly (readonly [number, number])[] {
  const [first, last] = [points[0], points.at(-1)];
  if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1] || !first) return simplify(points, tolerance);
  const far = points.reduce(
    (best, [lon, lat], i) => {
      const d = Math.hypot(lon - first[0], lat - first[1]);
      return d > best.d ? { d, i } : best;
    },
    { d: 0, i: 0 },
  ).i;
  return [
    ...simplify(points.slice(0, far + 1), tolerance).slice(0, -1),
    ...simplify(points.slice(far), tolerance),
  ];
}

/** Outer rings counterclockwise, holes clockwise (RFC 7946, 3.1.6), without points on straight stretches. */
const wound = (geometry: Polygon | MultiPolygon): Geometry =>
  geometry.coordinates.length === 0
    ? geometry
    : (rewind(cleanCoords(feature(geometry))) as { geometry: Geometry }).geometry;
