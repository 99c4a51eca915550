/** Geometry → the `d` of an SVG path, in SVG map coordinates. */
import { ARC_BEND } from '../domain/map/basemap.ts';
import { simplify, wound, type Point } from '../domain/geometry/simplify.ts';
import type { Geometry, Position } from 'geojson';
import { toSvg, type Projection } from './projection.ts';
import type { Detail } from './render-target.ts';
import { short } from './short.ts';

/** A move and the rest of a line as relative steps: `m1 2l3-4 5 6`. Points equal to the one before are left out. */
function run(points: readonly Point[], digits: number, close: boolean): string {
  const scale = 10 ** digits;
  const grid = points.map(([x, y]) => [Math.round(x * scale), Math.round(y * scale)] as const);
  const [first] = grid;
  if (!first) return '';
  const pair = (x: number, y: number): string => {
    const b = short(y / scale, digits);
    return short(x / scale, digits) + (b.startsWith('-') ? b : ` ${b}`);
  };
  let [px, py] = first;
  let text = `M${pair(px, py)}`;
  let steps = 0;
  for (const [x, y] of close ? grid.slice(1, -1) : grid.slice(1)) {
    if (x === px && y === py) continue;
    const step = pair(x - px, y - py);
    text += (steps === 0 ? 'l' : step.startsWith('-') ? '' : ' ') + step;
    [px, py] = [x, y];
    steps++;
  }
  if (close) return steps < 2 ? '' : `${text}z`;
  return steps === 0 ? '' : text;
}

/** Degrees rounded as in the build, so that borders of the basemap (TopoJSON) equal those of features. */
const rounded = (degrees: number): number => Math.round(degrees * 1e4) / 1e4;

/** The path data of a geometry's lines or areas. Empty for points, and for geometries smaller than the detail. */
export function pathOf(geometry: Geometry, projection: Projection, detail: Detail): string {
  const { tolerance, digits } = detail;
  const placed = (line: readonly Position[]): Point[] =>
    line.map(([lon = NaN, lat = NaN]) => toSvg(projection, rounded(lon), rounded(lat)));
  const open = (line: readonly Position[]): string => run(simplify(placed(line), tolerance), digits, false);
  // All rings run in the same direction, so that a shared border has the same text wherever possible.
  const area = (rings: readonly Position[][]): string =>
    rings.map((ring, i) => run(simplify(wound(placed(ring), i === 0), tolerance), digits, true)).join('');
  switch (geometry.type) {
    case 'LineString':
      return open(geometry.coordinates);
    case 'MultiLineString':
      return geometry.coordinates.map(open).join('');
    case 'Polygon':
      return area(geometry.coordinates);
    case 'MultiPolygon':
      return geometry.coordinates.map(area).join('');
    case 'Point':
    case 'MultiPoint':
      return '';
    case 'GeometryCollection':
      return geometry.geometries.map((g) => pathOf(g, projection, detail)).join('');
  }
}

/** A dot: a segment without length. A round cap makes it visible at any width. */
export function dotOf([lon = NaN, lat = NaN]: Position, projection: Projection, digits: number): string {
  const [x, y] = toSvg(projection, lon, lat);
  return `M${short(x, digits)} ${short(y, digits)}h0`;
}

/**
 * A flat arc between two places: a quadratic curve that bends to the left of its direction, so to the north if it
 * runs east.
 */
export function arcOf(from: Position, to: Position, projection: Projection, digits: number): string {
  const [ax, ay] = toSvg(projection, from[0] ?? NaN, from[1] ?? NaN);
  const [bx, by] = toSvg(projection, to[0] ?? NaN, to[1] ?? NaN);
  // The control point is twice as far out as the middle of the curve.
  const [cx, cy] = [(ax + bx) / 2 + (by - ay) * ARC_BEND * 2, (ay + by) / 2 - (bx - ax) * ARC_BEND * 2];
  const n = (v: number): string => short(v, digits);
  return `M${n(ax)} ${n(ay)}Q${n(cx)} ${n(cy)} ${n(bx)} ${n(by)}`;
}
