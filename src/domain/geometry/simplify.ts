/** Simplifies lines and rings: fewer points, about the same look. */

export type Point = readonly [number, number];

/** Twice the area of a triangle. */
const triangle = (a: Point, b: Point, c: Point): number =>
  Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]));

/** An order of points that depends only on their coordinates. */
const before = (a: Point, b: Point): boolean => a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);

/**
 * Drops each point of a line whose triangle with its neighbours is small (Visvalingam and Whyatt 1993). The ends
 * stay; a closed ring has none. The result for a stretch depends only on that stretch, not on where the line begins
 * or which way it runs. So borders that two features share stay identical, and their text repeats in the page, which
 * then compresses well. A ring that is too small becomes empty.
 */
export function simplify(line: readonly Point[], tolerance: number): readonly Point[] {
  const [first, last] = [line[0], line.at(-1)];
  if (!first || !last || line.length < 3 || tolerance <= 0) return line;
  const closed = first[0] === last[0] && first[1] === last[1];
  const limit = 4 * tolerance * tolerance;
  let left = closed ? line.slice(0, -1) : line;
  for (;;) {
    const n = left.length;
    const sizes = left.map((p, i) => {
      const [a, b] = [left[(i + n - 1) % n], left[(i + 1) % n]];
      return !a || !b || (!closed && (i === 0 || i === n - 1)) ? Infinity : triangle(a, p, b);
    });
    /** Whether point i is dropped before its neighbour j. */
    const less = (i: number, j: number): boolean => {
      const [s, t, p, q] = [sizes[i] ?? Infinity, sizes[j] ?? Infinity, left[i], left[j]];
      return s < t || (s === t && p !== undefined && q !== undefined && before(p, q));
    };
    const kept = left.filter(
      (_, i) => !((sizes[i] ?? Infinity) < limit && less(i, (i + n - 1) % n) && less(i, (i + 1) % n)),
    );
    if (kept.length === n) break;
    left = kept;
    if (left.length < (closed ? 3 : 2)) return [];
  }
  const [start] = left;
  return closed && start ? [...left, start] : left;
}

/** A closed ring, turned counter-clockwise as seen on the map (y down), or clockwise. */
export function wound(ring: readonly Point[], counterClockwise: boolean): readonly Point[] {
  let sum = 0;
  ring.forEach((p, i) => {
    const q = ring[i + 1] ?? p;
    sum += p[0] * q[1] - q[0] * p[1];
  });
  return sum < 0 === counterClockwise ? ring : [...ring].reverse();
}
