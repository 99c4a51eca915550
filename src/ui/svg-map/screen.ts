/** Reads properties of the screen and preferences of its user from the page's CSS. */
import type { Padding } from '../../domain/geometry/geo.ts';
import { REDUCED_MOTION, remScaleOf } from '../../domain/map/screen.ts';

export const remScale = (): number => remScaleOf(getComputedStyle(document.documentElement).fontSize);

/** The padding of the map's holder: the area that panels cover. */
export function paddingOf(holder: HTMLElement): Padding {
  const css = getComputedStyle(holder);
  const [top = 0, right = 0, bottom = 0, left = 0] = ['top', 'right', 'bottom', 'left'].map(
    (side) => parseFloat(css.getPropertyValue(`padding-${side}`)) || 0,
  );
  return { top, right, bottom, left };
}

/** Whether the reader wants less motion. */
export const wantsReducedMotion = (): boolean => matchMedia(REDUCED_MOTION).matches;
