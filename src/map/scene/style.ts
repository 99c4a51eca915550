/** Converts a scene to a MapLibre style. */
import type { SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { Scene, SceneSource } from './scene.types.ts';

/**
 * A source as MapLibre's specification. Hover finds features by their own id. Tiles are twice as wide as usual
 * (scripts/maplibre-changes.ts), so these lengths count twice on the screen. The tolerance is finer than usual:
 * otherwise smooth courses show corners on phones just before the next whole zoom. The buffer is smaller than usual: no
 * line is nearly as wide, and what lies outside a tile need not be cut twice.
 */
export const sourceSpecification = (source: SceneSource): SourceSpecification =>
  source.kind === 'picture'
    ? { type: 'image', url: source.url, coordinates: source.corners }
    : { type: 'geojson', data: source.data, promoteId: 'id', tolerance: 0.1, buffer: 32 };

/** A scene as a complete style. It has no `glyphs`: MapLibre draws every character from the fonts of the page. */
export const styleOf = (scene: Scene): StyleSpecification => ({
  version: 8,
  // Opacity follows a slider, so it must change without delay.
  transition: { duration: 0, delay: 0 },
  sources: Object.fromEntries(
    Object.entries(scene.sources).map(([id, source]) => [id, sourceSpecification(source)]),
  ),
  layers: [...scene.layers],
});
