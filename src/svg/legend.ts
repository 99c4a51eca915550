/** The legend of several layers as SVG, set in columns. */
import type { LayerEntry, Text } from '../domain/catalogue.ts';
import { legendOf, type LegendRow, type Swatch } from '../domain/legend.ts';
import { GROUND_COLORS, type Ground } from '../domain/palette.ts';
import { BASIS_TEXT, EXPECTED_TEXT, STATUS_TEXT } from '../domain/text.ts';
import type { Lang } from '../domain/view.ts';
import { beside, paragraph, stack, type Block } from './block.ts';
import type { MeasureText } from './lines.ts';
import { inkOf } from './pen.ts';
import { short } from './short.ts';
import { drawSwatch, SWATCH, swatchSize } from './swatch.ts';

interface Row {
  swatches: readonly Swatch[];
  text: string;
  bold?: true;
}
interface Group {
  title: string | null;
  rows: readonly Row[];
}

/** The order of what patterns and edges say. */
const MANNERS: readonly Text[] = [...Object.values(STATUS_TEXT), EXPECTED_TEXT, ...Object.values(BASIS_TEXT)];

/** One group a layer; then what patterns and edges say, which is the same on all of them, once. */
export function groupsOf(entries: readonly LayerEntry[], lang: Lang): Group[] {
  const rowOf = ({ swatches, label }: LegendRow): Row => ({ swatches, text: label?.[lang] ?? '' });
  const manners = new Map<Text, Row>();
  const groups = entries.map((entry): Group => {
    const { rows, statuses, bases } = legendOf(entry);
    const own = statuses.filter(({ swatches }) => !swatches.some((s) => s.neutral));
    for (const row of [...statuses, ...bases].filter((r) => !own.includes(r)))
      if (row.label) manners.set(row.label, rowOf(row));
    const title = entry.title[lang];
    const [bare] = rows.filter((row) => row.label === null);
    const named = rows.filter((row) => row.label !== null);
    return bare
      ? {
          title: null,
          rows: [{ swatches: bare.swatches, text: title, bold: true }, ...[...named, ...own].map(rowOf)],
        }
      : { title, rows: [...named, ...own].map(rowOf) };
  });
  const said = MANNERS.flatMap((label) => manners.get(label) ?? []);
  return [...groups, { title: null, rows: said }].filter(({ rows }) => rows.length > 0);
}

export interface LegendStyle {
  lang: Lang;
  ground: Ground;
  measure: MeasureText;
  /** Of the words. */
  size: number;
  /** How many times larger than on a desktop the map's marks are: circles that stand for numbers must agree. */
  scale: number;
}

/** From here on a circle stands for a number. */
const SIZED = 14;

/** Signs are drawn for words of 13 pixels; circles that stand for numbers are as large as on the map. */
const isSized = ({ mark, look }: Swatch): boolean => mark === 'circle' && look.size > SIZED;
const factorOf = (swatch: Swatch, { size, scale }: LegendStyle): number =>
  isSized(swatch) ? scale : size / 13;
const signsWidth = ({ swatches }: Row, style: LegendStyle): number =>
  Math.max(
    (SWATCH.width * style.size) / 13,
    swatches.reduce((sum, s) => sum + swatchSize(s).width * factorOf(s, style), 0),
  );

/** Signs with their words. */
function rowBlock(row: Row, width: number, style: LegendStyle): Block {
  const { size, ground, measure } = style;
  const left = signsWidth(row, style) + size * 0.4;
  const words = paragraph(
    row.text,
    width - left,
    { size, bold: row.bold ?? false, color: GROUND_COLORS[ground].ink, leading: 1.3 },
    measure,
  );
  const sized = row.swatches.filter(isSized).map((s) => swatchSize(s).height * factorOf(s, style) + 4);
  const height = Math.max(size * 1.62, words.height + size * 0.32, ...sized);
  return {
    height,
    at: (x, y) => {
      let from = x;
      const signs = row.swatches.map((swatch) => {
        const factor = factorOf(swatch, style);
        const wide = Math.max(
          swatchSize(swatch).width * factor,
          row.swatches.length === 1 ? left - size * 0.4 : 0,
        );
        const middle = `${short(from + wide / 2, 1)} ${short(y + height / 2, 1)}`;
        from += wide;
        return `<g transform="translate(${middle}) scale(${short(factor, 3)})">${drawSwatch(swatch, inkOf(ground))}</g>`;
      });
      return signs.join('') + words.at(x + left, y + (height - words.height) / 2);
    },
  };
}

