/** Which labels to show and where: greedy by priority, never one over another. Pure; for the build and the browser. */
import type { Window } from './frame.ts';

export interface Candidate {
  /** Sheet coordinates of its point. */
  x: number;
  y: number;
  lines: readonly string[];
  /** Font size, CSS pixels. */
  size: number;
  /** Not shown below this zoom. */
  minzoom: number;
  /** Smaller goes first. */
  priority: number;
  /** CSS pixels kept free around the point, which then has the label beside it; 0: the label lies on the point. */
  gap: number;
}
export type Side = 'on' | 'right' | 'below' | 'left' | 'above';

/** Width of a text in CSS pixels. */
export type Measure = (text: string, size: number) => number;

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Line spacing in font sizes, and the air kept around a label in CSS pixels. */
export const LEADING = 1.2;
const AIR = 3;

/** East Asian wide characters (blocks 2E80–9FFF, F900–FAFF, FE30–FE4F, FF00–FF60). */
const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/;

/** Width by the rule of thumb that a Chinese character is 1 em wide and any other 0.55 em. */
export const estimate: Measure = (text, size) => {
  let em = 0;
  for (const char of text) em += WIDE.test(char) ? 1 : 0.55;
  return em * size;
};

/** Where a label's centre lies from its point, in CSS pixels. */
export function offsetOf(side: Side, width: number, height: number, gap: number): [number, number] {
  switch (side) {
    case 'on':
      return [0, 0];
    case 'right':
      return [gap + width / 2, 0];
    case 'left':
      return [-gap - width / 2, 0];
    case 'below':
      return [0, gap + height / 2];
    case 'above':
      return [0, -gap - height / 2];
  }
}

const SIDES: readonly Side[] = ['below', 'right', 'left', 'above'];
const ON: readonly Side[] = ['on'];

const meet = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * The side on which each candidate is shown, or null; by index. `zoom` is the camera's; labels up to `margin` CSS
 * pixels outside the window are placed too, so that they are there when they come in. `prefer` are sides to try first,
 * so that labels do not jump about.
 */
export function placeLabels(
  candidates: readonly Candidate[],
  window: Window,
  zoom: number,
  {
    measure = estimate,
    margin = 0,
    prefer = [],
  }: { measure?: Measure; margin?: number; prefer?: readonly (Side | null)[] } = {},
): (Side | null)[] {
  const [width, height] = [window.width / window.px, window.height / window.px];
  const screen: Box = { left: -margin, top: -margin, right: width + margin, bottom: height + margin };
  const taken: Box[] = [];
  const dots: (Box | null)[] = candidates.map((c) => {
    if (c.gap === 0 || zoom < c.minzoom) return null;
    const [x, y] = [(c.x - window.x) / window.px, (c.y - window.y) / window.px];
    const r = Math.max(0, c.gap - AIR);
    return { left: x - r, top: y - r, right: x + r, bottom: y + r };
  });
  const order = candidates
    .map((c, i) => ({ c, i }))
    .filter(({ c }) => zoom >= c.minzoom)
    .sort((a, b) => a.c.priority - b.c.priority || a.i - b.i);
  const sides = candidates.map((): Side | null => null);
  for (const { c, i } of order) {
    const [x, y] = [(c.x - window.x) / window.px, (c.y - window.y) / window.px];
    const wide = Math.max(...c.lines.map((l) => measure(l, c.size)));
    const high = c.lines.length * c.size * LEADING;
    const first = prefer[i];
    for (const side of c.gap === 0 ? ON : first ? [first, ...SIDES.filter((s) => s !== first)] : SIDES) {
      const [dx, dy] = offsetOf(side, wide, high, c.gap);
      const box: Box = {
        left: x + dx - wide / 2 - AIR,
        top: y + dy - high / 2,
        right: x + dx + wide / 2 + AIR,
        bottom: y + dy + high / 2,
      };
      if (!meet(box, screen)) break;
      if (taken.some((t) => meet(t, box)) || dots.some((d, j) => d && j !== i && meet(d, box))) continue;
      taken.push(box);
      sides[i] = side;
      break;
    }
  }
  return sides;
}
