/** `ring`: a hand-drawn outline. */
import type { Polygon } from 'geojson';
import { smooth } from '../../ground/curve.ts';
import type { Point } from './gazetteer.ts';

/** Distance of samples on smooth curves in km; simplification takes out what is not needed. */
export const STEP_KM = 0.4;

/** A closed outline through the corners; smooth: a closed centripetal Catmull-Rom curve through them. */
export function outline(corners: readonly Point[], curved: boolean): Polygon {
  const n = corners.length;
  const around = (i: number): Point => corners[((i % n) + n) % n] ?? [NaN, NaN];
  if (!curved) return { type: 'Polygon', coordinates: [[...corners, around(0)].map((p) => [...p])] };
  // Two corners more at each end give the seam the same curve as everywhere else.
  const sides = corners.map((_, i) => {
    const four = [around(i - 1), around(i), around(i + 1), around(i + 2)];
    const curve = smooth(four, STEP_KM);
    const [from, to] = [indexOf(curve, around(i)), indexOf(curve, around(i + 1))];
    return curve.slice(from, to);
  });
  return { type: 'Polygon', coordinates: [[...sides.flat(), [...around(0)]]] };
}

/** Where a curve passes one of the points that it was made from: those are on it exactly. */
function indexOf(curve: readonly (readonly number[])[], point: Point): number {
  const found = curve.findIndex(([lon, lat]) => lon === point[0] && lat === point[1]);
  if (found < 0) throw new Error(`outline: the curve misses ${point.join(', ')}, expected it on the curve`);
  return found;
}
