/**
 * Opens MapLibre's map: north up, within the limits. The only file that needs MapLibre's code. The other files of this
 * folder import only its types, so they can work while the code loads.
 */
import {
  LngLat,
  Map as MapLibre,
  type StyleSpecification,
  type TransformConstrainFunction,
} from 'maplibre-gl';
import type { Camera } from '../domain/geometry/geo.ts';
import { within, type Limits } from '../domain/view/pan-limits.ts';
import { placeOf } from './gl-map/camera.ts';
import { forgetWorker } from './worker.ts';

export { workerStarted } from './worker.ts';

/**
 * Keeps MapLibre's camera within the limits. The limits are read again whenever the map is at rest. While it moves they
 * stay the same: they depend on stylesheets, and reading those in every frame is slow.
 */
function constrainedBy(limits: () => Limits, isMoving: () => boolean): TransformConstrainFunction {
  let known: Limits | null = null;
  return (lngLat, zoom) => {
    if (!isMoving()) known = null;
    known ??= limits();
    const kept = within(known, { lon: lngLat.lng, lat: lngLat.lat, zoom });
    return { center: new LngLat(kept.lon, kept.lat), zoom: kept.zoom };
  };
}

/** Initial state of the map. */
export interface OpenMapLibreOptions {
  container: HTMLElement;
  style: StyleSpecification;
  camera: Camera;
  limits: () => Limits;
}

/** Opens the map in its element; throws when WebGL 2 is missing. */
export function openMapLibre({ container, style, camera, limits }: OpenMapLibreOptions): MapLibre {
  // MapLibre asks for the limits before its constructor returns.
  let opened: MapLibre | null = null;
  const map = new MapLibre({
    container,
    style,
    ...placeOf(camera),
    transformConstrain: constrainedBy(limits, () => opened?.isMoving() ?? false),
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxPitch: 0,
    renderWorldCopies: false,
    trackResize: true,
    // MapLibre's default is 4096 pixels. A wall of 8192 pixels is drawn at full resolution.
    maxCanvasSize: [8192, 8192],
    // Labels need no fade behind the SVG map; see `fade`.
    fadeDuration: 0,
    // Tests validate the styles (src/map/scene/scene.test.ts).
    validateStyle: false,
  });
  opened = map;
  map.once('remove', forgetWorker);
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  return map;
}
