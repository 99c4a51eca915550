/** Recipe `around`: the area within a distance in km of a line or a point. */
import { booleanPointInPolygon, buffer, circle, feature, featureCollection, intersect } from '@turf/turf';
import type { LineString, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import { RecipeError, type Point } from './gazetteer.ts';

/** Number of corners that draw a quarter circle. */
const STEPS = 12;

/** A corridor `width` km to each side of a line. */
export function corridor(course: LineString | MultiLineString, width: number): Polygon | MultiPolygon {
  const made = buffer(feature(course), width, { units: 'kilometers', steps: STEPS });
  if (!made) throw new RecipeError(`got a corridor of ${String(width)} km that is empty`, 'km');
  return made.geometry;
}

/** A disc of `radius` km. */
export const disc = (centre: Point, radius: number): Polygon =>
  circle([...centre], radius, { units: 'kilometers', steps: STEPS * 4 }).geometry;

/** The intersection of two areas. */
export function common(a: Polygon | MultiPolygon, b: Polygon | MultiPolygon): Polygon | MultiPolygon {
  const made = intersect(featureCollection([feature(a), feature(b)]));
  if (!made) throw new RecipeError('got areas that have nothing in common, expected them to overlap');
  return made.geometry;
}

/** Whether the point lies in the area. */
export const contains = (area: Polygon | MultiPolygon, point: Point): boolean =>
  booleanPointInPolygon([...point], area);
