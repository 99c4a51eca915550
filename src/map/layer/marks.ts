/** The style layers of one data layer, by mark. The SVG map (src/svg/shape.ts) draws by the same rules. */
import type { LayerSpecification } from 'maplibre-gl';
import type { LayerEntry, Mark, Slot } from '../../domain/layer/catalogue.ts';
import { BEING_BUILT, RING } from '../../domain/layer/encode.ts';
import { SLOT_OF_MARK } from '../../domain/layer/mark-slot.ts';
import { DOT_RIM, HATCH } from '../../domain/map/basemap.ts';
import { SOFT_EDGE } from '../../domain/map/edges.ts';
import { SCHEME_COLORS } from '../../domain/legend/palette.ts';
import { hatchName } from './hatch.ts';
import {
  colored,
  each,
  edged,
  get,
  isArea,
  isBeingBuilt,
  isBroken,
  hovered,
  sized,
  stroked,
  where,
  type Expression,
} from './paint.ts';
import { layerContext, type LayerContext, type PartOptions } from './layer-context.ts';
import type { Slotted } from '../scene/scene.types.ts';
import { casing, HOVER_WIDTH, softBand, strokes } from './strokes.ts';

/** Added opacity of an area under the pointer. */
const HOVER_FILL = 0.14;

function hatch({ part, has, tones, veil, setting }: LayerContext): LayerSpecification[] {
  if (!has('fill', (look) => look.edge === 'soft')) return [];
  return part('area-hatch', {
    type: 'fill',
    filter: where('fill', edged('soft'), isArea),
    paint: {
      'fill-pattern': colored(tones('fill'), setting.scheme, (color) => hatchName(color, setting)),
      'fill-opacity': veil(HATCH.opacity),
      'fill-antialias': false,
    },
  });
}

function areas(context: LayerContext): LayerSpecification[] {
  const { part, tones, veil, setting, entry } = context;
  // Only the outline of an unfilled area can be picked.
  if (entry.fill === 0)
    return [...softBand(context, 'area-soft', 'fill'), ...strokes(context, 'area-edge', 'fill', 'line')];
  return [
    ...softBand(context, 'area-soft', 'fill'),
    ...hatch(context),
    ...part(
      'area',
      {
        type: 'fill',
        filter: where('fill', isArea),
        paint: {
          'fill-color': colored(tones('fill'), setting.scheme),
          'fill-opacity': hovered(veil(entry.fill), HOVER_FILL),
          'fill-antialias': false,
        },
      },
      'area',
    ),
    ...strokes(context, 'area-edge', 'fill'),
  ];
}

/**
 * Dots: solid for existing features. Others are rings: a dot has no room for dashes; a ring has a core while the
 * feature is under construction.
 */
function dots({ part, has, tones, opacity, veil, setting }: LayerContext): LayerSpecification[] {
  const { scheme, scale } = setting;
  const color = colored(tones('circle'), scheme);
  const radius: Expression = ['*', scale, hovered(['*', 0.5, get('size')], HOVER_WIDTH)];
  return [
    ...(has('circle', (look) => look.edge === 'soft')
      ? part('dot-soft', {
          type: 'circle',
          filter: where('circle', edged('soft')),
          paint: {
            'circle-color': color,
            'circle-radius': ['*', 0.5, sized(scale, SOFT_EDGE.wider)],
            'circle-opacity': each(veil(SOFT_EDGE.opacity)),
          },
        })
      : []),
    ...part(
      'dot',
      {
        type: 'circle',
        filter: where('circle'),
        paint: {
          'circle-color': color,
          'circle-radius': radius,
          'circle-opacity': stroked(opacity),
          'circle-stroke-color': SCHEME_COLORS[scheme].halo,
          'circle-stroke-width': DOT_RIM * scale,
          'circle-stroke-opacity': opacity,
        },
      },
      'point',
    ),
    ...(has('circle', (look) => look.pattern !== 'solid')
      ? part('dot-hole', {
          type: 'circle',
          filter: where('circle', isBroken),
          paint: {
            'circle-color': each(SCHEME_COLORS[scheme].halo),
            'circle-radius': ['*', 0.5 * scale, ['max', RING.hole, ['-', get('size'), 2 * RING.band]]],
            'circle-opacity': each(opacity),
          },
        })
      : []),
    ...(has('circle', (look) => BEING_BUILT.includes(look.pattern))
      ? part('dot-core', {
          type: 'circle',
          filter: where('circle', isBeingBuilt),
          paint: {
            'circle-color': color,
            'circle-radius': ['*', 0.5 * scale * RING.core, get('size')],
            'circle-opacity': stroked(opacity),
          },
        })
      : []),
  ];
}

/** A line, with its soft band and casing below it. */
const drawLine = (context: LayerContext, mark: 'line' | 'trip'): LayerSpecification[] => [
  ...softBand(context, `${mark}-soft`, mark),
  ...casing(context, `${mark}-casing`, mark),
  ...strokes(context, mark, mark, 'line'),
];

/** The style layers of each mark that occurs. */
const STYLE_LAYERS = {
  fill: areas,
  line: (context) => drawLine(context, 'line'),
  circle: dots,
  // deck.gl draws arcs (deck/arcs.ts).
  arc: () => [],
  // The guide line. deck.gl draws the marks that move on it (deck/trips.ts).
  trip: (context) => drawLine(context, 'trip'),
} satisfies Record<Mark, (context: LayerContext) => LayerSpecification[]>;

/** The style layers of a data layer by slot, except its names. */
export function marksOf(entry: LayerEntry, options: PartOptions): Slotted {
  const context = layerContext(entry, options);
  const slotted: Partial<Record<Slot, readonly LayerSpecification[]>> = {};
  for (const [mark, slot] of Object.entries(SLOT_OF_MARK) as [Mark, Slot][])
    if (context.has(mark)) slotted[slot] = [...(slotted[slot] ?? []), ...STYLE_LAYERS[mark](context)];
  return slotted;
}
