/** Converts a scene to a MapLibre style. */
import type { SourceSpecification, StyleSpecification, VectorSourceSpecification } from 'maplibre-gl';
import type { Scene, SceneSource } from './scene.types.ts';

/**
 * A source as MapLibre's specification. Hover finds features by their own id. Lengths are pixels at a tile's own zoom. The
 * tolerance is finer than MapLibre's: otherwise smooth lines show corners on phones just before the next whole zoom. The
 * buffer is smaller: no line is nearly as wide, and what lies outside a tile need not be cut twice.
 */
export function sourceSpecification(source: SceneSource): SourceSpecification {
  switch (source.kind) {
    case 'features':
      return { type: 'geojson', data: source.data, promoteId: 'id', tolerance: 0.2, buffer: 64 };
    case 'picture':
      return { type: 'image', url: source.url, coordinates: source.corners };
    case 'vector tiles':
      return { type: 'vector', ...tilesOf(source), promoteId: 'id' };
    case 'raster tiles':
      return { type: 'raster', ...tilesOf(source), tileSize: source.tileSize };
  }
}

const tilesOf = ({
  tiles,
  minzoom,
  maxzoom,
  bounds,
}: Extract<SceneSource, { tiles: unknown }>): Pick<
  VectorSourceSpecification,
  'tiles' | 'minzoom' | 'maxzoom' | 'bounds'
> => ({ tiles: [...tiles], minzoom, maxzoom, bounds: [...bounds] });

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
