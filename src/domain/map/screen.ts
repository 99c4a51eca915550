/** What both maps read of the screen. The modules that have a page read it; this file says what it means. */

/** CSS pixels per rem, divided by 16: the factor by which everything is larger than on a desktop. 1 if unknown. */
export const remScaleOf = (rootFontSize: string): number => parseFloat(rootFontSize) / 16 || 1;

/** The media query of readers who want less motion. */
export const REDUCED_MOTION = '(prefers-reduced-motion: reduce)';
