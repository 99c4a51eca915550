/** Breaks running text into lines of a given width, as Chinese and English are set. */

/** Width of a text at a size. */
export type MeasureText = (text: string, size: number, bold: boolean) => number;
/** Width of a text in the type it is set in. */
type Width = (text: string) => number;

/** May not begin a line; and may not end one. */
const CLOSING = '，。、；：！？）》〉」』】”’·…—％%,.;:!?)]';
const OPENING = '（《〈「『【“‘([';
// A number keeps its Chinese unit.
const WORD = /\d+[年月日万亿个项号期]|[\p{Script=Latin}\p{Number}.,'’\-–/&+°²³%:;!?()“”"]+|\s+|./gu;
const SIGNS = /[\p{P}\s]/gu;
const HAN = /[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]/;

/** The smallest parts that lines may be broken between; a space stays with the word before it. */
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

/** A last line shorter than this part of the others looks lost, and so does a single character. */
const LOST = 0.15;
/** How much narrower lines are set for that: short ones by whole characters, and so by more. */
const NARROWER = Array.from({ length: 15 }, (_, i) => 0.97 - 0.03 * i);

/**
 * Lines none of which is wider than `most` (but for a single word that is), as many as are needed; narrower where that
 * keeps the last from being lost.
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

/** The beginnings of a text that can stand alone, from all of it to its first sentence or half of one. */
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

/** Chinese signs that a heading is best broken after. */
const PAUSES = /[：，、；—]/;

/** Two lines broken at a pause, where both fit. */
function atPause(units: readonly string[], most: number, width: Width): string[] | undefined {
  return units
    .map((unit, i) => (PAUSES.test(unit.at(-1) ?? '') ? [units.slice(0, i + 1), units.slice(i + 1)] : []))
    .map((halves) => halves.map((half) => half.join('').trim()))
    .filter((lines) => lines.length === 2 && lines.every((line) => line !== '' && width(line) <= most))
    .map((lines) => ({ lines, widest: Math.max(...lines.map(width)) }))
    .sort((a, b) => a.widest - b.widest)[0]?.lines;
}

/** No more lines than `breakLines` needs, at a pause or of widths as like as they can be: for headings. */
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