/** The width that a row takes in one line. */
const naturalWidth = (row: Row, style: LegendStyle): number =>
  signsWidth(row, style) + style.size * 0.4 + style.measure(row.text, style.size, row.bold ?? false) + 1;

/** Rows in as many columns as they fit in. */
function groupBlock({ title, rows }: Group, width: number, style: LegendStyle): Block {
  const { size, ground, measure } = style;
  const gap = size * 0.9;
  const widest = Math.max(...rows.map((row) => naturalWidth(row, style)));
  const columns = Math.max(1, Math.min(rows.length, Math.floor((width + gap) / (widest + gap))));
  const each = (width - (columns - 1) * gap) / columns;
  const blocks = rows.map((row) => rowBlock(row, each, style));
  const lines: Block[] = [];
  for (let i = 0; i < blocks.length; i += columns)
    lines.push(beside(blocks.slice(i, i + columns), each, gap));
  const head = title
    ? [paragraph(title, width, { size, bold: true, color: GROUND_COLORS[ground].ink, leading: 1.5 }, measure)]
    : [];
  return stack([...head, ...lines], 0);
}

/** Between columns of groups, in font sizes. */
const GAP = 1.4;

/** The groups in order, put below each other in columns of like heights; the last may stand below all of them. */
function inColumns(groups: readonly Group[], columns: number, width: number, style: LegendStyle): Block {
  const gap = style.size * GAP;
  const between = style.size * 0.5;
  const each = (width - (columns - 1) * gap) / columns;
  const blocks = groups.map((group) => groupBlock(group, each, style));
  const total = blocks.reduce((sum, b) => sum + b.height + between, 0);
  const sets: Block[][] = [[]];
  let filled = 0;
  for (const [i, block] of blocks.entries()) {
    const last = sets.at(-1) ?? [];
    // A column is full when the middle of the next block would lie in the next one.
    if (
      last.length > 0 &&
      sets.length < columns &&
      filled + block.height / 2 > (total / columns) * sets.length
    )
      sets.push([block]);
    else last.push(block);
    filled += (blocks[i]?.height ?? 0) + between;
  }
  return beside(
    sets.map((set) => stack(set, between)),
    each,
    gap,
  );
}

const MOST_COLUMNS = 4;
/** Sizes that are tried, in the wanted one; words are broken only when they get small. */
const SHRINK = [
  ...[1, 0.92, 0.85, 0.78, 0.72].map((part) => ({ part, whole: true })),
  ...[0.85, 0.78, 0.72, 0.66, 0.6, 0.55, 0.5, 0.45, 0.4].map((part) => ({ part, whole: false })),
];

/** The legend in that width, in the largest letters in which it is no higher than `most`; else the smallest. */
export function legendBlock(
  entries: readonly LayerEntry[],
  width: number,
  most: number,
  style: LegendStyle,
): Block {
  const groups = groupsOf(entries, style.lang);
  let best: Block | null = null;
  for (const { part, whole } of SHRINK) {
    const sized = { ...style, size: style.size * part };
    const widest = Math.max(...groups.flatMap(({ rows }) => rows.map((row) => naturalWidth(row, sized))));
    const least = whole ? widest : Math.min(widest, sized.size * 9);
    const gap = sized.size * GAP;
    const fitting = Math.max(1, Math.floor((width + gap) / (least + gap)));
    const columns = Math.min(MOST_COLUMNS, groups.length, fitting);
    const tries = Array.from({ length: columns }, (_, i) => inColumns(groups, i + 1, width, sized));
    const found = tries.reduce((a, b) => (b.height < a.height - 1 ? b : a));
    if (found.height <= most) return found;
    if (!best || found.height < best.height) best = found;
  }
  return best ?? { height: 0, at: () => '' };
}
