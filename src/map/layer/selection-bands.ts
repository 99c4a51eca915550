/** Bands around a copy of the selected feature: halo and ink, never in the gaps of its line or under its fill. */
import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { Mark } from '../../domain/layer/catalogue.ts';
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

interface BandOptions {
  /** Id of the source, which has the feature. */
  source: string;
  feature: DrawnFeature;
  setting: Setting;
}
type DrawBand = (band: Band, options: BandOptions) => LayerSpecification;

const isOnly = ({ properties: { id, mark } }: DrawnFeature): FilterSpecification =>
  where(mark, ['==', ['get', 'id'], id]);

const dotBand: DrawBand = (band, { source, feature, setting: { scheme, scale } }) => ({
  id: `${source}/${band}-dot`,
  type: 'circle',
  source,
  filter: isOnly(feature),
  paint: {
    'circle-color': each(SCHEME_COLORS[scheme][band]),
    'circle-radius': ['*', 0.5, sized(scale, SELECTED[band])],
    'circle-opacity': each(1),
  },
});

const lineBand: DrawBand = (band, { source, feature, setting: { scheme, scale } }) => {
  const isArea = feature.geometry.type === 'Polygon' || feature.geometry.type === 'MultiPolygon';
  const { width, gap, offset } = (isArea ? outside : beside)(band, feature.properties.size);
  return {
    id: `${source}/${band}-line`,
    type: 'line',
    source,
    filter: isOnly(feature),
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: {
      'line-color': each(SCHEME_COLORS[scheme][band]),
      'line-width': each(width * scale),
      'line-blur': each(0),
      // Constants, not `each`: there is only one feature.
      'line-gap-width': gap * scale,
      'line-offset': offset * scale,
    },
  };
};

const DRAW_BAND = {
  fill: lineBand,
  line: lineBand,
  circle: dotBand,
  // deck.gl draws arcs and their bands (deck/arcs.ts).
  arc: null,
  trip: lineBand,
} satisfies Record<Mark, DrawBand | null>;

/** The bands of a feature in a source. A label point has none. */
export function bandsOf(source: string, feature: DrawnFeature, setting: Setting): LayerSpecification[] {
  const { mark } = feature.properties;
  const draw = mark === 'label' ? null : DRAW_BAND[mark];
  return draw ? BANDS.map((band) => draw(band, { source, feature, setting })) : [];
}
