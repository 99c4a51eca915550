/**
 * The limits of the camera. SVG map and GL map share them, so that switching between the two does not move the map.
 */
import type { Catalogue } from '../layer/catalogue.ts';
import {
  fit,
  inSight,
  project,
  clampedPadding,
  union,
  unproject,
  worldSize,
  type Bounds,
  type Camera,
  type Padding,
  type Size,
} from '../geometry/geo.ts';

export interface Limits {
  /** Bounds of the centre. */
  centre: Bounds;
  minZoom: number;
  maxZoom: number;
  /** The bounds that may be visible: the reach, which has content, and the bounds of the opening view. */
  seen: Bounds;
  size: Size;
  padding: Padding;
}
/** The part of the catalogue that limits the camera. Pages carry it in `data-atlas` of their SVG map. */
export type AtlasLimits = Pick<Catalogue, 'bounds' | 'reach' | 'zoom'>;

/** Whether a link may contain this camera: its centre is inside the reach, its zoom within the limits. */
export const isAllowed = (
  { reach: [w, s, e, n], zoom: [least, most] }: Omit<AtlasLimits, 'bounds'>,
  { lon, lat, zoom }: Camera,
): boolean => lon >= w && lat >= s && lon <= e && lat <= n && zoom >= least && zoom <= most;

/**
 * The limits on a screen. If the reach is larger than the free part of the screen, only the reach is visible there;
 * if it is smaller, all of it is visible. The minimum zoom shows all of the reach, because there is nothing beyond
 * it. The opening view keeps this minimum zoom even if panels cover much of the screen. Its centre is always allowed.
 */
export function limitsOf(atlas: AtlasLimits, size: Size, padding: Padding): Limits {
  const { reach } = atlas;
  const [, maxZoom] = atlas.zoom;
  const minZoom = Math.min(fit(reach, size).zoom, maxZoom);
  const home = fit(atlas.bounds, size, padding, maxZoom, minZoom);
  const [w, s, e, n] = reach;
  return {
    centre: [Math.min(w, home.lon), Math.min(s, home.lat), Math.max(e, home.lon), Math.max(n, home.lat)],
    minZoom,
    maxZoom,
    seen: union(reach, inSight(home, size, padding)),
    size,
    padding,
  };
}

/** The camera of the opening view: its bounds in the space that the padding leaves free, within the limits. */
export function homeOf(atlas: AtlasLimits, size: Size, padding: Padding): Camera {
  const limits = limitsOf(atlas, size, padding);
  return within(limits, fit(atlas.bounds, size, padding, limits.maxZoom, limits.minZoom));
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/**
 * The nearest allowed centre on one axis, in world coordinates. The free part of the screen extends from `before` to
 * `after` the centre, and no edge of the visible bounds may be inside it. If the free part is larger than these
 * bounds, both edges stay inside it.
 */
function centred(
  at: number,
  seen: readonly [number, number],
  free: { before: number; after: number },
): number {
  const [a, b] = [seen[0] + free.before, seen[1] - free.after];
  return clamp(at, Math.min(a, b), Math.max(a, b));
}

/** Whether two world coordinates differ only by rounding: less than about 0.04 mm. */
const isSame = (a: number, b: number): boolean => Math.abs(a - b) < 1e-12;

/** The nearest camera within the limits. */
export function within({ centre, minZoom, maxZoom, seen, size, padding }: Limits, camera: Camera): Camera {
  const zoom = clamp(camera.zoom, minZoom, maxZoom);
  const world = worldSize(zoom);
  const [x, y] = project(camera.lon, camera.lat);
  const [x0, y1] = project(seen[0], seen[1]);
  const [x1, y0] = project(seen[2], seen[3]);
  const [w, h] = [size.width / 2, size.height / 2];
  const { top, right, bottom, left } = clampedPadding(size, padding);
  const across = { before: (w - left) / world, after: (w - right) / world };
  const down = { before: (h - top) / world, after: (h - bottom) / world };
  const nearX = centred(x, [x0, x1], across);
  const nearY = centred(y, [y0, y1], down);
  const [lon, lat] = unproject(nearX, nearY);
  // An allowed camera is returned exactly as it is, without rounding. Clamping keeps the centre of links inside the
  // reach in spite of rounding.
  return {
    lon: clamp(isSame(nearX, x) ? camera.lon : lon, centre[0], centre[2]),
    lat: clamp(isSame(nearY, y) ? camera.lat : lat, centre[1], centre[3]),
    zoom,
  };
}
