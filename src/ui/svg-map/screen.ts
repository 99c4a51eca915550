/** Reads properties of the screen and preferences of its user from the page's CSS. */
import type { Padding } from '../../domain/geometry/geo.ts';

/** CSS pixels per rem, divided by 16: the factor by which everything is larger than on a desktop. */
export const remScale = (): number =>
  parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;

/** The padding of the map's holder: the area that panels cover. */
export function paddingOf(holder: HTMLElement): Padding {
  const css = getComputedStyle(holder);
  const [top = 0, right = 0, bottom = 0, left = 0] = ['top', 'right', 'bottom', 'left'].map(
    (side) => parseFloat(css.getPropertyValue(`padding-${side}`)) || 0,
  );
  return { top, right, bottom, left };
}

/** Whether the reader wants less motion. */
export const wantsReducedMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
