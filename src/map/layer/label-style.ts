/** How labels are drawn, for the basemap and for features: size, halo and placement. */
import type { SymbolLayerSpecification } from 'maplibre-gl';
import { BESIDE_POINT, CLOSE, HALO, LABEL_EM } from '../../domain/map/basemap.ts';
import { SCHEME_COLORS } from '../../domain/legend/palette.ts';
import { BLANK } from '../gl-map/images.ts';
import { TEXT_FONT } from '../gl-map/fonts.ts';
import { get, type Expression } from './paint.ts';
import type { Setting } from '../scene/scene.types.ts';

/** Space between a dot and its label, and around a label, in desktop pixels. */
const BESIDE = 3;
const AIR = 3;
/** Desktop pixels between two labels along the same line. */
const SPACING = 420;

type Layout = NonNullable<SymbolLayerSpecification['layout']>;
type Paint = NonNullable<SymbolLayerSpecification['paint']>;

/** Layout properties that all labels share. */
export const labelPlacement = (size: number, weight: 400 | 700, { lang, scale }: Setting): Layout => ({
  'text-field': get(lang),
  'text-font': TEXT_FONT[weight],
  'text-size': size * scale,
  'text-max-width': LABEL_EM[lang],
  'text-line-height': 1.2,
  'text-padding': AIR * scale,
});
export const inked = (
  color: Expression,
  opacity: number,
  { scheme, scale }: Setting,
  halo: number = HALO,
): Paint => ({
  'text-color': color,
  'text-opacity': opacity,
  'text-halo-color': SCHEME_COLORS[scheme].halo,
  'text-halo-width': halo * scale,
  'text-halo-blur': 0.4 * scale,
});

const onOrClose = (size: number): (string | [number, number])[] => [
  'center',
  [0, 0],
  'top',
  [0, (CLOSE * BESIDE_POINT) / size],
  'bottom',
  [0, (-CLOSE * BESIDE_POINT) / size],
];

/** Places a label on a point of its line, or just below or above it where there is no room. */
export const closeTo = (size: number): Layout => ({
  'text-variable-anchor-offset': onOrClose(size),
  'text-justify': 'auto',
});

/** Places a label on its point, or just below, above or beside it where there is no room. */
export const onOrBeside = (size: number): Layout => ({
  'text-variable-anchor-offset': [
    ...onOrClose(size),
    'top',
    [0, BESIDE_POINT / size],
    'left',
    [BESIDE_POINT / size, 0],
    'right',
    [-BESIDE_POINT / size, 0],
    'bottom',
    [0, -BESIDE_POINT / size],
  ],
  'text-justify': 'auto',
});

/** Places a label beside a dot of that diameter (desktop pixels), on any side that is free. */
export const beside = (dot: number | Expression, size: number | Expression): Layout => ({
  'text-variable-anchor': ['top', 'left', 'right', 'bottom'],
  'text-justify': 'auto',
  'text-radial-offset': ['/', ['+', ['*', 0.5, dot], BESIDE], size],
});

/** Reserves the place of a dot of that diameter (desktop pixels) before names are placed: no name covers a dot. */
export const keepOff = (dot: number | Expression, scale: number): { layout: Layout; paint: Paint } => ({
  layout: {
    'icon-image': BLANK,
    // Names have padding of their own, and a name below its dot sits slightly higher than its box.
    'icon-padding': ['*', scale, ['max', 0, ['-', ['*', 0.5, dot], 4]]],
    'icon-allow-overlap': true,
  },
  // An invisible icon still takes up its place in placement, and is not drawn.
  paint: { 'icon-opacity': 0 },
});

/** Places a name along its line, and repeats it where the line is long. */
export const along = (scale: number, spacing = SPACING): Layout => ({
  'symbol-placement': 'line',
  'symbol-spacing': spacing * scale,
  'text-max-angle': 40,
  'text-max-width': 40,
});
