/** The quiet ground as style layers, in the shapes and colours of src/domain/ground.ts. */
import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';
import {
  DOT_RIM,
  LAND_OPACITY,
  RELIEF_OPACITY,
  SEATS,
  WATER_LABELS,
  type LabelStyle,
} from '../domain/ground.ts';
import { GROUND_COLORS } from '../domain/palette.ts';
import { coursesOf, type Rank } from './courses.ts';
import { along, beside, inked, keepOff, lettering } from './lettering.ts';
import { each, get, isArea, isLine, match, zoomOn, type Expression } from './paint.ts';
import type { Setting } from './scene.types.ts';

const all = (...conditions: readonly unknown[]): FilterSpecification =>
  ['all', ...conditions] as unknown as FilterSpecification;

/** Id of the source of all the ground but its relief. */
export const GROUND = 'ground';

/** Id of the relief: of its source, and of its layer. */
export const RELIEF = 'ground/relief';

/** Relief where there is one, land, borders and water. What is beyond them is the page's own background (stage.css). */
export function groundLayers(setting: Setting, relief: boolean): LayerSpecification[] {
  const { ground } = setting;
  const colors = GROUND_COLORS[ground];
  return [
    ...(relief
      ? ([
          {
            id: RELIEF,
            type: 'raster',
            source: RELIEF,
            paint: { 'raster-fade-duration': 0, 'raster-opacity': RELIEF_OPACITY[ground] },
          },
        ] satisfies LayerSpecification[])
      : []),
    {
      id: 'ground/land',
      type: 'fill',
      source: GROUND,
      filter: all(['==', get('kind'), 'land']),
      paint: {
        'fill-color': each(colors.land),
        'fill-opacity': each(LAND_OPACITY),
        'fill-antialias': false,
      },
    },
    ...coursesOf(GROUND, setting),
    {
      id: 'ground/lakes',
      type: 'fill',
      source: GROUND,
      filter: all(isArea, ['!=', get('kind'), 'land']),
      paint: { 'fill-color': each(colors.water), 'fill-opacity': each(1) },
    },
  ];
}

/** Ranks of seats that come in at once and look alike but for their size: they share style layers (src/README.md). */
export const CITIES = [2, 1] as const satisfies readonly Rank[];
export const COUNTIES = [3] as const satisfies readonly Rank[];
export const TOWNS = [4] as const satisfies readonly Rank[];
type Ranks = typeof CITIES | typeof COUNTIES | typeof TOWNS;

/** What the seats of these ranks have in common, and a value of each rank's own. */
const seatKit = (
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

/** What keeps names off the dots of the cities. */
export const seatKeepOff = ({ scale }: Setting): LayerSpecification => {
  const { look, filter, byRank } = seatKit(CITIES);
  return {
    id: 'ground/seat-keep-off',
    type: 'symbol',
    source: GROUND,
    minzoom: zoomOn(scale, look.minzoom),
    filter,
    ...keepOff(
      byRank(({ dot }) => dot),
      scale,
    ),
  };
};

/** Dots of the seats that have one. */
export const seatDots = ({ ground, scale }: Setting): LayerSpecification[] =>
  [COUNTIES, CITIES].map((ranks) => {
    const { look, filter, byRank } = seatKit(ranks);
    return {
      id: `ground/seat-dot-${ranks.join('-')}`,
      type: 'circle',
      source: GROUND,
      minzoom: zoomOn(scale, look.minzoom),
      filter,
      paint: {
        'circle-radius': each(byRank(({ dot }) => (dot / 2) * scale)),
        'circle-color': each(GROUND_COLORS[ground][look.color]),
        'circle-opacity': each(1),
        'circle-stroke-width': DOT_RIM * scale,
        'circle-stroke-color': GROUND_COLORS[ground].halo,
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
  const { ground, scale } = setting;
  return {
    id,
    type: 'symbol',
    source,
    minzoom: zoomOn(scale, style.minzoom),
    filter,
    layout: { ...lettering(style.size, style.weight, setting), ...layout },
    paint: inked(each(GROUND_COLORS[ground][style.color]), 1, setting),
  };
}

/** Names of the seats of these ranks. */
export function seatNames(ranks: Ranks, setting: Setting): LayerSpecification {
  const { look, filter, byRank } = seatKit(ranks);
  const size = byRank((of) => of.size);
  return names(`ground/seat-${ranks.join('-')}`, GROUND, filter, look, setting, {
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

/** Desktop pixels between two places for a river's name: it bends out of reach of many, and names of the plan go before. */
const BENDS = 300;

/** Names of the waters of a rank: rivers along their course, lakes in their middle. */
export function waterNames(rank: Rank, setting: Setting): LayerSpecification[] {
  const style = WATER_LABELS[rank];
  const ofRank = ['==', get('rank'), rank];
  const make = (part: string, shape: unknown, layout: ReturnType<typeof beside>): LayerSpecification =>
    names(`ground/${part}-name-${String(rank)}`, GROUND, all(shape, ofRank), style, setting, layout);
  return [
    make('lake', isArea, {}),
    make('river', isLine, { ...along(setting.scale, BENDS), 'text-letter-spacing': 0.15 }),
  ];
}
