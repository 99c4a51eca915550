/**
 * Opens MapLibre's map: north up, within the limits. The only file that needs MapLibre's code: the rest of this room
 * knows its types alone, and is at work while the code is still on the line.
 */
import {
  clearPrewarmedResources,
  LngLat,
  Map as MapLibre,
  type StyleSpecification,
  type TransformConstrainFunction,
} from 'maplibre-gl';
import type { Camera } from '../domain/geometry/geo.ts';
import { within, type Limits } from '../domain/view/pan-limits.ts';
import { placeOf } from './gl-map/camera.ts';
import './worker.ts';

/**
 * Keeps MapLibre's camera within limits. They are asked for anew whenever the map rests: while it moves they stay, for
 * they depend on what the styleSVG maps say, and to ask that in every frame costs.
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

let isWorkerKept = true;
function forgetWorker(): void {
  if (isWorkerKept) clearPrewarmedResources();
  isWorkerKept = false;
}

/** What the map begins with. */
export interface OpenMapLibreOptions {
  container: HTMLElement;
  style: StyleSpecification;
  camera: Camera;
  limits: () => Limits;
}

/** The map in its element; throws when WebGL 2 is not to be had. */
export function openMapLibre({ container, style, camera, limits }: OpenMapLibreOptions): MapLibre {
  // MapLibre asks for the limits before it is there.
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
    // A wall of 8192 pixels is drawn as sharp as it is; the default stops at 4096.
    maxCanvasSize: [8192, 8192],
    // What is behind the SVG map need not fade in; see `fade`.
    fadeDuration: 0,
    validateStyle: import.meta.env.DEV,
  });
  opened = map;
  // The worker that was started early goes with the first map: an embed that was let go of holds no memory.
  map.once('remove', forgetWorker);
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  return map;
}
