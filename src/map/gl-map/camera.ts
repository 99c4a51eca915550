/** Converts between the app's camera and MapLibre's. */
import type { Map as MapLibre } from 'maplibre-gl';
import type { Camera, Size } from '../../domain/geometry/geo.ts';

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

/** Whether two cameras show the same view; 0.01 px at the closest zoom is no movement. */
export const sameCamera = (a: Camera, b: Camera): boolean =>
  Math.abs(a.lon - b.lon) < 1e-6 && Math.abs(a.lat - b.lat) < 1e-6 && Math.abs(a.zoom - b.zoom) < 1e-4;

/** Size of an element in CSS pixels. */
export const sizeOf = (element: HTMLElement): Size => ({
  width: element.clientWidth,
  height: element.clientHeight,
});

/** CSS pixels per rem, divided by 16. */
export const remScale = (): number => {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return rem > 0 ? rem / 16 : 1;
};

export const wantsNoMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
