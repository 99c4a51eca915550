/** Breaks running text into lines of a given width, by the rules of Chinese and English typesetting. */

/** Width of a text at a size. */
export type MeasureText = (text: string, size: number, bold: boolean) => number;
/** Width of a text in its own type. */
type Width = (text: string) => number;

/** Characters that must not begin a line, and characters that must not end one. */
const CLOSING = '，。、；：！？）》〉」』】”’·…—％%,.;:!?)]';
const OPENING = '（《〈「『【“‘([';
// A number stays with its Chinese unit.
const WORD = /\d+[年月日万亿个项号期]|[\p{Script=Latin}\p{Number}.,'’\-–/&+°²³%:;!?()“”"]+|\s+|./gu;
const SIGNS = /[\p{P}\s]/gu;
const HAN = /[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]/;

/** The units between which lines may break. A space stays with the word before it. */
function unitsOf(text: string): string[] {
  const units: string[] = [];
  let open = false;
  for (const [token] of text.matchAll(WORD)) {
    const last = units.at(-1);
    const first = token.charAt(0);
    const joins =
      open || /^\s/.test(first) || (CLOSING.includes(first) && (HAN.test(last ?? '') || token.length === 1));
    if (last !== undefined && joins) units[units.length - 1] = last + token;
    else units.push(token);
    open = OPENING.includes(token.at(-1) ?? ' ');
  }
  return units;
}

function fill(units: readonly string[], most: number, width: Width): string[] {
  const lines: string[] = [];
  for (const unit of units) {
    const last = lines.at(-1);
    if (last !== undefined && width((last + unit).trimEnd()) <= most) lines[lines.length - 1] = last + unit;
    else lines.push(unit);
  }
  return lines.map((line) => line.trim());
}

/** A last line shorter than this share of the others, or of a single character, is avoided. */
const LOST = 0.15;
/** Narrower widths that are tried for this. Short lines lose whole characters, so they need larger steps. */
const NARROWER = Array.from({ length: 15 }, (_, i) => 0.97 - 0.03 * i);

/**
 * As few lines as possible, none wider than `most` (except for a single wider word). The lines are narrower if that
 * avoids a short last line.
 */
export function breakLines(text: string, most: number, width: Width): string[] {
  const units = unitsOf(text);
  const lines = fill(units, most, width);
  const isLost = (last = ''): boolean =>
    width(last) < LOST * most || Array.from(last.replaceAll(SIGNS, '')).length < 2;
  if (lines.length < 2 || !isLost(lines.at(-1))) return lines;
  const better = NARROWER.map((part) => fill(units, part * most, width)).find(
    (other) => other.length === lines.length && !isLost(other.at(-1)),
  );
  return better ?? lines;
}

/**
 * The beginnings of a text that are complete in themselves, from the whole text down to its first sentence or half
 * sentence.
 */
export function beginningsOf(text: string): string[] {
  const ends = /[。！？；][”’）]*(?![”’）])|[.!?][”’)]* (?=[\p{Lu}“‘(])|; /gu;
  const parts = text.replace(ends, '$&\n').split('\n').filter(Boolean);
  return parts.map((_, i) =>
    parts
      .slice(0, parts.length - i)
      .join('')
      .trim()
      .replace(/；$/, '。')
      .replace(/;$/, '.'),
  );
}

/** Chinese punctuation after which a heading is best broken. */
const PAUSES = /[：，、；—]/;

/** Two lines broken at a pause, if both fit. */
function atPause(units: readonly string[], most: number, width: Width): string[] | undefined {
  return units
    .map((unit, i) => (PAUSES.test(unit.at(-1) ?? '') ? [units.slice(0, i + 1), units.slice(i + 1)] : []))
    .map((halves) => halves.map((half) => half.join('').trim()))
    .filter((lines) => lines.length === 2 && lines.every((line) => line !== '' && width(line) <= most))
    .map((lines) => ({ lines, widest: Math.max(...lines.map(width)) }))
    .sort((a, b) => a.widest - b.widest)[0]?.lines;
}

/** For headings: no more lines than `breakLines` needs, broken at a pause or with widths as similar as possible. */
export function balanceLines(text: string, most: number, width: Width): string[] {
  const units = unitsOf(text);
  const { length } = fill(units, most, width);
  const paused = length === 2 ? atPause(units, most, width) : undefined;
  if (paused) return paused;
  let [low, high] = [most / 2, most];
  for (let step = 0; step < 8; step++) {
    const middle = (low + high) / 2;
    const lines = fill(units, middle, width);
    if (lines.length > length || lines.some((line) => width(line) > middle)) low = middle;
    else high = middle;
  }
  return fill(units, high, width);
}
