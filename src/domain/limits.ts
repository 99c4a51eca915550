/** Where a camera may go: the same answer for the sheet and the stage, so that neither moves the other's picture. */
import type { Catalogue } from './catalogue.ts';
import { fit, type Bounds, type Camera, type Padding, type Size } from './geo.ts';

export interface Limits {
  /** Where the centre may be. */
  centre: Bounds;
  minZoom: number;
  maxZoom: number;
}
/** Counties are drawn from 1:1,000,000 boundaries: closer than this there is nothing more to see. */
export const MAX_ZOOM = 14;

/**
 * The limits of a screen: the centre stays within the reach, and one can zoom out until all of the reach is seen: farther
 * out there is nothing to show. The opening view comes no farther out either, however much of the screen the panels take.
 */
export function limitsOf(
  atlas: Pick<Catalogue, 'bounds' | 'reach'>,
  size: Size,
  padding: Padding,
  maxZoom = MAX_ZOOM,
): Limits {
  const minZoom = Math.min(fit(atlas.reach, size).zoom, maxZoom);
  const home = fit(atlas.bounds, size, padding, maxZoom, minZoom);
  const [w, s, e, n] = atlas.reach;
  return {
    centre: [Math.min(w, home.lon), Math.min(s, home.lat), Math.max(e, home.lon), Math.max(n, home.lat)],
    minZoom,
    maxZoom,
  };
}

/** The camera of the opening view: the bounds in the room that the padding leaves, within the limits. */
export function homeOf(atlas: Pick<Catalogue, 'bounds' | 'reach'>, size: Size, padding: Padding): Camera {
  const limits = limitsOf(atlas, size, padding);
  return within(limits, fit(atlas.bounds, size, padding, limits.maxZoom, limits.minZoom));
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** The nearest camera that the limits allow. */
export const within = ({ centre, minZoom, maxZoom }: Limits, camera: Camera): Camera => ({
  lon: clamp(camera.lon, centre[0], centre[2]),
  lat: clamp(camera.lat, centre[1], centre[3]),
  zoom: clamp(camera.zoom, minZoom, maxZoom),
});
