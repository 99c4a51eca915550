/** The legend of several layers as SVG, in columns. */
import type { LayerEntry } from '../../domain/layer/catalogue.ts';
import { isDotMark } from '../../domain/layer/mark-slot.ts';
import { legendOf, type LegendRow, type Swatch } from '../../domain/legend/legend.ts';
import { sharedLegendRows } from '../../domain/legend/shared-rows.ts';
import { SCHEME_COLORS, type Scheme } from '../../domain/legend/palette.ts';
import type { Lang } from '../../domain/view/view.ts';
import { beside, paragraph, stack, type Block } from './block.ts';
import type { MeasureText } from '../label/lines.ts';
import { inkOf } from '../render-target.ts';
import { short } from '../short.ts';
import { drawSwatch, SWATCH, swatchSize } from './swatch.ts';

interface Row {
  swatches: readonly Swatch[];
  text: string;
  bold?: true;
}
interface Group {
  title: string | null;
  rows: readonly Row[];
  /** The short form for little space. Groups for patterns and edges have none. */
  brief?: Row;
}

/** One group for each layer; then, once, the patterns and edges, which mean the same on all layers. */
export function groupsOf(entries: readonly LayerEntry[], lang: Lang): Group[] {
  const rowOf = ({ swatches, label }: LegendRow): Row => ({ swatches, text: label?.[lang] ?? '' });
  const isOwn = ({ swatches }: LegendRow): boolean => !swatches.some((s) => s.neutral);
  const legends = entries.map((entry) => legendOf(entry));
  const groups = entries.map((entry, i): Group => {
    const { rows, statuses } = legends[i] ?? legendOf(entry);
    const own = statuses.filter(isOwn);
    const title = entry.title[lang];
    const [bare] = rows.filter((row) => row.label === null);
    const named = rows.filter((row) => row.label !== null);
    const listed = [...named, ...own].map(rowOf);
    const brief: Row = { swatches: inShort(bare ? [bare] : named), text: title };
    // If rows with swatches follow, the name has no swatch.
    return listed.length > 0
      ? { title, rows: listed, brief }
      : { title: null, rows: bare ? [{ swatches: bare.swatches, text: title, bold: true }] : [], brief };
  });
  const said = sharedLegendRows(
    legends.map((legend) => ({ ...legend, statuses: legend.statuses.filter((row) => !isOwn(row)) })),
  );
  return [...groups, { title: null, rows: said.map(rowOf) }].filter(({ rows }) => rows.length > 0);
}

/** Maximum number of colours in the short form of a layer. */
const MOST_COLORS = 3;
/** Swatches for all these rows, one for each colour. */
const inShort = (rows: readonly LegendRow[]): readonly Swatch[] => {
  const byColor = new Map(
    rows.flatMap(({ swatches }) => swatches.map((s) => [s.look.color, s] as const)).reverse(),
  );
  return [...byColor.values()].reverse().slice(0, MOST_COLORS);
};

export interface LegendStyle {
  lang: Lang;
  scheme: Scheme;
  measure: MeasureText;
  /** Font size of the text. */
  size: number;
  /** Minimum font size. */
  least: number;
  /** Scale of the map's marks relative to a desktop. Circles that stand for numbers must have the same scale. */
  scale: number;
}

/**
 * Levels of completeness: all rows; one row for each layer; the same with one swatch each; the same for only some
 * layers.
 */
export const FULLNESS = ['all', 'brief', 'briefest', 'some'] as const;
export interface LegendBlock extends Block {
  says: (typeof FULLNESS)[number];
}

/** A circle larger than this diameter stands for a number. */
const SIZED = 14;

/** Swatches are drawn for text of 13 pixels. Circles that stand for numbers are as large as on the map. */
const isSized = ({ mark, look }: Swatch): boolean => isDotMark(mark) && look.size > SIZED;
/**
 * A group of circles that stand for numbers is a scale. All its circles, also small ones, are as large as on the map.
 */
const isScale = ({ rows }: Group): boolean => rows.some(({ swatches }) => swatches.some(isSized));
const factorOf = (swatch: Swatch, asOnMap: boolean, { size, scale }: LegendStyle): number =>
  isSized(swatch) || asOnMap ? scale : size / 13;

/** The widths of the first, second … swatch of all rows, so that swatches and text are aligned. */
function gridOf(groups: readonly Group[], style: LegendStyle): readonly number[] {
  const grid = [(SWATCH.width * style.size) / 13];
  for (const group of groups)
    for (const { swatches } of group.rows)
      for (const [i, s] of swatches.entries())
        grid[i] = Math.max(grid[i] ?? 0, swatchSize(s).width * factorOf(s, isScale(group), style));
  return grid;
}
/** Left edge of the text of rows. */
const indent = (grid: readonly number[], { size }: LegendStyle): number =>
  grid.reduce((sum, wide) => sum + wide, 0) + size * 0.4;

/** Swatches with their text. */
function rowBlock(
  row: Row,
  width: number,
  grid: readonly number[],
  asOnMap: boolean,
  style: LegendStyle,
): Block {
  const { size, scheme, measure } = style;
  const left = indent(grid, style);
  const words = paragraph(
    row.text,
    width - left,
    { size, bold: row.bold ?? false, color: SCHEME_COLORS[scheme].ink, leading: 1.3 },
    measure,
  );
  const sized = row.swatches
    .filter(isSized)
    .map((s) => swatchSize(s).height * factorOf(s, asOnMap, style) + 4);
  const height = Math.max(size * 1.62, words.height + size * 0.32, ...sized);
  return {
    height,
    at: (x, y) => {
      let from = x;
      const signs = row.swatches.map((swatch, i) => {
        const factor = factorOf(swatch, asOnMap, style);
        const wide = grid[i] ?? 0;
        const middle = `${short(from + wide / 2, 1)} ${short(y + height / 2, 1)}`;
        from += wide;
        return `<g transform="translate(${middle}) scale(${short(factor, 3)})">${drawSwatch(swatch, inkOf(scheme))}</g>`;
      });
      return signs.join('') + words.at(x + left, y + (height - words.height) / 2);
    },
  };
}

