/** Computes the cameras of movements. Pure. */
import {
  fromScreen,
  project,
  unproject,
  worldSize,
  type Camera,
  type Size,
} from '../../domain/geometry/geo.ts';
import type { Limits } from '../../domain/view/pan-limits.ts';

/** The camera after a zoom by levels about a point of the screen (CSS pixels), within the limits. */
export function zoomedAbout(
  camera: Camera,
  size: Size,
  { minZoom, maxZoom }: Pick<Limits, 'minZoom' | 'maxZoom'>,
  levels: number,
  x: number,
  y: number,
): Camera {
  const zoom = Math.min(maxZoom, Math.max(minZoom, camera.zoom + levels));
  const [wx, wy] = project(...fromScreen(camera, size, x, y));
  const world = worldSize(zoom);
  const [lon, lat] = unproject(wx - (x - size.width / 2) / world, wy - (y - size.height / 2) / world);
  return { lon, lat, zoom };
}

/**
 * The way from one camera to another by fraction (0..1), slowing down. The centre moves with the scale, so the goal
 * comes straight in (as in MapLibre's easeTo).
 */
export function way(from: Camera, to: Camera): (share: number) => Camera {
  const [a, b] = [project(from.lon, from.lat), project(to.lon, to.lat)];
  const grown = 2 ** (from.zoom - to.zoom) - 1;
  return (share) => {
    if (share >= 1) return to;
    const eased = share * (2 - share);
    const zoom = from.zoom + (to.zoom - from.zoom) * eased;
    const k = Math.abs(grown) > 1e-6 ? (2 ** (from.zoom - zoom) - 1) / grown : eased;
    const [lon, lat] = unproject(a[0] + (b[0] - a[0]) * k, a[1] + (b[1] - a[1]) * k);
    return { lon, lat, zoom };
  };
}
