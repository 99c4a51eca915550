/**
 * Joins the pieces of WDBII, which are cut at one-degree bins, into whole rivers: a graph of all points, and the
 * shortest path through it.
 */
import { km, type Point } from './curve.ts';

/** Pieces of rivers from the text of `gmt coast -M`: blocks headed by ">", one "lon lat" a line. */
export const parsePieces = (text: string): Point[][] =>
  text
    .split('>')
    .slice(1)
    .map((block) =>
      block
        .trim()
        .split('\n')
        .slice(1)
        .map((row): Point => {
          const [x, y] = row.trim().split(/\s+/).map(Number);
          if (x === undefined || y === undefined || !Number.isFinite(x + y))
            throw new Error(`parsePieces: got "${row}", expected lon and lat`);
          return [x, y];
        }),
    )
    .filter((piece) => piece.length > 1);

export interface Graph {
  readonly points: readonly Point[];
  /** For each point, its neighbours and their distance in km. */
  readonly links: readonly ReadonlyMap<number, number>[];
}

/** Merges points within about 10 m, and bridges a piece's end to the nearest other piece within `gap` km. */
export const buildGraph = (pieces: readonly (readonly Point[])[], gap: number): Graph => {
  const index = new Map<string, number>();
  const points: Point[] = [];
  const links: Map<number, number>[] = [];
  const node = (p: Point): number => {
    const key = `${p[0].toFixed(4)},${p[1].toFixed(4)}`;
    const old = index.get(key);
    if (old !== undefined) return old;
    index.set(key, points.length);
    points.push(p);
    links.push(new Map());
    return points.length - 1;
  };
  const link = (a: number, b: number, cost: number): void => {
    if (a === b) return;
    links[a]?.set(b, cost);
    links[b]?.set(a, cost);
  };
  const ways = pieces.map((piece) => piece.map(node));
  for (const way of ways)
    way.forEach((b, i) => {
      const a = way[i - 1];
      const [p, q] = [points[a ?? b], points[b]];
      if (a !== undefined && p && q) link(a, b, km(p, q));
    });
  for (const way of ways) {
    const own = new Set(way);
    for (const end of [way[0], way.at(-1)]) {
      const p = end === undefined ? undefined : points[end];
      if (end === undefined || p === undefined) continue;
      let best: { at: number; far: number } | undefined;
      points.forEach((q, at) => {
        if (own.has(at) || Math.abs(q[1] - p[1]) > gap / 100) return;
        const far = km(p, q);
        if (far <= gap && (best === undefined || far < best.far)) best = { at, far };
      });
      if (best !== undefined && !links[end]?.has(best.at)) link(end, best.at, best.far * 2);
    }
  }
  return { points, links };
};

const nearestNode = (graph: Graph, p: Point, reach: number): number => {
  let [best, far] = [-1, Infinity];
  graph.points.forEach((q, i) => {
    const d = km(p, q);
    if (d < far) [best, far] = [i, d];
  });
  if (far > reach)
    throw new Error(
      `trace: got ${p.join(',')}, ${far.toFixed(1)} km from any line; expected at most ${String(reach)}`,
    );
  return best;
};

const shortest = (graph: Graph, from: number, to: number): number[] => {
  const cost = new Map([[from, 0]]);
  const back = new Map<number, number>();
  const open = new Set([from]);
  while (open.size > 0) {
    const here = [...open].reduce((a, b) => ((cost.get(b) ?? Infinity) < (cost.get(a) ?? Infinity) ? b : a));
    if (here === to) break;
    open.delete(here);
    for (const [next, step] of graph.links[here] ?? []) {
      const sum = (cost.get(here) ?? Infinity) + step;
      if (sum >= (cost.get(next) ?? Infinity)) continue;
      cost.set(next, sum);
      back.set(next, here);
      open.add(next);
    }
  }
  if (!cost.has(to))
    throw new Error(`trace: got no way from ${String(graph.points[from])} to ${String(graph.points[to])}`);
  const path = [to];
  for (let at = back.get(to); at !== undefined; at = back.get(at)) path.unshift(at);
  return path;
};

/** The path along the graph through all via points in order. Each may lie up to `reach` km off the graph. */
export const trace = (graph: Graph, via: readonly Point[], reach = 6): Point[] => {
  const nodes = via.map((p) => nearestNode(graph, p, reach));
  const path = nodes.flatMap((to, i) => (i === 0 ? [to] : shortest(graph, nodes[i - 1] ?? to, to).slice(1)));
  const spike = path.findIndex((n, i) => i > 0 && n === path[i - 2]);
  if (spike >= 0)
    throw new Error(
      `trace: the line turns back at ${String(graph.points[path[spike - 1] ?? 0])}; move the via point there`,
    );
  return path.map((n) => graph.points[n] ?? [NaN, NaN]);
};
