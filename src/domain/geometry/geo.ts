/** Web Mercator with MapLibre's zoom: at zoom z the world is 512 · 2^z CSS pixels wide. */
import type { Geometry, Position } from 'geojson';

/** west, south, east, north in WGS84 degrees. */
export type Bounds = readonly [number, number, number, number];
/** Centre in WGS84 degrees and MapLibre zoom. */
export interface Camera {
  lon: number;
  lat: number;
  zoom: number;
}
export interface Size {
  width: number;
  height: number;
}
/** CSS pixels kept free at the edges. */
export interface Padding {
  top: number;
  right: number;
  bottom: number;
  left: number;
}
export const NO_PADDING: Padding = { top: 0, right: 0, bottom: 0, left: 0 };

/** World coordinates 0..1, y down, of a position in degrees (spherical Mercator, EPSG:3857). */
export const project = (lon: number, lat: number): [number, number] => {
  const s = Math.sin((lat * Math.PI) / 180);
  return [lon / 360 + 0.5, 0.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI)];
};

/** Degrees lon, lat of world coordinates 0..1; the inverse of `project`. */
export const unproject = (x: number, y: number): [number, number] => [
  (x - 0.5) * 360,
  (360 / Math.PI) * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - 90,
];

/** World width in CSS pixels at a zoom. */
export const worldSize = (zoom: number): number => 512 * 2 ** zoom;

/** Minimum share of width and height that stays free. Padding in rem can be larger than the screen. */
const LEAST_FREE = 0.2;

/** Two opposite sides of a padding. If they leave too little free, both are reduced in proportion. */
function clampedSides(one: number, other: number, side: number): [number, number] {
  const most = side * (1 - LEAST_FREE);
  const all = one + other;
  return all <= most ? [one, other] : [(one / all) * most, (other / all) * most];
}

/** The padding, reduced as far as needed to leave space for the map. */
export function clampedPadding(size: Size, padding: Padding): Padding {
  const [left, right] = clampedSides(padding.left, padding.right, size.width);
  const [top, bottom] = clampedSides(padding.top, padding.bottom, size.height);
  return { top, right, bottom, left };
}

/** The CSS pixel at the centre of the space that the padding leaves free. */
export function middleOf(size: Size, padding: Padding): [x: number, y: number] {
  const { top, right, bottom, left } = clampedPadding(size, padding);
  return [(size.width + left - right) / 2, (size.height + top - bottom) / 2];
}

/**
 * The camera that shows all of the bounds in the padded viewport, as MapLibre's fitBounds computes it, at most at
 * `maxZoom`. If `minZoom` does not allow that, the bounds are centred at `minZoom`.
 */
export function fit(
  bounds: Bounds,
  size: Size,
  padding: Padding = NO_PADDING,
  maxZoom = Infinity,
  minZoom = -Infinity,
): Camera {
  const [x0, y1] = project(bounds[0], bounds[1]);
  const [x1, y0] = project(bounds[2], bounds[3]);
  const { top, right, bottom, left } = clampedPadding(size, padding);
  const width = Math.max(1, size.width - left - right);
  const height = Math.max(1, size.height - top - bottom);
  const scale = Math.min(width / Math.max(1e-9, x1 - x0), height / Math.max(1e-9, y1 - y0));
  const zoom = Math.min(maxZoom, Math.max(minZoom, Math.log2(scale / 512)));
  const world = worldSize(zoom);
  const x = (x0 + x1) / 2 + (right - left) / 2 / world;
  const y = (y0 + y1) / 2 + (bottom - top) / 2 / world;
  const [lon, lat] = unproject(x, y);
  return { lon, lat, zoom };
}

/** CSS pixel of a position, from the viewport's top left corner. */
export function toScreen(camera: Camera, size: Size, lon: number, lat: number): [number, number] {
  const world = worldSize(camera.zoom);
  const [cx, cy] = project(camera.lon, camera.lat);
  const [x, y] = project(lon, lat);
  return [(x - cx) * world + size.width / 2, (y - cy) * world + size.height / 2];
}

/** Degrees lon, lat under a CSS pixel; the inverse of `toScreen`. */
export function fromScreen(camera: Camera, size: Size, px: number, py: number): [number, number] {
  const world = worldSize(camera.zoom);
  const [cx, cy] = project(camera.lon, camera.lat);
  return unproject(cx + (px - size.width / 2) / world, cy + (py - size.height / 2) / world);
}

/** The bounds of the part of the viewport that the padding leaves free. */
export function inSight(camera: Camera, size: Size, padding: Padding): Bounds {
  const { top, right, bottom, left } = clampedPadding(size, padding);
  const [w, n] = fromScreen(camera, size, left, top);
  const [e, s] = fromScreen(camera, size, size.width - right, size.height - bottom);
  return [w, s, e, n];
}

/**
 * Whether a geometry is visible within these bounds: one of its positions is inside, or it is an area larger than
 * they are.
 */
export function isSeen(geometry: Geometry, bounds: Bounds): boolean {
  const [w, s, e, n] = bounds;
  const all = [...positions(geometry)];
  if (all.some(([lon = NaN, lat = NaN]) => lon >= w && lon <= e && lat >= s && lat <= n)) return true;
  if (!geometry.type.endsWith('Polygon')) return false;
  const [west, south, east, north] = boundsOf(all);
  return west <= w && south <= s && east >= e && north >= n;
}

/** All positions of a geometry, in order. */
export function* positions(geometry: Geometry): Generator<Position> {
  if (geometry.type === 'GeometryCollection') for (const part of geometry.geometries) yield* positions(part);
  else yield* flatten(geometry.coordinates);
}
function* flatten(nested: Position | Position[] | Position[][] | Position[][][]): Generator<Position> {
  if (typeof nested[0] === 'number') yield nested as Position;
  else for (const inner of nested as Position[][]) yield* flatten(inner);
}

/** Bounds of positions. Throws if there are none. */
export function boundsOf(all: Iterable<readonly number[]>): Bounds {
  let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon = NaN, lat = NaN] of all) {
    w = Math.min(w, lon);
    s = Math.min(s, lat);
    e = Math.max(e, lon);
    n = Math.max(n, lat);
  }
  if (!(w <= e && s <= n)) throw new Error(`bounds: got no positions, expected at least one`);
  return [w, s, e, n];
}

/** The smallest bounds that contain both. */
export const union = (a: Bounds, b: Bounds): Bounds => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];

/** The difference up to which two cameras count as the same: degrees of longitude and latitude, zoom levels. */
export interface CameraTolerance {
  degrees: number;
  zoom: number;
}
/** A hundredth of a pixel at the maximum zoom. Smaller differences do not count as movement. */
export const NO_MOVEMENT: CameraTolerance = { degrees: 1e-6, zoom: 1e-4 };
/** The rounding of cameras in links. */
export const LINK_ROUNDING: CameraTolerance = { degrees: 1e-4, zoom: 5e-3 };

export const sameCamera = (a: Camera, b: Camera, { degrees, zoom }: CameraTolerance): boolean =>
  Math.abs(a.lon - b.lon) < degrees && Math.abs(a.lat - b.lat) < degrees && Math.abs(a.zoom - b.zoom) < zoom;
