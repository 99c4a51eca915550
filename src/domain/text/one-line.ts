/** Prepares untrusted text for display: one line of limited length. */

/** More marks than this on one letter run over the lines above and below. */
const MARKS = /(\p{M}{3})\p{M}+/gu;

/**
 * The text without line breaks, control characters, characters that reverse or hide text, and stacks of marks. `end`
 * marks a cut.
 */
export function oneLine(text: string, most: number, end = ''): string {
  const line = text
    // Very long texts are cut first, to limit the work.
    .slice(0, 20 * most)
    .replace(/[\u00ad\u200b\u2060-\u206f\ufeff\ufff9-\ufffb]/g, '')
    .replace(/[\s\p{Cc}\p{Cs}\p{Bidi_Control}]+/gu, ' ')
    .replace(MARKS, '$1')
    .trim();
  if (line.length <= most) return line;
  // The cut may be after a space or inside a character.
  return line.slice(0, most - end.length).replace(/[\s\p{Cs}]+$/u, '') + end;
}
