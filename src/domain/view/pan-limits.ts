/** Where a camera may go: the same answer for the SVG map and the GL map, so that neither moves the other's picture. */
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
  /** Where the centre may be at most. */
  centre: Bounds;
  minZoom: number;
  maxZoom: number;
  /** What may be seen: the reach, where the map has something to show, and what the opening view shows. */
  seen: Bounds;
  size: Size;
  padding: Padding;
}
/** Counties are drawn from 1:1,000,000 boundaries: closer than this there is nothing more to see. */
export const MAX_ZOOM = 14;

/**
 * The limits of a screen: its free part shows nothing but the reach where the reach is larger, and all of the reach where it is
 * smaller. One can zoom out until all of the reach is seen: farther out there is nothing to show. The opening view comes no
 * farther out either, however much of the screen the panels take, and its centre is always allowed.
 */
export function limitsOf(
  atlas: Pick<Catalogue, 'bounds' | 'reach'>,
  size: Size,
  padding: Padding,
  maxZoom = MAX_ZOOM,
): Limits {
  const { reach } = atlas;
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

/** The camera of the opening view: the bounds in the room that the padding leaves, within the limits. */
export function homeOf(atlas: Pick<Catalogue, 'bounds' | 'reach'>, size: Size, padding: Padding): Camera {
  const limits = limitsOf(atlas, size, padding);
  return within(limits, fit(atlas.bounds, size, padding, limits.maxZoom, limits.minZoom));
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/**
 * The nearest centre on one axis, in world coordinates, at which no edge of what may be seen comes into the free part of the
 * screen, which lies `before` and `after` the centre; where the free part is larger, both edges stay in it.
 */
function centred(
  at: number,
  seen: readonly [number, number],
  free: { before: number; after: number },
): number {
  const [a, b] = [seen[0] + free.before, seen[1] - free.after];
  return clamp(at, Math.min(a, b), Math.max(a, b));
}

/** Whether two world coordinates are the same but for rounding: some 0.04 mm apart. */
const isSame = (a: number, b: number): boolean => Math.abs(a - b) < 1e-12;

/** The nearest camera that the limits allow. */
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
  // What is allowed stays as it is, to the last digit. Links hold no centre outside the reach.
  return {
    lon: clamp(isSame(nearX, x) ? camera.lon : lon, centre[0], centre[2]),
    lat: clamp(isSame(nearY, y) ? camera.lat : lat, centre[1], centre[3]),
    zoom,
  };
}
