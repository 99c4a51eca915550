/**
 * Finds outlines that cross themselves, a mistake in hand-drawn rings, whose inside is undefined. Sides are first
 * sorted into the cells of a grid, so that only near ones are compared: some rings have ten thousand corners.
 */
import type { Geometry, Position } from 'geojson';

type Side = readonly [x0: number, y0: number, x1: number, y1: number];

/** Points where the outlines of an area cross themselves: lon, lat with 4 decimals. Empty for points and lines. */
export function crossings(geometry: Geometry): [number, number][] {
  if (geometry.type === 'Polygon') return geometry.coordinates.flatMap(inRing);
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat().flatMap(inRing) : [];
}

function inRing(ring: readonly Position[]): [number, number][] {
  const sides = ring.slice(1).map(([x1 = NaN, y1 = NaN], i): Side => [...pair(ring[i]), x1, y1]);
  const found = new Map<number, [number, number]>();
  for (const cell of cellsOf(sides))
    cell.forEach((i, at) => {
      for (const k of cell.slice(at + 1)) {
        const isNext = k - i === 1 || (i === 0 && k === sides.length - 1);
        const spot = isNext ? null : meeting(sides[i], sides[k]);
        if (spot) found.set(i * sides.length + k, spot);
      }
    });
  return [...found].sort(([a], [b]) => a - b).map(([, spot]) => spot);
}

const pair = ([x = NaN, y = NaN]: Position = []): [number, number] => [x, y];
const round = (degrees: number): number => Math.round(degrees * 1e4) / 1e4;

/** Indices of sides, ascending, by the cells of a grid that their boxes touch. */
function cellsOf(sides: readonly Side[]): Iterable<number[]> {
  const n = Math.max(1, Math.ceil(Math.sqrt(sides.length)));
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of sides) {
    [west, south] = [Math.min(west, x), Math.min(south, y)];
    [east, north] = [Math.max(east, x), Math.max(north, y)];
  }
  const cell = (value: number, from: number, to: number): number =>
    Math.min(n - 1, Math.floor(((value - from) / (to - from || 1)) * n));
  const cells = new Map<number, number[]>();
  sides.forEach(([x0, y0, x1, y1], i) => {
    const [left, right] = [cell(Math.min(x0, x1), west, east), cell(Math.max(x0, x1), west, east)];
    const [low, high] = [cell(Math.min(y0, y1), south, north), cell(Math.max(y0, y1), south, north)];
    for (let column = left; column <= right; column++)
      for (let row = low; row <= high; row++) {
        const key = column * n + row;
        const there = cells.get(key);
        if (there) there.push(i);
        else cells.set(key, [i]);
      }
  });
  return cells.values();
}

/** The point where two sides meet; null if they do not, or run along each other. */
function meeting(one: Side | undefined, other: Side | undefined): [number, number] | null {
  if (!one || !other) return null;
  const [ax, ay, bx, by] = one;
  const [cx, cy, dx, dy] = other;
  const across = (dy - cy) * (bx - ax) - (dx - cx) * (by - ay);
  if (across === 0) return null;
  const t = ((dx - cx) * (ay - cy) - (dy - cy) * (ax - cx)) / across;
  const u = ((bx - ax) * (ay - cy) - (by - ay) * (ax - cx)) / across;
  if (t < 0 || t > 1 || u < 0 || u > 1) return null;
  return [round(ax + t * (bx - ax)), round(ay + t * (by - ay))];
}
