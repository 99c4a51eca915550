/** The style layers of one data layer, by mark. The sheet (src/svg/shape.ts) draws by the same rules. */
import type {
  CircleLayerSpecification,
  FillLayerSpecification,
  LayerSpecification,
  LineLayerSpecification,
} from 'maplibre-gl';
import type { LayerEntry } from '../domain/catalogue.ts';
import { CRISP_EDGE, DOT_RIM, HATCH, SOFT_EDGE } from '../domain/ground.ts';
import { COLORS, GROUND_COLORS } from '../domain/palette.ts';
import { dashes } from './dashes.ts';
import { hatchName } from './hatch.ts';
import {
  colored,
  edged,
  get,
  isArea,
  isBroken,
  isSolid,
  match,
  raised,
  sized,
  stroked,
  where,
  zoomOn,
  type Expression,
} from './paint.ts';
import type { Setting, Slotted } from './scene.types.ts';

/** What a tap on a style layer means: the finer mark is what was meant. */
export type Pick = 'point' | 'line' | 'area';
/** Desktop pixels over which a schematic outline fades. */
const BLUR = 1.2;
/** How much stronger a feature is drawn under the pointer. */
const HOVER = { fill: 0.14, width: 1.6 } as const;

export interface MarkOptions {
  /** Prefix of the style layers' ids, and their source. */
  id: string;
  source: string;
  /** 0..1, multiplies all opacities. */
  opacity: number;
  setting: Setting;
  /** Whether taps and the pointer find it. */
  pickable: boolean;
}

type Draft =
  | Omit<FillLayerSpecification, 'id' | 'source'>
  | Omit<LineLayerSpecification, 'id' | 'source'>
  | Omit<CircleLayerSpecification, 'id' | 'source'>;
type Part = (name: string, layer: Draft, pick?: Pick) => LayerSpecification;

/** Names and places a style layer; ids are `layer/part`. */
const partOf =
  (entry: LayerEntry, { id, source, setting, pickable }: MarkOptions): Part =>
  (name, layer, pick) => ({
    ...layer,
    id: `${id}/${name}`,
    source,
    ...(entry.minzoom === undefined ? {} : { minzoom: zoomOn(setting.scale, entry.minzoom) }),
    ...(pick && pickable ? { metadata: { pick, layer: entry.id } } : {}),
  });

function area(part: Part, fill: number, { opacity, setting }: MarkOptions): LayerSpecification[] {
  const { ground, scale } = setting;
  const filled = fill > 0;
  return [
    part('area-soft', {
      type: 'line',
      filter: where('fill', edged('soft')),
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colored(ground),
        'line-width': sized(scale, SOFT_EDGE.wider),
        'line-opacity': SOFT_EDGE.opacity * opacity,
        'line-blur': (SOFT_EDGE.wider / 2) * scale,
      },
    }),
    ...(filled
      ? [
          part('area-hatch', {
            type: 'fill',
            filter: where('fill', edged('soft'), isArea),
            paint: {
              'fill-pattern': match(
                'color',
                COLORS.map((color) => [color, ['image', hatchName(color, setting)]]),
                ['image', hatchName(COLORS[0], setting)],
              ),
              'fill-opacity': HATCH.opacity * opacity,
            },
          }),
          part(
            'area',
            {
              type: 'fill',
              filter: where('fill', isArea),
              paint: {
                'fill-color': colored(ground),
                'fill-opacity': raised(fill * opacity, HOVER.fill),
                'fill-antialias': false,
              },
            },
            'area',
          ),
        ]
      : []),
    ...strokes(part, 'area-edge', 'fill', filled ? undefined : 'line', opacity, setting),
  ];
}

/** The strokes of lines or outlines: one style layer for the solid ones, one for all that are broken by dashes. */
function strokes(
  part: Part,
  name: string,
  mark: 'fill' | 'line',
  pick: Pick | undefined,
  opacity: number,
  { ground, scale }: Setting,
): LayerSpecification[] {
  const layout = { 'line-join': 'round', 'line-cap': 'butt' } as const;
  const width: Expression = ['*', scale, raised(get('size'), HOVER.width)];
  // The outline of what is only roughly there is itself not sharp.
  const blur: Expression = ['case', edged('soft'), BLUR * scale, 0];
  const paint = {
    'line-color': colored(ground),
    'line-width': width,
    ...(mark === 'fill' ? { 'line-blur': blur } : {}),
  };
  return [
    part(
      name,
      { type: 'line', filter: where(mark, isSolid), layout, paint: { ...paint, 'line-opacity': opacity } },
      pick,
    ),
    part(
      `${name}-broken`,
      {
        type: 'line',
        filter: where(mark, isBroken),
        layout,
        paint: { ...paint, 'line-opacity': stroked(opacity), 'line-dasharray': dashes() },
      },
      pick,
    ),
  ];
}

function course(part: Part, { opacity, setting }: MarkOptions): LayerSpecification[] {
  const { ground, scale } = setting;
  return [
    part('line-soft', {
      type: 'line',
      filter: where('line', edged('soft')),
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': colored(ground),
        'line-width': sized(scale, SOFT_EDGE.wider),
        'line-opacity': SOFT_EDGE.opacity * opacity,
        'line-blur': (SOFT_EDGE.wider / 2) * scale,
      },
    }),
    part('line-casing', {
      type: 'line',
      filter: where('line', edged('crisp')),
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': GROUND_COLORS[ground].ink,
        'line-width': sized(scale, CRISP_EDGE.wider),
        'line-opacity': CRISP_EDGE.opacity * opacity,
      },
    }),
    ...strokes(part, 'line', 'line', 'line', opacity, setting),
  ];
}

/** Solid when it exists; else a ring, for a dot has no room for dashes. */
function dots(part: Part, { opacity, setting }: MarkOptions): LayerSpecification[] {
  const { ground, scale } = setting;
  const radius = (more: number): Expression => ['*', 0.5, sized(scale, more)];
  const hover: Expression = ['*', scale, raised(['*', 0.5, get('size')], HOVER.width)];
  return [
    part('dot-soft', {
      type: 'circle',
      filter: where('circle', edged('soft')),
      paint: {
        'circle-color': colored(ground),
        'circle-radius': radius(SOFT_EDGE.wider),
        'circle-opacity': SOFT_EDGE.opacity * opacity,
      },
    }),
    part(
      'dot',
      {
        type: 'circle',
        filter: where('circle'),
        paint: {
          'circle-color': colored(ground),
          'circle-radius': hover,
          'circle-opacity': stroked(opacity),
          'circle-stroke-color': GROUND_COLORS[ground].halo,
          'circle-stroke-width': DOT_RIM * scale,
          'circle-stroke-opacity': opacity,
        },
      },
      'point',
    ),
    part('dot-hole', {
      type: 'circle',
      filter: where('circle', isBroken),
      paint: {
        'circle-color': GROUND_COLORS[ground].halo,
        'circle-radius': ['*', 0.5 * scale, ['max', 2, ['-', get('size'), 4]]],
        'circle-opacity': opacity,
      },
    }),
  ];
}

/** The style layers of a data layer but for its labels, by slot; arcs are drawn elsewhere (flows.ts). */
export function marksOf(entry: LayerEntry, options: MarkOptions): Slotted {
  const part = partOf(entry, options);
  return {
    ...(entry.marks.includes('fill') ? { area: area(part, entry.fill, options) } : {}),
    ...(entry.marks.includes('line') ? { line: course(part, options) } : {}),
    ...(entry.marks.includes('circle') ? { point: dots(part, options) } : {}),
  };
}
