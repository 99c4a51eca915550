/** How one SVG map or picture is written: where, how finely, in which units and colours. */
import { labelColor, RELIEF_OPACITY, valueAt, type Stops } from '../domain/map/basemap.ts';
import { SCHEME_COLORS, SCHEMES, hex, type Color, type Scheme } from '../domain/legend/palette.ts';
import type { Lang } from '../domain/view/view.ts';
import type { Projection } from './projection.ts';
import { short } from './short.ts';

/** How finely to draw. */
export interface Detail {
  /** SVG map units that a point may be off; 0 keeps all points. */
  tolerance: number;
  /** Decimals of the coordinates. */
  digits: number;
}
export type SchemeColor = keyof (typeof SCHEME_COLORS)['paper'];

export interface RenderTarget {
  projection: Projection;
  detail: Detail;
  lang: Lang;
  /** A length on the screen, of CSS pixels at 16 px a rem. */
  length: (px: number) => string;
  /** A length on the screen where SVG map units are asked for: font sizes, halos. */
  own: (px: number) => string;
  /** What depends on the zoom. */
  zoomed: (stops: Stops, write: (value: number) => string) => string;
  color: (name: Color) => string;
  /** Of names in that colour. */
  letter: (name: Color) => string;
  schemeColor: (name: SchemeColor) => string;
  /** Opacity of the relief. */
  relief: string;
  /** Side of a hatch tile of one unit, in SVG map units; null where the SVG map sets it. */
  hatch: number | null;
}

/** CSS pixels as rem of 16 px. */
const rem = (px: number): string => `${short(px / 16, 4)}rem`;
const kebab = (name: string): string => name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);
export const colorProperty = (name: Color): string => `--c-${name}`;
export const RELIEF_PROPERTY = '--scheme-relief';
export const letterProperty = (name: Color): string => `--t-${name}`;
export const schemeProperty = (name: SchemeColor): string => `--scheme-${kebab(name)}`;

/** Stops as CSS over the custom property `--z`, the zoom: a sum of clamped slopes. */
export function cssOf(stops: Stops, write: (value: number) => string): string {
  const first = stops[0];
  if (!first) throw new Error('stops: got none, expected at least one');
  const parts = stops.slice(1).map(([zoom, value], i) => {
    const [z0, v0] = stops[i] ?? first;
    const slope = `(var(--z) - ${String(z0)})*${write((value - v0) / (zoom - z0))}`;
    const [low, high] = value >= v0 ? [write(0), write(value - v0)] : [write(value - v0), write(0)];
    return `clamp(${low},${slope},${high})`;
  });
  // What begins at nothing need not say so.
  const sum = first[1] === 0 && parts.length > 0 ? parts : [write(first[1]), ...parts];
  return sum.length === 1 ? sum.join('') : `calc(${sum.join(' + ')})`;
}

/** Whether names in that colour are darker or lighter than what they name, on any scheme. */
export const needsLetter = (name: Color): boolean =>
  SCHEMES.some((scheme) => labelColor(name, scheme) !== hex(name, scheme));

/** For an SVG map in a page: rem, custom properties `--px` (SVG map units in a CSS pixel) and `--z` (zoom), both colour schemes. */
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

/** The colours of where something is drawn. */
export type Ink = Pick<RenderTarget, 'color' | 'schemeColor'>;
export const inkOf = (scheme: Scheme): Ink => ({
  color: (name) => hex(name, scheme),
  schemeColor: (name) => SCHEME_COLORS[scheme][name],
});

/** For a picture that stands alone: its units are its pixels, colours and widths are plain values. */
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

/** Whether anything of that opacity may ever be seen; an SVG map is zoomed, a picture is not. */
export const everSeen = (target: RenderTarget, opacity: Stops): boolean =>
  target.zoomed(opacity, (v) => short(v, 2)) !== '0';
