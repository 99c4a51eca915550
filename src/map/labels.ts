/** Names of features: along lines where they fit, beside dots, in the middle of areas. */
import type { LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import type { LayerEntry, Mark } from '../domain/catalogue.ts';
import { FEATURE_LABELS, HALO, LABEL_EM, labelColor } from '../domain/ground.ts';
import { GROUND_COLORS } from '../domain/palette.ts';
import { BLANK } from './images.ts';
import { TEXT_FONT } from './fonts.ts';
import { colored, get, where, zoomOn, type Expression } from './paint.ts';
import type { Setting } from './scene.types.ts';

/** Air between a dot and its label, and around a label, in desktop pixels. */
export const BESIDE = 3;
export const AIR = 3;
/** Names of arcs say again what their ends are called: they wait until there is room for them. */
const ARC_NAMES = 8.5;
/** A name on a line of its own colour needs more air. */
const HALO_ON_LINE = 2.4;
/** Desktop pixels between two names along the same line. */
const SPACING = 420;

type Layout = NonNullable<SymbolLayerSpecification['layout']>;
type Paint = NonNullable<SymbolLayerSpecification['paint']>;

/** What all labels of the map have in common. */
export const lettering = (size: number, weight: 400 | 700, { lang, scale }: Setting): Layout => ({
  'text-field': get(lang),
  'text-font': TEXT_FONT[weight],
  'text-size': size * scale,
  'text-max-width': LABEL_EM[lang],
  'text-line-height': 1.2,
  'text-padding': AIR * scale,
});
export const inked = (
  color: string | Expression,
  opacity: number,
  { ground, scale }: Setting,
  halo: number = HALO,
): Paint => ({
  'text-color': color,
  'text-opacity': opacity,
  'text-halo-color': GROUND_COLORS[ground].halo,
  'text-halo-width': halo * scale,
  'text-halo-blur': 0.4 * scale,
});

/** A label beside a dot of that diameter (desktop pixels), on whichever side is free. */
export const beside = (dot: number | Expression, size: number): Layout => ({
  'text-variable-anchor': ['top', 'left', 'right', 'bottom'],
  'text-justify': 'auto',
  'text-radial-offset': ['/', ['+', ['*', 0.5, dot], BESIDE], size],
});

/** Takes the place of a dot of that diameter (desktop pixels) before any name does: nothing is written on dots. */
export const keepOff = (dot: number | Expression, scale: number): Layout => ({
  'icon-image': BLANK,
  // A little less than the dot, so that its own name may touch it.
  'icon-padding': ['*', scale, ['max', 0, ['-', ['*', 0.5, dot], 1]]],
  'icon-allow-overlap': true,
});

/** A name that follows its line, repeated where the line is long. */
export const along = (scale: number): Layout => ({
  'symbol-placement': 'line',
  'symbol-spacing': SPACING * scale,
  'text-max-angle': 40,
  'text-max-width': 40,
});

export interface LabelOptions {
  /** Prefix of the style layers' ids, and their source. */
  id: string;
  source: string;
  opacity: number;
  setting: Setting;
  /** Desktop zoom from which the names are shown. */
  minzoom: number;
  pickable: boolean;
  /** Features that have their name elsewhere. */
  without: ReadonlySet<string>;
  /** Whether names of lines follow them where they fit; else they stand on their point, and are always seen. */
  follow: boolean;
}

/** What keeps names off a layer's dots; none for a layer without dots. */
export function dotsOf(
  entry: LayerEntry,
  { id, source, setting }: Pick<LabelOptions, 'id' | 'source' | 'setting'>,
): LayerSpecification[] {
  if (!entry.marks.includes('circle')) return [];
  return [
    {
      id: `${id}/keep-off`,
      type: 'symbol',
      source,
      ...(entry.minzoom === undefined ? {} : { minzoom: zoomOn(setting.scale, entry.minzoom) }),
      filter: where('circle'),
      layout: keepOff(get('size'), setting.scale),
    },
  ];
}

/** The style layers of a layer's names, the first to give way first: areas, then lines, then dots. */
export function labelsOf(entry: LayerEntry, options: LabelOptions): LayerSpecification[] {
  const { id, source, opacity, setting, pickable, follow } = options;
  const { ground, scale } = setting;
  const layer = (name: string, mark: Mark, filter: Expression | null, layout: Layout): LayerSpecification => {
    const { size, weight } = FEATURE_LABELS[mark];
    return {
      id: `${id}/${name}`,
      type: 'symbol',
      source,
      minzoom: zoomOn(
        scale,
        Math.max(options.minzoom, entry.minzoom ?? 0, name === 'name-arc' ? ARC_NAMES : 0),
      ),
      ...(pickable ? { metadata: { pick: 'point', layer: entry.id } } : {}),
      filter: where(
        name === 'name-along' ? 'line' : 'label',
        ['==', get('of'), mark],
        ...(filter ? [filter] : []),
        ...others,
      ),
      layout: { ...lettering(size, weight, setting), 'symbol-sort-key': get('order'), ...layout },
      paint: inked(
        colored(ground, labelColor),
        opacity,
        setting,
        name === 'name-along' ? HALO_ON_LINE : HALO,
      ),
    };
  };
  const others: Expression[] =
    options.without.size > 0 ? [['!', ['in', get('id'), ['literal', [...options.without]]]]] : [];
  // Filters see whole zooms only, on both sides of the question the same.
  const room: Expression = ['>=', ['+', ['zoom'], 0.5 - Math.log2(scale)], get('along')];
  const has = (mark: Mark): boolean => entry.marks.includes(mark);
  return [
    ...(has('arc') ? [layer('name-arc', 'arc', null, {})] : []),
    ...(has('fill') ? [layer('name-area', 'fill', null, {})] : []),
    ...(has('line') ? [layer('name-line', 'line', follow ? ['!', room] : null, {})] : []),
    ...(has('line') && follow ? [layer('name-along', 'line', room, along(scale))] : []),
    ...(has('circle')
      ? [layer('name-dot', 'circle', null, beside(get('size'), FEATURE_LABELS.circle.size))]
      : []),
  ];
}
