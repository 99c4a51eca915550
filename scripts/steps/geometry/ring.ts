/** Recipe `ring`: a hand-drawn outline. */
import type { Polygon, Position } from 'geojson';
import { smooth } from '../../basemap/curve.ts';
import { RecipeError, type Point } from './gazetteer.ts';

/** Distance of samples on smooth curves in km. Simplification removes superfluous ones. */
export const STEP_KM = 0.4;

export const isSame = (a: Point, b: Point | undefined): boolean => a[0] === b?.[0] && a[1] === b[1];

/** A closed outline through the corners; if smooth, a closed centripetal Catmull-Rom curve. */
export function outline(all: readonly Point[], curved: boolean): Polygon {
  // In straight outlines repeated corners are harmless and are dropped, since drawing programs write them.
  const corners = all.filter((p, i) => !isSame(p, all.at(i - 1)));
  if (isOnOneLine(corners))
    throw new RecipeError(
      `got ${corners.length < 3 ? 'fewer than three different corners' : 'corners on one straight line'}, expected an outline of an area`,
      'ring',
    );
  const twice = all.findIndex((p, i) => isSame(p, all.at(i - 1)));
  if (curved && twice >= 0)
    throw new RecipeError(
      'got the same corner twice in a row (the last is followed by the first), expected another',
      'ring',
      twice,
    );
  const n = corners.length;
  const around = (i: number): Point => corners[((i % n) + n) % n] ?? [NaN, NaN];
  if (!curved) return { type: 'Polygon', coordinates: [[...corners, around(0)].map((p) => [...p])] };
  // Two more corners at each end give the seam the same curve as the rest.
  const sides = corners.map((_, i) => {
    const four = [around(i - 1), around(i), around(i + 1), around(i + 2)];
    const curve = smooth(four, STEP_KM);
    const [from, to] = [indexOf(curve, around(i)), indexOf(curve, around(i + 1))];
    return curve.slice(from, to);
  });
  return { type: 'Polygon', coordinates: [[...sides.flat(), [...around(0)]]] };
}

/** Whether all points lie on one line, so that they enclose nothing. */
export function isOnOneLine(all: readonly (Position | Point)[]): boolean {
  const corners = all.map(([x = NaN, y = NaN]): Point => [x, y]);
  const [a] = corners;
  if (!a || corners.length < 3) return true;
  const from = ([x, y]: Point): number => Math.hypot(x - a[0], y - a[1]);
  const far = corners.reduce((best, p) => (from(p) > from(best) ? p : best), a);
  const [dx, dy] = [far[0] - a[0], far[1] - a[1]];
  // A billionth of a degree is a tenth of a millimetre.
  return corners.every(([x, y]) => Math.abs(dx * (y - a[1]) - dy * (x - a[0])) <= 1e-9 * from(far));
}

/** Index at which a curve passes one of the points that it was made from; the curve contains them exactly. */
function indexOf(curve: readonly (readonly number[])[], point: Point): number {
  const found = curve.findIndex(([lon, lat]) => lon === point[0] && lat === point[1]);
  if (found < 0) throw new Error(`outline: the curve misses ${point.join(', ')}, expected it on the curve`);
  return found;
}
