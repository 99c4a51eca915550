/** Fewer points for the same look. */

export type Point = readonly [number, number];

/** Squared distance of p from the piece a–b. */
function apart(p: Point, a: Point, b: Point): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const long = dx * dx + dy * dy;
  const t = long === 0 ? 0 : Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / long));
  return (p[0] - a[0] - t * dx) ** 2 + (p[1] - a[1] - t * dy) ** 2;
}

/**
 * The points of a line without those that lie nearer than `tolerance` to what is left (Douglas and Peucker 1973).
 * The ends stay; of a closed ring also the point farthest from its end, so that it keeps its area.
 */
export function simplify(line: readonly Point[], tolerance: number): readonly Point[] {
  if (line.length < 3 || tolerance <= 0) return line;
  const kept = new Set([0, line.length - 1]);
  const open: [number, number][] = [[0, line.length - 1]];
  for (let piece = open.pop(); piece; piece = open.pop()) {
    const [from, to] = piece;
    const [a, b] = [line[from], line[to]];
    if (!a || !b) continue;
    const closed = a[0] === b[0] && a[1] === b[1];
    let worst = closed ? -1 : tolerance * tolerance;
    let at = -1;
    for (let i = from + 1; i < to; i++) {
      const p = line[i];
      const d = p ? apart(p, a, b) : 0;
      if (d > worst) [worst, at] = [d, i];
    }
    if (at < 0) continue;
    kept.add(at);
    open.push([from, at], [at, to]);
  }
  return line.filter((_, i) => kept.has(i));
}
