/** How an SVG map or a picture is written: its projection, detail, units and colours. */
import { labelColor, RELIEF_OPACITY, valueAt, type Stops } from '../domain/map/basemap.ts';
import { SCHEME_COLORS, SCHEMES, hex, type Color, type Scheme } from '../domain/legend/palette.ts';
import type { Lang } from '../domain/view/view.ts';
import type { Projection } from './projection.ts';
import { short } from './short.ts';

/** The detail of a drawing. */
export interface Detail {
  /** Tolerated distance of a point from its position, in SVG map units. 0 keeps all points. */
  tolerance: number;
  /** Decimals of the coordinates. */
  digits: number;
}
export type SchemeColor = keyof (typeof SCHEME_COLORS)['paper'];

export interface RenderTarget {
  projection: Projection;
  detail: Detail;
  lang: Lang;
  /** A length on the screen, from CSS pixels at 16 px a rem. */
  length: (px: number) => string;
  /** A length on the screen in SVG map units, for font sizes and halos. */
  own: (px: number) => string;
  /** A value that depends on the zoom. */
  zoomed: (stops: Stops, write: (value: number) => string) => string;
  color: (name: Color) => string;
  /** The text colour of names in that colour. */
  letter: (name: Color) => string;
  schemeColor: (name: SchemeColor) => string;
  /** Opacity of the relief. */
  relief: string;
  /** Side of a hatch tile of one unit, in SVG map units. Null if the SVG map's style sets it. */
  hatch: number | null;
}

/** CSS pixels as rem of 16 px. */
const rem = (px: number): string => `${short(px / 16, 4)}rem`;
const kebab = (name: string): string => name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);
export const colorProperty = (name: Color): string => `--c-${name}`;
export const RELIEF_PROPERTY = '--scheme-relief';
export const letterProperty = (name: Color): string => `--t-${name}`;
export const schemeProperty = (name: SchemeColor): string => `--scheme-${kebab(name)}`;

/** Stops as a CSS expression of the custom property `--z`, the zoom: a sum of clamped slopes. */
export function cssOf(stops: Stops, write: (value: number) => string): string {
  const first = stops[0];
  if (!first) throw new Error('stops: got none, expected at least one');
  const parts = stops.slice(1).map(([zoom, value], i) => {
    const [z0, v0] = stops[i] ?? first;
    const slope = `(var(--z) - ${short(z0, 4)})*${write((value - v0) / (zoom - z0))}`;
    const [low, high] = value >= v0 ? [write(0), write(value - v0)] : [write(value - v0), write(0)];
    return `clamp(${low},${slope},${high})`;
  });
  // A first value of 0 can be left out of the sum.
  const sum = first[1] === 0 && parts.length > 0 ? parts : [write(first[1]), ...parts];
  return sum.length === 1 ? sum.join('') : `calc(${sum.join(' + ')})`;
}

/** Whether the text colour of names differs from the colour of the feature, in any colour scheme. */
export const needsLetter = (name: Color): boolean =>
  SCHEMES.some((scheme) => labelColor(name, scheme) !== hex(name, scheme));

/**
 * For an SVG map in a page: rem, the custom properties `--px` (SVG map units per CSS pixel) and `--z` (zoom), and
 * both colour schemes.
 */
export const svgMapTarget = (projection: Projection, detail: Detail, lang: Lang): RenderTarget => ({
  projection,
  detail,
  lang,
  length: rem,
  own: (px) => `calc(${rem(px)}*var(--px))`,
  zoomed: cssOf,
  color: (name) => `var(${colorProperty(name)})`,
  letter: (name) => `var(${needsLetter(name) ? letterProperty(name) : colorProperty(name)})`,
  schemeColor: (name) => `var(${schemeProperty(name)})`,
  relief: `var(${RELIEF_PROPERTY})`,
  hatch: null,
});

/** The colours of a render target. */
export type Ink = Pick<RenderTarget, 'color' | 'schemeColor'>;
export const inkOf = (scheme: Scheme): Ink => ({
  color: (name) => hex(name, scheme),
  schemeColor: (name) => SCHEME_COLORS[scheme][name],
});

/** For a standalone picture: its units are its pixels, and colours and widths are plain values. */
export const pictureTarget = (
  projection: Projection,
  zoom: number,
  scale: number,
  scheme: Scheme,
  lang: Lang,
): RenderTarget => ({
  projection,
  detail: { tolerance: 0.35, digits: 1 },
  lang,
  length: (px) => short(px * scale, 2),
  own: (px) => `${short(px * scale, 2)}px`,
  zoomed: (stops, write) => write(valueAt(stops, zoom)),
  ...inkOf(scheme),
  letter: (name) => labelColor(name, scheme),
  relief: short(RELIEF_OPACITY[scheme], 2),
  hatch: scale,
});

/** Whether an opacity can ever exceed 0. An SVG map changes its zoom, a picture does not. */
export const everSeen = (target: RenderTarget, opacity: Stops): boolean =>
  target.zoomed(opacity, (v) => short(v, 2)) !== '0';
