/** What the screen and its user are like, asked of the page's CSS. */
import type { Padding } from '../../domain/geometry/geo.ts';

/** CSS pixels of a rem, over 16: how much larger than on a desktop everything is. */
export const remScale = (): number =>
  parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;

/** What the panels leave free: the padding of the element that holds the map. */
export function paddingOf(holder: HTMLElement): Padding {
  const css = getComputedStyle(holder);
  const [top = 0, right = 0, bottom = 0, left = 0] = ['top', 'right', 'bottom', 'left'].map(
    (side) => parseFloat(css.getPropertyValue(`padding-${side}`)) || 0,
  );
  return { top, right, bottom, left };
}

/** Whether the reader wants less motion. */
export const wantsReducedMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
