/** Opens MapLibre's map: north up, within the limits, with all of the first scene's style. */
import { Map as MapLibre, type StyleSpecification } from 'maplibre-gl';
import type { Camera } from '../domain/geo.ts';
import type { Limits } from '../domain/limits.ts';
import { sourceSpecification } from './apply.ts';
import { constrainedBy, placeOf, wantsNoMotion } from './camera.ts';
import { serveImages } from './images.ts';
import type { Scene } from './scene.types.ts';

/** Milliseconds in which labels come and go. */
const FADE = 150;

/** A scene as a style of its own. No `glyphs`: MapLibre draws every character from the fonts of the page. */
export const styleOf = (scene: Scene): StyleSpecification => ({
  version: 8,
  // Opacity follows a slider: it must not lag behind the finger.
  transition: { duration: 0, delay: 0 },
  sources: Object.fromEntries(
    Object.entries(scene.sources).map(([id, source]) => [id, sourceSpecification(source)]),
  ),
  layers: [...scene.layers],
});

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
