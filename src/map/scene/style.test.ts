import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import type { SceneSource } from './scene.types.ts';
import { styleOf } from './style.ts';

describe('a style', () => {
  const TILES = {
    key: '1',
    tiles: ['tiles/{z}/{x}/{y}'],
    minzoom: 4,
    maxzoom: 10,
    bounds: [110, 31, 117, 37] as const,
  };
  it.each<[string, SceneSource]>([
    ['features', { kind: 'features', key: '1', data: { type: 'FeatureCollection', features: [] } }],
    [
      'a picture',
      {
        kind: 'picture',
        key: '1',
        url: 'a.png',
        corners: [
          [0, 1],
          [1, 1],
          [1, 0],
          [0, 0],
        ],
      },
    ],
    ['vector tiles', { kind: 'vector tiles', ...TILES, bounds: [...TILES.bounds] }],
    ['raster tiles', { kind: 'raster tiles', ...TILES, bounds: [...TILES.bounds], tileSize: 256 }],
  ])('is valid with a source of %s', (_, source) => {
    const style = styleOf({ sources: { source }, layers: [], arcs: [], trips: [] });
    expect(validateStyleMin(style)).toEqual([]);
    expect(style.sources.source).toMatchObject(
      'tiles' in source ? { tiles: source.tiles, maxzoom: source.maxzoom } : {},
    );
  });
});
