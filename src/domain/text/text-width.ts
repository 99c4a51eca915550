/** Approximate widths of text, for maps that place names before any font has loaded. */

/**
 * East Asian wide characters: Chinese characters, their punctuation and full-width forms, and characters between
 * these that names do not contain.
 */
const WIDE = /[\u2e80-\uff60]/;

/**
 * Width of a text in ems: a Chinese character is 1 em wide, any other character 0.64 em. Bold system fonts need 0.58 em
 * (Arial) to 0.69 em (DejaVu Sans).
 */
export function emsOf(text: string): number {
  let ems = 0;
  for (const char of text) ems += WIDE.test(char) ? 1 : 0.64;
  return ems;
}