/** The width of groups without line breaks in their text. */
const naturalWidth = (groups: readonly Group[], style: LegendStyle): number =>
  indent(gridOf(groups, style), style) +
  Math.max(
    0,
    ...groups.flatMap(({ rows }) => rows.map((r) => style.measure(r.text, style.size, r.bold ?? false))),
  ) +
  1;

/** Rows in as many columns as fit. */
function groupBlock(group: Group, width: number, grid: readonly number[], style: LegendStyle): Block {
  const { size, scheme, measure } = style;
  const { title, rows } = group;
  const gap = size * 0.9;
  const widest = naturalWidth([group], style) - indent(gridOf([group], style), style) + indent(grid, style);
  // A scale is read from top to bottom.
  const most = isScale(group) ? 1 : Math.floor((width + gap) / (widest + gap));
  const columns = Math.max(1, Math.min(rows.length, most));
  const each = (width - (columns - 1) * gap) / columns;
  const blocks = rows.map((row) => rowBlock(row, each, grid, isScale(group), style));
  const lines: Block[] = [];
  for (let i = 0; i < blocks.length; i += columns)
    lines.push(beside(blocks.slice(i, i + columns), each, gap));
  const head = title
    ? [paragraph(title, width, { size, bold: true, color: SCHEME_COLORS[scheme].ink, leading: 1.5 }, measure)]
    : [];
  return stack([...head, ...lines], 0);
}

/** Space between columns of groups, in font sizes. */
const GAP = 1.4;

/** The groups in order, in columns of similar height. `whole`: their text is not broken into lines. */
function inColumns(
  groups: readonly Group[],
  columns: number,
  width: number,
  style: LegendStyle,
): Block & { whole: boolean } {
  const gap = style.size * GAP;
  const between = style.size * 0.5;
  const each = (width - (columns - 1) * gap) / columns;
  const heights = groups.map((group) => groupBlock(group, each, gridOf([group], style), style).height);
  const total = heights.reduce((sum, height) => sum + height + between, 0);
  const sets: Group[][] = [[]];
  let filled = 0;
  for (const [i, group] of groups.entries()) {
    const last = sets.at(-1) ?? [];
    const height = heights[i] ?? 0;
    // A column is full if the middle of the next group would be below the even column height.
    if (last.length > 0 && sets.length < columns && filled + height / 2 > (total / columns) * sets.length)
      sets.push([group]);
    else last.push(group);
    filled += height + between;
  }
  const blocks = sets.map((set) => {
    const grid = gridOf(set, style);
    return stack(
      set.map((group) => groupBlock(group, each, grid, style)),
      between,
    );
  });
  return { ...beside(blocks, each, gap), whole: sets.every((set) => naturalWidth(set, style) <= each) };
}

const MOST_COLUMNS = 4;
/** Factors of the requested font size, in the order tried. Text is broken into lines only at small sizes. */
const SHRINK = [
  ...[1, 0.92, 0.85, 0.78, 0.72].map((part) => ({ part, whole: true })),
  ...[1, 0.92, 0.85, 0.78, 0.72].map((part) => ({ part, whole: false })),
];

/** The layout of the groups with the least height at this font size. `whole`: text is not broken into lines. */
function setIn(groups: readonly Group[], width: number, whole: boolean, style: LegendStyle): Block {
  const widest = Math.max(0, ...groups.map((group) => naturalWidth([group], style)));
  const least = whole ? widest : Math.min(widest, style.size * 9);
  const gap = style.size * GAP;
  const fitting = Math.max(1, Math.floor((width + gap) / (least + gap)));
  const columns = Math.max(1, Math.min(MOST_COLUMNS, groups.length, fitting));
  const tries = Array.from({ length: columns }, (_, i) => inColumns(groups, i + 1, width, style));
  const right = tries.filter((block) => block.whole || !whole);
  return (right.length > 0 ? right : tries.slice(0, 1)).reduce((a, b) => (b.height < a.height - 1 ? b : a));
}

/**
 * The legend at this width, at most `most` high. It uses the largest letters with which all rows fit; otherwise one
 * row for each layer; otherwise such rows with one swatch each, as many as fit.
 */
export function legendBlock(
  entries: readonly LayerEntry[],
  width: number,
  most: number,
  style: LegendStyle,
): LegendBlock {
  const full = groupsOf(entries, style.lang);
  const brief = full.flatMap((group) => group.brief ?? []);
  const briefest = brief.map((row) => ({ ...row, swatches: row.swatches.slice(0, 1) }));
  const fewer = briefest.map((_, i) => briefest.slice(0, briefest.length - i));
  const inOne = (rows: readonly Row[]): Group[] => [{ title: null, rows }];
  for (const [i, groups] of [full, ...[brief, ...fewer].map(inOne)].entries())
    for (const { part, whole } of SHRINK) {
      const size = Math.max(style.least, style.size * part);
      const { height, at } = setIn(groups, width, whole, { ...style, size });
      if (height <= most) return { height, at, says: FULLNESS[i] ?? 'some' };
    }
  return { height: 0, at: () => '', says: 'some' };
}
