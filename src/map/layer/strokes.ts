/** Style layers for the strokes of lines and outlines, and for what lies under them. */
import type { LayerSpecification } from 'maplibre-gl';
import { CRISP_EDGE, SOFT_EDGE } from '../../domain/map/edges.ts';
import { SCHEME_COLORS } from '../../domain/legend/palette.ts';
import { dashes } from './dashes.ts';
import {
  colored,
  each,
  edged,
  get,
  isBroken,
  isSolid,
  hovered,
  sized,
  stroked,
  where,
  type Expression,
} from './paint.ts';
import type { Aim, LayerContext } from './layer-context.ts';

/** Added width of a line, or added radius of a dot, under the pointer; in desktop pixels. */
export const HOVER_WIDTH = 1.6;

type Stroked = 'fill' | 'line' | 'trip';

/** A soft band under features with an approximate position. */
export function softBand(context: LayerContext, name: string, mark: Stroked): LayerSpecification[] {
  const { part, has, tones, veil, setting } = context;
  if (!has(mark, (look) => look.edge === 'soft')) return [];
  return part(name, {
    type: 'line',
    filter: where(mark, edged('soft')),
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: {
      'line-color': colored(tones(mark), setting.scheme),
      'line-width': sized(setting.scale, SOFT_EDGE.wider),
      'line-opacity': veil(SOFT_EDGE.opacity),
      'line-blur': each((SOFT_EDGE.wider / 2) * setting.scale),
    },
  });
}

/** A thin ink casing under lines that follow official boundaries. */
export function casing(context: LayerContext, name: string, mark: Stroked): LayerSpecification[] {
  const { part, has, veil, setting } = context;
  if (!has(mark, (look) => look.edge === 'crisp')) return [];
  return part(name, {
    type: 'line',
    filter: where(mark, edged('crisp')),
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': each(SCHEME_COLORS[setting.scheme].ink),
      'line-blur': each(0),
      'line-width': sized(setting.scale, CRISP_EDGE.wider),
      'line-opacity': veil(CRISP_EDGE.opacity),
    },
  });
}

/** The strokes: one style layer for solid ones, one for all dashed ones. */
export function strokes(context: LayerContext, name: string, mark: Stroked, aim?: Aim): LayerSpecification[] {
  const { part, has, tones, opacity, setting } = context;
  const layout = { 'line-join': 'round', 'line-cap': 'butt' } as const;
  const width: Expression = ['*', setting.scale, hovered(get('size'), HOVER_WIDTH)];
  const paint = {
    'line-color': colored(tones(mark), setting.scheme),
    'line-width': width,
    // Sharp even where the edge is soft: a blur would fill the gaps of a thin dotted line. The band below it is soft.
    'line-blur': each(0),
  };
  return [
    ...(has(mark, (look) => look.pattern === 'solid')
      ? part(
          name,
          {
            type: 'line',
            filter: where(mark, isSolid),
            layout,
            paint: { ...paint, 'line-opacity': opacity },
          },
          aim,
        )
      : []),
    ...(has(mark, (look) => look.pattern !== 'solid')
      ? part(
          `${name}-broken`,
          {
            type: 'line',
            filter: where(mark, isBroken),
            layout,
            paint: { ...paint, 'line-opacity': stroked(opacity), 'line-dasharray': dashes() },
          },
          aim,
        )
      : []),
  ];
}
