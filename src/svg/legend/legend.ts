/** The legend of several layers as SVG, set in columns. */
import type { LayerEntry } from '../../domain/layer/catalogue.ts';
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
  /** What it comes down to where there is little room; what only explains patterns and edges has no such row. */
  brief?: Row;
}

/** One group a layer; then what patterns and edges say, which is the same on all of them, once. */
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
    // A name that signs follow has none of its own.
    return listed.length > 0
      ? { title, rows: listed, brief }
      : { title: null, rows: bare ? [{ swatches: bare.swatches, text: title, bold: true }] : [], brief };
  });
  const said = sharedLegendRows(
    legends.map((legend) => ({ ...legend, statuses: legend.statuses.filter((row) => !isOwn(row)) })),
  );
  return [...groups, { title: null, rows: said.map(rowOf) }].filter(({ rows }) => rows.length > 0);
}

/** How many colours stand for a layer in short. */
const MOST_COLORS = 3;
/** Signs that stand for all of these rows: one a colour. */
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
  /** Of the words. */
  size: number;
  /** Letters get no smaller. */
  least: number;
  /** How many times larger than on a desktop the map's marks are: circles that stand for numbers must agree. */
  scale: number;
}

/** How much a legend has room for: all rows; a row a layer; that with one sign each; that of some layers. */
export const FULLNESS = ['all', 'brief', 'briefest', 'some'] as const;
export interface LegendBlock extends Block {
  says: (typeof FULLNESS)[number];
}

/** From here on a circle stands for a number. */
const SIZED = 14;

/** Signs are drawn for words of 13 pixels; circles that stand for numbers are as large as on the map. */
const isSized = ({ mark, look }: Swatch): boolean => mark === 'circle' && look.size > SIZED;
/** Circles that stand for numbers are a scale: the small ones too are as on the map. */
const isScale = ({ rows }: Group): boolean => rows.some(({ swatches }) => swatches.some(isSized));
const factorOf = (swatch: Swatch, asOnMap: boolean, { size, scale }: LegendStyle): number =>
  isSized(swatch) || asOnMap ? scale : size / 13;

/** How wide the first, second … sign of rows is: signs stand below each other, and so do all words. */
function gridOf(groups: readonly Group[], style: LegendStyle): readonly number[] {
  const grid = [(SWATCH.width * style.size) / 13];
  for (const group of groups)
    for (const { swatches } of group.rows)
      for (const [i, s] of swatches.entries())
        grid[i] = Math.max(grid[i] ?? 0, swatchSize(s).width * factorOf(s, isScale(group), style));
  return grid;
}
/** Where the words of rows begin. */
const indent = (grid: readonly number[], { size }: LegendStyle): number =>
  grid.reduce((sum, wide) => sum + wide, 0) + size * 0.4;

/** Signs with their words. */
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

/** The width that groups take whose words are not broken. */
const naturalWidth = (groups: readonly Group[], style: LegendStyle): number =>
  indent(gridOf(groups, style), style) +
  Math.max(
    0,
    ...groups.flatMap(({ rows }) => rows.map((r) => style.measure(r.text, style.size, r.bold ?? false))),
  ) +
  1;

/** Rows in as many columns as they fit in. */
function groupBlock(group: Group, width: number, grid: readonly number[], style: LegendStyle): Block {
  const { size, scheme, measure } = style;
  const { title, rows } = group;
  const gap = size * 0.9;
  const widest = naturalWidth([group], style) - indent(gridOf([group], style), style) + indent(grid, style);
  // A scale is read downwards.
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

/** Between columns of groups, in font sizes. */
const GAP = 1.4;

/** The groups in order, put below each other in columns of like heights; `whole`: no words of theirs are broken. */
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
    // A column is full when the middle of the next group would lie in the next one.
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
/** Sizes that are tried, in the wanted one; words are broken only when they get small. */
const SHRINK = [
  ...[1, 0.92, 0.85, 0.78, 0.72].map((part) => ({ part, whole: true })),
  ...[1, 0.92, 0.85, 0.78, 0.72].map((part) => ({ part, whole: false })),
];

/** The lowest setting of the groups in letters of that size; `whole`: no words are broken. */
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
 * The legend in that width, no higher than `most`: in the largest letters in which all of it fits; else one row a layer;
 * else that with one sign each, as many rows as there is room for.
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
