/** Selects and places labels: greedy by priority, without overlaps. Pure code, for the build and the browser. */
import { CLOSE } from '../../domain/map/basemap.ts';
import { emsOf } from '../../domain/text/text-width.ts';
import type { Window } from '../projection.ts';

export interface Candidate {
  /** SVG map coordinates of the label's point. */
  x: number;
  y: number;
  lines: readonly string[];
  /** Font size, CSS pixels. */
  size: number;
  /** The label is hidden below this zoom. */
  minzoom: number;
  /** Smaller is placed first; among equals, the first in the list. */
  priority: number;
  /**
   * CSS pixels kept free around the point, with the label beside it. 0: the label is on the point. Negative: the label
   * is on the point, or close below or above it, or that far beside it, wherever there is space.
   */
  gap: number;
  /** The point is in an area. Labels may cover it, except names of other such areas. */
  area?: true;
  /** Its dot appears before its name. */
  dotted?: boolean;
}
export type Side = 'on' | 'under' | 'over' | 'right' | 'below' | 'left' | 'above';

/** Width of a text in CSS pixels. */
export type Measure = (text: string, size: number) => number;

/** left, top, right, bottom in CSS pixels of the screen. */
export type Box = readonly [number, number, number, number];

/** Line spacing in font sizes, and the space kept around a label in CSS pixels. */
export const LEADING = 1.2;
const AIR = 3;

/** Approximate width of a text in a font size. */
export const estimate: Measure = (text, size) => emsOf(text) * size;

/** Direction of each side (right, down), and the fraction of `gap` that it keeps. */
export const WAY: Readonly<Record<Side, readonly [number, number, number]>> = {
  on: [0, 0, 0],
  under: [0, 1, CLOSE],
  over: [0, -1, CLOSE],
  right: [1, 0, 1],
  left: [-1, 0, 1],
  below: [0, 1, 1],
  above: [0, -1, 1],
};

const SIDES: readonly Side[] = ['below', 'right', 'left', 'above'];
const EITHER: readonly Side[] = ['on', 'under', 'over', ...SIDES];

export const meet = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
const within = (a: Box, b: Box): boolean => a[0] >= b[0] && a[1] >= b[1] && a[2] <= b[2] && a[3] <= b[3];
/** The box with this half width and half height around a point. */
const around = (x: number, y: number, w: number, h: number): Box => [x - w, y - h, x + w, y + h];

/**
 * The side on which each candidate is shown, or null, by index. `zoom` is the camera's. Labels up to `margin` CSS
 * pixels outside the window are placed too, so that they are ready when the map moves. Edges cut no label. `prefer`
 * has the sides to try first, so that labels do not jump. No label covers the `furniture` of the picture, such as its
 * credits.
 */
export function placeLabels(
  candidates: readonly Candidate[],
  window: Window,
  zoom: number,
  {
    measure = estimate,
    margin = 0,
    prefer = [],
    furniture = [],
  }: {
    measure?: Measure;
    margin?: number;
    prefer?: readonly (Side | null)[];
    furniture?: readonly Box[];
  } = {},
): (Side | null)[] {
  const [w, h] = [window.width / window.px / 2, window.height / window.px / 2];
  const screen = around(w, h, w, h);
  const near = around(w, h, w + margin, h + margin);
  const all = candidates.map((c, i) => {
    const [x, y] = [(c.x - window.x) / window.px, (c.y - window.y) / window.px];
    const named = zoom >= c.minzoom;
    const dot = c.gap > AIR && (named || c.dotted) ? around(x, y, c.gap - AIR, c.gap - AIR) : null;
    return { c, i, x, y, named, dot };
  });
  const taken = [...furniture];
  const sides = candidates.map((): Side | null => null);
  for (const { c, i, x, y, named } of [...all].sort((a, b) => a.c.priority - b.c.priority)) {
    if (!named) continue;
    const wide = Math.max(...c.lines.map((l) => measure(l, c.size))) / 2;
    const high = (c.lines.length * c.size * LEADING) / 2;
    const first = prefer[i];
    const besides = first ? [first, ...SIDES] : SIDES;
    const free = (c.gap > 0 ? besides : c.gap < 0 ? EITHER : (['on'] as const))
      .map((side) => {
        const [dx, dy, part] = WAY[side];
        const gap = Math.abs(c.gap) * part;
        const box = around(x + dx * (gap + wide), y + dy * (gap + high), wide + AIR, high);
        return { side, box, far: c.gap < 0 && part === 1 };
      })
      .filter(
        ({ box }) =>
          meet(box, near) && meet(box, screen) === within(box, screen) && !taken.some((t) => meet(t, box)),
      );
    // A label avoids all dots if possible. Otherwise it may cover dots of lower priority, or dots whose name is not
    // shown yet. Away from its own point it covers no dot, because it would look like the name of that dot.
    const clear = (strict: boolean) =>
      free.find(({ box, far }) =>
        all.every(({ c: other, x: ox, y: oy, named, dot }) => {
          if (!dot || other === c || !meet(dot, box)) return true;
          if (other.area) return !c.area;
          // The middle of a dot larger than letters stays visible.
          const hides = other.gap - AIR > c.size / 2 && meet([ox, oy, ox, oy], box);
          return !(strict || far || hides || (named && other.priority <= c.priority));
        }),
      );
    const found = clear(true) ?? clear(false);
    if (!found) continue;
    taken.push(found.box);
    sides[i] = found.side;
  }
  return sides;
}
