/** Opens MapLibre's map: north up, within the limits, with all of the first scene's style. */
import { Map as MapLibre } from 'maplibre-gl';
import type { Camera } from '../domain/geo.ts';
import type { Limits } from '../domain/limits.ts';
import { constrainedBy, placeOf, wantsNoMotion } from './camera.ts';
import { serveImages } from './images.ts';
import type { Scene } from './scene.types.ts';
import { styleOf } from './style.ts';

/** Milliseconds in which labels come and go; MapLibre places them anew no oftener than that while the map moves. */
const FADE = 300;

/** The map in its element, once its style stands; rejects when WebGL 2 is not to be had. */
export async function openProjector(
  container: HTMLElement,
  scene: Scene,
  camera: Camera,
  limits: () => Limits,
): Promise<MapLibre> {
  const map = new MapLibre({
    container,
    style: styleOf(scene),
    ...placeOf(camera),
    transformConstrain: constrainedBy(limits),
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxPitch: 0,
    renderWorldCopies: false,
    trackResize: true,
    // A wall of 8192 pixels is drawn as sharp as it is; the default stops at 4096.
    maxCanvasSize: [8192, 8192],
    fadeDuration: wantsNoMotion() ? 0 : FADE,
    validateStyle: import.meta.env.DEV,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  serveImages(map);
  await map.once('style.load');
  return map;
}
