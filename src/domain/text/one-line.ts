/** A text from outside as a page may show it: on one line, of a length that fits. It may hold anything. */

/** More marks than so many on one letter run over the lines above and below. */
const MARKS = /(\p{M}{3})\p{M}+/gu;

/** That text without line breaks, controls, signs that turn or hide text, and towers of marks; `end` tells of a cut. */
export function oneLine(text: string, most: number, end = ''): string {
  const line = text
    // Far longer texts are cut before anything else is done with them.
    .slice(0, 20 * most)
    .replace(/[\u00ad\u200b\u2060-\u206f\ufeff\ufff9-\ufffb]/g, '')
    .replace(/[\s\p{Cc}\p{Cs}\p{Bidi_Control}]+/gu, ' ')
    .replace(MARKS, '$1')
    .trim();
  if (line.length <= most) return line;
  // A cut may fall behind a blank, or into a character.
  return line.slice(0, most - end.length).replace(/[\s\p{Cs}]+$/u, '') + end;
}
