/** The style layers of one data layer, by mark. The sheet (src/svg/shape.ts) draws by the same rules. */
import type { LayerSpecification } from 'maplibre-gl';
import type { LayerEntry } from '../domain/catalogue.ts';
import { BEING_BUILT, RING } from '../domain/encode.ts';
import { DOT_RIM, HATCH, SOFT_EDGE } from '../domain/ground.ts';
import { GROUND_COLORS } from '../domain/palette.ts';
import { hatchName } from './hatch.ts';
import {
  colored,
  each,
  edged,
  get,
  isArea,
  isBeingBuilt,
  isBroken,
  raised,
  sized,
  stroked,
  where,
  type Expression,
} from './paint.ts';
import { kitOf, type Kit, type PartOptions } from './part.ts';
import type { Slotted } from './scene.types.ts';
import { casing, HOVER_WIDTH, softBand, strokes } from './strokes.ts';

/** How much more opaque an area is under the pointer. */
const HOVER_FILL = 0.14;

function hatch({ part, has, tones, veil, setting }: Kit): LayerSpecification[] {
  if (!has('fill', (look) => look.edge === 'soft')) return [];
  return part('area-hatch', {
    type: 'fill',
    filter: where('fill', edged('soft'), isArea),
    paint: {
      'fill-pattern': colored(tones('fill'), setting.ground, (color) => hatchName(color, setting)),
      'fill-opacity': veil(HATCH.opacity),
      'fill-antialias': false,
    },
  });
}

function areas(kit: Kit): LayerSpecification[] {
  const { part, tones, veil, setting, entry } = kit;
  // An area that is not filled is found by its outline alone.
  if (entry.fill === 0)
    return [...softBand(kit, 'area-soft', 'fill'), ...strokes(kit, 'area-edge', 'fill', 'line')];
  return [
    ...softBand(kit, 'area-soft', 'fill'),
    ...hatch(kit),
    ...part(
      'area',
      {
        type: 'fill',
        filter: where('fill', isArea),
        paint: {
          'fill-color': colored(tones('fill'), setting.ground),
          'fill-opacity': raised(veil(entry.fill), HOVER_FILL),
          'fill-antialias': false,
        },
      },
      'area',
    ),
    ...strokes(kit, 'area-edge', 'fill'),
  ];
}

/** Solid when it exists; else a ring, for a dot has no room for dashes; with a core while it is being built. */
function dots({ part, has, tones, opacity, veil, setting }: Kit): LayerSpecification[] {
  const { ground, scale } = setting;
  const color = colored(tones('circle'), ground);
  const radius: Expression = ['*', scale, raised(['*', 0.5, get('size')], HOVER_WIDTH)];
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
          'circle-stroke-color': GROUND_COLORS[ground].halo,
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
            'circle-color': each(GROUND_COLORS[ground].halo),
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

/** A line with what lies under it. */
const course = (kit: Kit, mark: 'line' | 'trip'): LayerSpecification[] => [
  ...softBand(kit, `${mark}-soft`, mark),
  ...casing(kit, `${mark}-casing`, mark),
  ...strokes(kit, mark, mark, 'line'),
];

/** The style layers of a data layer but for its names, by slot; arcs and the marks on trips' lines are drawn in flows.ts. */
export function marksOf(entry: LayerEntry, options: PartOptions): Slotted {
  const kit = kitOf(entry, options);
  return {
    ...(kit.has('fill') ? { area: areas(kit) } : {}),
    ...(kit.has('line') ? { line: course(kit, 'line') } : {}),
    ...(kit.has('trip') ? { flow: course(kit, 'trip') } : {}),
    ...(kit.has('circle') ? { point: dots(kit) } : {}),
  };
}
