/** Bands that lift the selected feature off the map: halo and ink about a copy of it, never under its gaps or its fill. */
import type { LayerSpecification } from 'maplibre-gl';
import { SELECTED } from '../../domain/map/basemap.ts';
import { SCHEME_COLORS } from '../../domain/legend/palette.ts';
import type { DrawnFeature } from './drawn.ts';
import { each, sized, where } from './paint.ts';
import type { Setting } from '../scene/scene.types.ts';

const BANDS = ['halo', 'ink'] as const;
type Band = (typeof BANDS)[number];

/** Where a band of a line or an outline of that size runs, desktop pixels. */
interface BandPlacement {
  width: number;
  gap: number;
  offset: number;
}

/** Outside an area, for its fill must match the legend. */
const outside = (band: Band, size: number): BandPlacement => {
  const width = SELECTED[band] / 2;
  return { width, gap: 0, offset: -(size + width) / 2 };
};

/** On both sides of a line: halo under all of it, so that dashes stay dashes, and ink beside it. */
const beside = (band: Band, size: number): BandPlacement =>
  band === 'halo'
    ? { width: size + SELECTED.halo, gap: 0, offset: 0 }
    : { width: SELECTED.ink / 2, gap: size, offset: 0 };

/** The bands about that feature of a source. */
export function bandsOf(
  source: string,
  { geometry, properties: { id, mark, size } }: DrawnFeature,
  { scheme, scale }: Setting,
): LayerSpecification[] {
  // Arcs are deck.gl's, and so are their bands (arcs.ts).
  if (mark === 'arc') return [];
  const filter = where(mark, ['==', ['get', 'id'], id]);
  const isArea = geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
  return BANDS.map((band): LayerSpecification => {
    const color = each(SCHEME_COLORS[scheme][band]);
    if (mark === 'circle')
      return {
        id: `${source}/${band}-dot`,
        type: 'circle',
        source,
        filter,
        paint: {
          'circle-color': color,
          'circle-radius': ['*', 0.5, sized(scale, SELECTED[band])],
          'circle-opacity': each(1),
        },
      };
    const { width, gap, offset } = (isArea ? outside : beside)(band, size);
    return {
      id: `${source}/${band}-line`,
      type: 'line',
      source,
      filter,
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': color,
        'line-width': each(width * scale),
        'line-blur': each(0),
        // Plain, as on all other style layers: of one feature they are known.
        'line-gap-width': gap * scale,
        'line-offset': offset * scale,
      },
    };
  });
}
