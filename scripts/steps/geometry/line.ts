/** Recipes `through` and `basemap`: lines. */
import type { LineString, MultiLineString, Position } from 'geojson';
import { km, nearestOn, smooth } from '../../basemap/curve.ts';
import { shown } from '../issues.ts';
import { RecipeError, type BasemapLine, type Point } from './gazetteer.ts';
import { isSame, STEP_KM } from './ring.ts';

/** A line through the points. Smooth lines are centripetal Catmull-Rom curves, which have no loops or cusps. */
export function through(all: readonly Point[], curved: boolean): LineString {
  // In straight lines repeated points are harmless and are dropped, since drawing programs write them.
  const points = curved ? all : all.filter((p, i) => i === 0 || !isSame(p, all[i - 1]));
  if (points.length < 2)
    throw new RecipeError('got one point again and again, expected at least two', 'through');
  const twice = points.findIndex((p, i) => i > 0 && km(p, points[i - 1] ?? p) < 0.001);
  if (curved && twice > 0)
    throw new RecipeError('got the same point twice in a row, expected another', 'through', twice);
  return {
    type: 'LineString',
    coordinates: curved && points.length > 2 ? smooth(points, STEP_KM) : points.map((p) => [...p]),
  };
}

/** Greatest distance of an end from its line. Farther ends are mistakes. */
const FARTHEST_KM = 15;

/** A basemap line, or its piece between the points nearest to `from` and `to`, in the line's own direction. */
export function piece(line: BasemapLine, from: Point | null, to: Point | null): LineString | MultiLineString {
  if (!from && !to) return line.geometry;
  if (line.geometry.type !== 'LineString')
    throw new RecipeError(`got ${shown(line.id)}, which is in several parts, expected one to cut`, 'basemap');
  const all = line.geometry.coordinates as (Position & Point)[];
  const a = from ? cutAt(all, from, line.id, 'from') : { after: -1, point: all[0] };
  const b = to ? cutAt(all, to, line.id, 'to') : { after: all.length - 2, point: all.at(-1) };
  const [first, last] =
    a.after < b.after || (a.after === b.after && !from) || isBefore(all, a, b) ? [a, b] : [b, a];
  const between = all.slice(first.after + 1, last.after + 1);
  const coordinates = [first.point, ...between, last.point]
    .flatMap((p) => (p ? [[...p]] : []))
    .filter((p, i, list) => i === 0 || p[0] !== list[i - 1]?.[0] || p[1] !== list[i - 1]?.[1]);
  if (coordinates.length < 2)
    throw new RecipeError(
      'got ends that fall on the same spot of the line, expected a piece between them',
      'to',
    );
  return { type: 'LineString', coordinates };
}

interface Cut {
  /** The cut lies between the vertices `after` and `after + 1`. */
  after: number;
  point: Point | undefined;
}

function cutAt(line: readonly Point[], near: Point, id: string, word: 'from' | 'to'): Cut {
  const best = line.slice(0, -1).reduce(
    (found, start, i) => {
      const { point, distance } = nearestOn([start, line[i + 1] ?? start], near);
      return distance < found.distance ? { after: i, point, distance } : found;
    },
    { after: 0, point: near, distance: Infinity },
  );
  if (best.distance > FARTHEST_KM)
    throw new RecipeError(
      `got a point ${best.distance.toFixed(1)} km from ${id}, expected it within ${String(FARTHEST_KM)} km`,
      word,
    );
  return best;
}

/** Whether cut a precedes b; on the same stretch the one nearer to its start comes first. */
function isBefore(line: readonly Point[], a: Cut, b: Cut): boolean {
  const start = line[a.after];
  return a.after === b.after && !!start && !!a.point && !!b.point && km(start, a.point) <= km(start, b.point);
}
