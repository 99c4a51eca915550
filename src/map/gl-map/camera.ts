/** Converts between the app's camera and MapLibre's. */
import type { Map as MapLibre } from 'maplibre-gl';
import type { Camera, Size } from '../../domain/geometry/geo.ts';
import { REDUCED_MOTION, remScaleOf } from '../../domain/map/screen.ts';

/** Duration of a flight in milliseconds. */
export const FLIGHT = 400;

/** The camera of a running map; read after every movement. */
export function cameraOf(map: MapLibre): Camera {
  const { lng, lat } = map.getCenter();
  return { lon: lng, lat, zoom: map.getZoom() };
}

/** MapLibre's center and zoom for a camera. */
export const placeOf = ({ lon, lat, zoom }: Camera): { center: [number, number]; zoom: number } => ({
  center: [lon, lat],
  zoom,
});

/** CSS pixels of an element. */
export const sizeOf = (element: HTMLElement): Size => ({
  width: element.clientWidth,
  height: element.clientHeight,
});

export const remScale = (): number => remScaleOf(getComputedStyle(document.documentElement).fontSize);

export const wantsReducedMotion = (): boolean => matchMedia(REDUCED_MOTION).matches;
