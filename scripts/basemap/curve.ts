/** Functions on lines in degrees, measured in kilometres on a plane that is true to scale at the given latitude. */
export type Point = readonly [number, number];

const KM = 111.195;

/** Distance in km between two lon,lat points less than a few hundred km apart. */
export const km = (a: Point, b: Point): number => {
  const x = (b[0] - a[0]) * Math.cos((((a[1] + b[1]) / 2) * Math.PI) / 180);
  return Math.hypot(x, b[1] - a[1]) * KM;
};

/** Length of a line in km. */
export const lengthKm = (line: readonly Point[]): number =>
  line.reduce((sum, p, i) => sum + (i === 0 ? 0 : km(line[i - 1] ?? p, p)), 0);

/** Drops points closer than `gap` km to the one before; the last point always stays. */
export const thin = <P extends Point>(line: readonly P[], gap: number): P[] => {
  const last = line.at(-1);
  if (last === undefined) return [];
  const kept: P[] = [];
  for (const p of line.slice(0, -1)) {
    const before = kept.at(-1);
    if (before === undefined || km(before, p) >= gap) kept.push(p);
  }
  while (kept.length > 1 && km(kept.at(-1) ?? last, last) < gap) kept.pop();
  return [...kept, last];
};

const lerp = (a: number[], b: number[], t: number): number[] => a.map((x, i) => x + ((b[i] ?? x) - x) * t);

/** One span b-c of a centripetal Catmull-Rom curve with neighbours a and d (Barry & Goldman 1988), t from 0 to 1. */
const span = (a: number[], b: number[], c: number[], d: number[], t: number): number[] => {
  const knot = (p: number[], q: number[]): number =>
    Math.max(1e-9, Math.sqrt(km([p[0] ?? 0, p[1] ?? 0], [q[0] ?? 0, q[1] ?? 0])));
  const t1 = knot(a, b);
  const t2 = t1 + knot(b, c);
  const t3 = t2 + knot(c, d);
  const u = t1 + (t2 - t1) * t;
  const ab = lerp(a, b, u / t1);
  const bc = lerp(b, c, (u - t1) / (t2 - t1));
  const cd = lerp(c, d, (u - t2) / (t3 - t2));
  return lerp(lerp(ab, bc, u / t2), lerp(bc, cd, (u - t1) / (t3 - t1)), (u - t1) / (t2 - t1));
};

/**
 * A smooth curve through all points, sampled about every `step` km. Points may have more numbers than lon,lat (for
 * example a width), which are interpolated too.
 */
export const smooth = (points: readonly (readonly number[])[], step: number): number[][] => {
  const p = points.map((q) => [...q]);
  const out: number[][] = [];
  for (let i = 0; i + 1 < p.length; i++) {
    const b = p[i] ?? [];
    const c = p[i + 1] ?? [];
    const a = p[i - 1] ?? lerp(c, b, 2);
    const d = p[i + 2] ?? lerp(b, c, 2);
    const n = Math.max(1, Math.ceil(km([b[0] ?? 0, b[1] ?? 0], [c[0] ?? 0, c[1] ?? 0]) / step));
    for (let k = 0; k < n; k++) out.push(k === 0 ? b : span(a, b, c, d, k / n));
  }
  const last = p.at(-1);
  return last === undefined ? out : [...out, last];
};

/** Ratio by which a squared distance on the plane at p may differ from that of `km`, within a few degrees. */
const SLACK = 1.2;

/** The point of the line nearest to p, and its distance in km. */
export const nearestOn = (line: readonly Point[], p: Point): { point: Point; distance: number } => {
  let best: { point: Point; distance: number } | undefined;
  let near = Infinity;
  const k = Math.cos((p[1] * Math.PI) / 180);
  for (let i = 0; i + 1 < line.length; i++) {
    const a = line[i] ?? p;
    const b = line[i + 1] ?? a;
    const [dx, dy] = [(b[0] - a[0]) * k, b[1] - a[1]];
    const dot = (p[0] - a[0]) * k * dx + (p[1] - a[1]) * dy;
    const t = Math.min(1, Math.max(0, dot / (dx * dx + dy * dy || 1)));
    const x = a[0] + (b[0] - a[0]) * t;
    const y = a[1] + (b[1] - a[1]) * t;
    // Outlines have thousands of sides: the exact distance is computed only for the nearest ones.
    const square = ((x - p[0]) * k) ** 2 + (y - p[1]) ** 2;
    if (square > near * SLACK) continue;
    near = Math.min(near, square);
    const point: Point = [x, y];
    const distance = km(p, point);
    if (best === undefined || distance < best.distance) best = { point, distance };
  }
  if (best === undefined)
    throw new Error(`nearestOn: got a line of ${String(line.length)} points, expected at least 2`);
  return best;
};

/** Douglas-Peucker: removes points that lie within `tolerance` km of the simpler line; ends stay. */
export const simplify = (line: readonly Point[], tolerance: number): Point[] => {
  const kept = new Set([0, line.length - 1]);
  // A list instead of recursion: lines of a hundred thousand points would exhaust the stack.
  const open: [from: number, to: number][] = [[0, line.length - 1]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [from, to] = next;
    const [first, last] = [line[from], line[to]];
    if (first === undefined || last === undefined || to - from < 2) continue;
    const chord = [first, last];
    let [far, at] = [0, 0];
    for (let i = from; i <= to; i++) {
      const d = nearestOn(chord, line[i] ?? first).distance;
      if (d > far) [far, at] = [d, i];
    }
    if (far <= tolerance) continue;
    kept.add(at);
    open.push([from, at], [at, to]);
  }
  return line.filter((_, i) => kept.has(i));
};

/** Removes digitising errors: vertices sharper than 60° on a leg of less than 1.5 km, until none is left. */
export const despiked = (line: readonly Point[]): Point[] => {
  const sharp = line.findIndex((p, i) => {
    const [a, b] = [line[i - 1], line[i + 1]];
    if (a === undefined || b === undefined || Math.min(km(a, p), km(p, b)) >= 1.5) return false;
    return km(a, b) ** 2 < km(a, p) ** 2 + km(p, b) ** 2 - km(a, p) * km(p, b);
  });
  return sharp < 0 ? [...line] : despiked(line.filter((_, i) => i !== sharp));
};

/** Rounds to `digits` decimals and drops points that fall together. */
export const rounded = (line: readonly Point[], digits = 4): [number, number][] => {
  const f = 10 ** digits;
  const points = line.map(([x, y]): [number, number] => [Math.round(x * f) / f, Math.round(y * f) / f]);
  return points.filter((p, i) => i === 0 || p[0] !== points[i - 1]?.[0] || p[1] !== points[i - 1]?.[1]);
};
