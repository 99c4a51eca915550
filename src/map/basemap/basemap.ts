/** The basemap as style layers, with the shapes and colours of src/domain/map/basemap.ts. */
import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';
import {
  DOT_RIM,
  LAND_OPACITY,
  RELIEF_OPACITY,
  SEATS,
  WATER_LABELS,
  type LabelStyle,
} from '../../domain/map/basemap.ts';
import { SCHEME_COLORS } from '../../domain/legend/palette.ts';
import { basemapLineLayers, type Rank } from './basemap-lines.ts';
import { along, beside, inked, keepOff, labelPlacement } from '../layer/label-style.ts';
import { each, get, isArea, isLine, match, zoomOn, type Expression } from '../layer/paint.ts';
import type { Setting } from '../scene/scene.types.ts';

const all = (...conditions: readonly unknown[]): FilterSpecification =>
  ['all', ...conditions] as unknown as FilterSpecification;

/** Id of the source that holds all of the basemap except the relief. */
export const BASEMAP = 'basemap';

/** Id of the relief's source and of its layer. */
export const RELIEF = 'basemap/relief';

/** Relief (where there is one), land, borders and water. The page draws the background beyond them (gl-map.css). */
export function basemapLayers(setting: Setting, relief: boolean): LayerSpecification[] {
  const { scheme } = setting;
  const colors = SCHEME_COLORS[scheme];
  return [
    ...(relief
      ? ([
          {
            id: RELIEF,
            type: 'raster',
            source: RELIEF,
            paint: { 'raster-fade-duration': 0, 'raster-opacity': RELIEF_OPACITY[scheme] },
          },
        ] satisfies LayerSpecification[])
      : []),
    {
      id: 'basemap/land',
      type: 'fill',
      source: BASEMAP,
      filter: all(['==', get('kind'), 'land']),
      paint: {
        'fill-color': each(colors.land),
        'fill-opacity': each(LAND_OPACITY),
        'fill-antialias': false,
      },
    },
    ...basemapLineLayers(BASEMAP, setting),
    {
      id: 'basemap/lakes',
      type: 'fill',
      source: BASEMAP,
      filter: all(isArea, ['!=', get('kind'), 'land']),
      paint: { 'fill-color': each(colors.water), 'fill-opacity': each(1) },
    },
  ];
}

/** Ranks of seats that appear at the same zoom and differ only in size: they share style layers (src/README.md). */
export const CITIES = [2, 1] as const satisfies readonly Rank[];
export const COUNTIES = [3] as const satisfies readonly Rank[];
export const TOWNS = [4] as const satisfies readonly Rank[];
type Ranks = typeof CITIES | typeof COUNTIES | typeof TOWNS;

/** Context of the seats of these ranks, and an expression that picks a value by rank. */
const seatContext = (
  ranks: Ranks,
): {
  look: LabelStyle;
  filter: FilterSpecification;
  byRank: (of: (look: LabelStyle) => number) => Expression;
} => ({
  look: SEATS[ranks[0]],
  filter: all(['==', get('kind'), 'seat'], ['in', get('rank'), ['literal', ranks]]),
  byRank: (of) =>
    match(
      'rank',
      ranks.map((rank) => [rank, of(SEATS[rank])]),
      of(SEATS[ranks[0]]),
    ),
});

/** Invisible symbols that keep names off the dots of the cities. */
export const seatKeepOff = ({ scale }: Setting): LayerSpecification => {
  const { look, filter, byRank } = seatContext(CITIES);
  return {
    id: 'basemap/seat-keep-off',
    type: 'symbol',
    source: BASEMAP,
    minzoom: zoomOn(scale, look.minzoom),
    filter,
    ...keepOff(
      byRank(({ dot }) => dot),
      scale,
    ),
  };
};

/** Dots of the seats that are drawn with a dot. */
export const seatDots = ({ scheme, scale }: Setting): LayerSpecification[] =>
  [COUNTIES, CITIES].map((ranks) => {
    const { look, filter, byRank } = seatContext(ranks);
    return {
      id: `basemap/seat-dot-${ranks.join('-')}`,
      type: 'circle',
      source: BASEMAP,
      minzoom: zoomOn(scale, look.minzoom),
      filter,
      paint: {
        'circle-radius': each(byRank(({ dot }) => (dot / 2) * scale)),
        'circle-color': each(SCHEME_COLORS[scheme][look.color]),
        'circle-opacity': each(1),
        'circle-stroke-width': DOT_RIM * scale,
        'circle-stroke-color': SCHEME_COLORS[scheme].halo,
      },
    };
  });

function names(
  id: string,
  source: string,
  filter: FilterSpecification,
  style: LabelStyle,
  setting: Setting,
  layout: ReturnType<typeof beside>,
): LayerSpecification {
  const { scheme, scale } = setting;
  return {
    id,
    type: 'symbol',
    source,
    minzoom: zoomOn(scale, style.minzoom),
    filter,
    layout: { ...labelPlacement(style.size, style.weight, setting), ...layout },
    paint: inked(each(SCHEME_COLORS[scheme][style.color]), 1, setting),
  };
}

/** Names of the seats of these ranks. */
export function seatNames(ranks: Ranks, setting: Setting): LayerSpecification {
  const { look, filter, byRank } = seatContext(ranks);
  const size = byRank((of) => of.size);
  return names(`basemap/seat-${ranks.join('-')}`, BASEMAP, filter, look, setting, {
    'text-size': ['*', setting.scale, size],
    'symbol-sort-key': get('order'),
    ...(look.dot > 0
      ? beside(
          byRank(({ dot }) => dot),
          size,
        )
      : {}),
  });
}

/**
 * Desktop pixels between two anchors of a river's name. The river bends too much at many of them, and names of the plan
 * have priority.
 */
const BENDS = 300;

/** Names of the waters of a rank: rivers along their course, lakes at their centre. */
export function waterNames(rank: Rank, setting: Setting): LayerSpecification[] {
  const style = WATER_LABELS[rank];
  const ofRank = ['==', get('rank'), rank];
  const make = (part: string, shape: unknown, layout: ReturnType<typeof beside>): LayerSpecification =>
    names(`basemap/${part}-name-${String(rank)}`, BASEMAP, all(shape, ofRank), style, setting, layout);
  return [
    make('lake', isArea, {}),
    make('river', isLine, { ...along(setting.scale, BENDS), 'text-letter-spacing': 0.15 }),
  ];
}
