/** How one sheet or picture is written: where, how finely, in which units and colours. */
import { labelColor, RELIEF_OPACITY, valueAt, type Stops } from '../domain/ground.ts';
import { GROUND_COLORS, GROUNDS, hex, type Color, type Ground } from '../domain/palette.ts';
import type { Lang } from '../domain/view.ts';
import type { Frame } from './frame.ts';
import { short } from './short.ts';

/** How finely to draw. */
export interface Detail {
  /** Sheet units that a point may be off; 0 keeps all points. */
  tolerance: number;
  /** Decimals of the coordinates. */
  digits: number;
}
export type GroundColor = keyof (typeof GROUND_COLORS)['paper'];

export interface Pen {
  frame: Frame;
  detail: Detail;
  lang: Lang;
  /** A length on the screen, of CSS pixels at 16 px a rem. */
  length: (px: number) => string;
  /** A length on the screen where sheet units are asked for: font sizes, halos. */
  own: (px: number) => string;
  /** What depends on the zoom. */
  zoomed: (stops: Stops, write: (value: number) => string) => string;
  color: (name: Color) => string;
  /** Of names in that colour. */
  letter: (name: Color) => string;
  ground: (name: GroundColor) => string;
  /** Opacity of the relief. */
  relief: string;
  /** Side of a hatch tile of one unit, in sheet units; null where the sheet sets it. */
  hatch: number | null;
}

/** CSS pixels as rem of 16 px. */
const rem = (px: number): string => `${short(px / 16, 4)}rem`;
const kebab = (name: string): string => name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);
export const colorProperty = (name: Color): string => `--c-${name}`;
export const RELIEF_PROPERTY = '--ground-relief';
export const letterProperty = (name: Color): string => `--t-${name}`;
export const groundProperty = (name: GroundColor): string => `--ground-${kebab(name)}`;

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

/** Whether names in that colour are darker or lighter than what they name, on any ground. */
export const needsLetter = (name: Color): boolean =>
  GROUNDS.some((ground) => labelColor(name, ground) !== hex(name, ground));

/** For a sheet in a page: rem, custom properties `--px` (sheet units in a CSS pixel) and `--z` (zoom), both grounds. */
export const sheetPen = (frame: Frame, detail: Detail, lang: Lang): Pen => ({
  frame,
  detail,
  lang,
  length: rem,
  own: (px) => `calc(${rem(px)}*var(--px))`,
  zoomed: cssOf,
  color: (name) => `var(${colorProperty(name)})`,
  letter: (name) => `var(${needsLetter(name) ? letterProperty(name) : colorProperty(name)})`,
  ground: (name) => `var(${groundProperty(name)})`,
  relief: `var(${RELIEF_PROPERTY})`,
  hatch: null,
});

/** The colours of where something is drawn. */
export type Ink = Pick<Pen, 'color' | 'ground'>;
export const inkOf = (ground: Ground): Ink => ({
  color: (name) => hex(name, ground),
  ground: (name) => GROUND_COLORS[ground][name],
});

/** For a picture that stands alone: its units are its pixels, colours and widths are plain values. */
export const picturePen = (frame: Frame, zoom: number, scale: number, ground: Ground, lang: Lang): Pen => ({
  frame,
  detail: { tolerance: 0.35, digits: 1 },
  lang,
  length: (px) => short(px * scale, 2),
  own: (px) => `${short(px * scale, 2)}px`,
  zoomed: (stops, write) => write(valueAt(stops, zoom)),
  ...inkOf(ground),
  letter: (name) => labelColor(name, ground),
  relief: short(RELIEF_OPACITY[ground], 2),
  hatch: scale,
});

/** Whether anything of that opacity may ever be seen; a sheet is zoomed, a picture is not. */
export const everSeen = (pen: Pen, opacity: Stops): boolean =>
  pen.zoomed(opacity, (v) => short(v, 2)) !== '0';
