/** A scene as a MapLibre style. */
import type { SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { Scene, SceneSource } from './scene.types.ts';

/**
 * As MapLibre takes it; hover finds features by their own id. Tiles are twice as wide as usual
 * (scripts/maplibre-changes.ts), so these lengths count twice on the screen. A finer tolerance than usual: on phones, just
 * before the next whole zoom, smooth courses would show their corners. A smaller buffer: no line of ours is nearly as wide,
 * and what is not in a tile need not be cut twice.
 */
export const sourceSpecification = (source: SceneSource): SourceSpecification =>
  source.kind === 'picture'
    ? { type: 'image', url: source.url, coordinates: source.corners }
    : { type: 'geojson', data: source.data, promoteId: 'id', tolerance: 0.1, buffer: 32 };

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
