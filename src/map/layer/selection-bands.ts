/** Bands around a copy of the selected feature: halo and ink, never in the gaps of its line or under its fill. */
import type { LayerSpecification } from 'maplibre-gl';
import { SELECTED } from '../../domain/map/basemap.ts';
import { SCHEME_COLORS } from '../../domain/legend/palette.ts';
import type { DrawnFeature } from './drawn.ts';
import { each, sized, where } from './paint.ts';
import type { Setting } from '../scene/scene.types.ts';

const BANDS = ['halo', 'ink'] as const;
type Band = (typeof BANDS)[number];

/** Where a band of a line or outline of that size lies, in desktop pixels. */
interface BandPlacement {
  width: number;
  gap: number;
  offset: number;
}

/** Outside an area, because its fill must match the legend. */
const outside = (band: Band, size: number): BandPlacement => {
  const width = SELECTED[band] / 2;
  return { width, gap: 0, offset: -(size + width) / 2 };
};

/** On both sides of a line: halo under the whole line, so that dashes remain visible, and ink beside it. */
const beside = (band: Band, size: number): BandPlacement =>
  band === 'halo'
    ? { width: size + SELECTED.halo, gap: 0, offset: 0 }
    : { width: SELECTED.ink / 2, gap: size, offset: 0 };

/** The bands of a feature in a source. */
export function bandsOf(
  source: string,
  { geometry, properties: { id, mark, size } }: DrawnFeature,
  { scheme, scale }: Setting,
): LayerSpecification[] {
  // deck.gl draws arcs and their bands (arcs.ts).
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
        // Constants, not `each`: there is only one feature.
        'line-gap-width': gap * scale,
        'line-offset': offset * scale,
      },
    };
  });
}
