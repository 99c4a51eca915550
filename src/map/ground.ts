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
import { coursesOf, RANKS, type Rank } from './courses.ts';
import type { GroundSource } from './ground-data.ts';
import { along, beside, inked, keepOff, lettering } from './lettering.ts';
import { each, get, isArea, zoomOn } from './paint.ts';
import type { Setting } from './scene.types.ts';

const all = (...conditions: readonly unknown[]): FilterSpecification =>
  ['all', ...conditions] as unknown as FilterSpecification;

/** Land, borders and waters; seats are points, and have a source of their own. */
const SHAPES = 'ground/shapes' satisfies `ground/${GroundSource}`;
const SEATS_SOURCE = 'ground/seats' satisfies `ground/${GroundSource}`;

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
      source: SHAPES,
      filter: all(['==', get('kind'), 'land']),
      paint: {
        'fill-color': each(colors.land),
        'fill-opacity': each(LAND_OPACITY),
        'fill-antialias': false,
      },
    },
    ...coursesOf(SHAPES, setting),
    {
      id: 'ground/lakes',
      type: 'fill',
      source: SHAPES,
      filter: all(isArea, ['!=', get('kind'), 'land']),
      paint: { 'fill-color': each(colors.water), 'fill-opacity': each(1) },
    },
  ];
}

/** What keeps names off the dots of a rank of seats. */
export const seatKeepOff = (rank: Rank, { scale }: Setting): LayerSpecification => ({
  id: `ground/seat-keep-off-${String(rank)}`,
  type: 'symbol',
  source: SEATS_SOURCE,
  minzoom: zoomOn(scale, SEATS[rank].minzoom),
  filter: all(['==', get('rank'), rank]),
  ...keepOff(SEATS[rank].dot, scale),
});

/** Dots of the seats that have one. */
export const seatDots = ({ ground, scale }: Setting): LayerSpecification[] =>
  RANKS.filter((rank) => SEATS[rank].dot > 0).map((rank) => ({
    id: `ground/seat-dot-${String(rank)}`,
    type: 'circle',
    source: SEATS_SOURCE,
    minzoom: zoomOn(scale, SEATS[rank].minzoom),
    filter: all(['==', get('rank'), rank]),
    paint: {
      'circle-radius': each((SEATS[rank].dot / 2) * scale),
      'circle-color': each(GROUND_COLORS[ground][SEATS[rank].color]),
      'circle-opacity': each(1),
      'circle-stroke-width': DOT_RIM * scale,
      'circle-stroke-color': GROUND_COLORS[ground].halo,
    },
  }));

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

/** Names of the seats of a rank. */
export function seatNames(rank: Rank, setting: Setting): LayerSpecification {
  const style = SEATS[rank];
  return names(`ground/seat-${String(rank)}`, SEATS_SOURCE, all(['==', get('rank'), rank]), style, setting, {
    'symbol-sort-key': get('order'),
    ...(style.dot > 0 ? beside(style.dot, style.size) : {}),
  });
}

/** Names of the waters of a rank: rivers along their course, lakes in their middle. */
export function waterNames(rank: Rank, setting: Setting): LayerSpecification[] {
  const style = WATER_LABELS[rank];
  const ofRank = ['==', get('rank'), rank];
  const make = (part: string, shape: unknown, layout: ReturnType<typeof beside>): LayerSpecification =>
    names(`ground/${part}-name-${String(rank)}`, SHAPES, all(shape, ofRank), style, setting, layout);
  return [
    make('lake', isArea, {}),
    make('river', ['!', isArea], { ...along(setting.scale), 'text-letter-spacing': 0.15 }),
  ];
}
