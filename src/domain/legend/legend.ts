/** The legend of a layer, derived from its encodings and from the combinations that occur in its features. */
import type { Basis, LayerEntry, Mark, Combination, Pattern, Status, Text } from '../layer/catalogue.ts';
import { diameter, edgeOfBasis, lookOf, patternOfStatus, encodingScale, type Look } from '../layer/encode.ts';
import { isAreaMark } from '../layer/mark-slot.ts';
import { BASIS_TEXT, EXPECTED_TEXT, quantity, STATUS_TEXT } from '../text/text.ts';

/** One swatch of the legend: a mark with its look. */
export interface Swatch {
  mark: Mark;
  look: Look;
  /** Opacity of a fill, 0..1. */
  fill: number;
  /** Drawn in the text colour instead of its own. */
  neutral?: true;
}
export interface LegendRow {
  /** The class of the row, if the layer is coloured by class. */
  value?: string;
  /** null: the row stands for the whole layer. */
  label: Text | null;
  swatches: readonly Swatch[];
}
export interface Legend {
  rows: readonly LegendRow[];
  /** The meaning of patterns, if more than one status occurs. */
  statuses: readonly LegendRow[];
  /** The meaning of edges, if the features of the layer have several bases or are all schematic. */
  bases: readonly LegendRow[];
}

type Row = Pick<LayerEntry, 'color' | 'size' | 'pattern' | 'fill' | 'combinations' | 'marks'>;

const byMark = (layer: Row, some: readonly Combination[]): Swatch[] =>
  layer.marks.flatMap((mark) => {
    const best = some.filter((o) => o.mark === mark).sort((a, b) => b.count - a.count)[0];
    return best ? [{ mark, fill: layer.fill, look: lookOf(layer, { ...best, values: {} }) }] : [];
  });

/**
 * The legend of a layer: one row for each class (or step, or one row in all), then statuses and bases if they vary.
 * Of a hidden class only the row remains.
 */
export function legendOf(layer: Row, hidden: readonly string[] = []): Legend {
  const { combinations } = layer;
  const scale = encodingScale(layer.color);
  let rows: LegendRow[];
  if (scale && 'classes' in scale) {
    rows = scale.classes.flatMap((c) => {
      const some = combinations.filter((o) => o[scale.by] === c.value);
      if (some.length === 0) return [];
      const row = { label: c.label, swatches: byMark(layer, some) };
      return [scale.by === 'class' ? { ...row, value: c.value } : row];
    });
  } else if (scale && 'steps' in scale) {
    const mark = layer.marks[0];
    const first = combinations[0];
    rows =
      !mark || !first
        ? []
        : scale.steps.map((step, i) => {
            const from = scale.steps[i - 1]?.below;
            const look = { ...lookOf(layer, { ...first, values: {} }), color: step.to };
            return {
              label: stepLabel(from, step.below, scale.unit),
              swatches: [{ mark, fill: layer.fill, look }],
            };
          });
  } else rows = [{ label: null, swatches: byMark(layer, combinations) }];
  const seen = {
    ...layer,
    combinations: combinations.filter((o) => o.class === undefined || !hidden.includes(o.class)),
  };
  return { rows: [...rows, ...sizeRows(layer)], statuses: statusRows(seen), bases: basisRows(seen) };
}

function sizeRows(layer: Row): LegendRow[] {
  const scale = layer.size === undefined ? null : encodingScale(layer.size);
  const first = layer.combinations.find(({ mark }) => !isAreaMark(mark)) ?? layer.combinations[0];
  if (!scale || 'classes' in scale || !first) return [];
  const row = (label: Text, size: number): LegendRow => ({
    label,
    swatches: [
      { mark: first.mark, fill: layer.fill, look: { ...lookOf(layer, { ...first, values: {} }), size } },
    ],
  });
  if ('steps' in scale)
    return scale.steps.map((step, i) =>
      row(stepLabel(scale.steps[i - 1]?.below, step.below, scale.unit), step.to),
    );
  return SAMPLES.map((part) => {
    const value = part * scale.proportional.at;
    const label = { zh: quantity('zh', value, scale.unit), en: quantity('en', value, scale.unit) };
    return row(label, diameter(scale.proportional, value));
  });
}

/** Sizes of the sample circles of a proportional size, as shares of `at`. The values are as round as `at` is. */
const SAMPLES = [1, 0.5, 0.1];

const stepLabel = (
  from: number | undefined,
  below: number | undefined,
  unit: Parameters<typeof quantity>[2],
): Text => {
  const write = (lang: 'zh' | 'en'): string => {
    const [low, high] = [from, below].map((n) => (n === undefined ? '' : quantity(lang, n, unit)));
    if (from === undefined)
      return lang === 'zh' ? `${String(high)}以下或未公布` : `below ${String(high)}, or not published`;
    if (below === undefined) return lang === 'zh' ? `${String(low)}及以上` : `${String(low)} and more`;
    return `${String(low)} – ${String(high)}`;
  };
  return { zh: write('zh'), en: write('en') };
};

export const EXACTNESS: readonly Basis[] = ['official', 'derived', 'traced', 'schematic'];
/** The marks of neutral swatches. */
export type KeyMark = 'line' | 'fill' | 'circle';
/** The neutral swatch that explains the patterns and edges of each mark. */
const KEY_MARK = {
  fill: 'fill',
  line: 'line',
  circle: 'circle',
  arc: 'line',
  trip: 'line',
} satisfies Record<Mark, KeyMark>;
const keyMarksOf = (some: readonly Pick<Combination, 'mark'>[]): readonly KeyMark[] =>
  some.map(({ mark }) => KEY_MARK[mark]);

/** A swatch in a neutral colour, because statuses and bases mean the same on all layers. */
const key = (mark: KeyMark, look: Partial<Look>): Swatch => ({
  mark,
  fill: 0.15,
  neutral: true,
  look: {
    color: 'slate-4',
    size: { line: 3, fill: 1.5, circle: 9 }[mark],
    pattern: 'solid',
    edge: 'plain',
    ...look,
  },
});

export const ORDER: readonly Status[] = ['existing', 'building', 'planned', 'studied'];

function statusRows(layer: Row): LegendRow[] {
  if (layer.pattern !== undefined) return patternRows(layer);
  const row = (label: Text, pattern: Pattern, some: readonly Combination[]): LegendRow[] =>
    some.length === 0 ? [] : [{ label, swatches: strokesFirst(some).map((mark) => key(mark, { pattern })) }];
  const rows = [
    ...ORDER.flatMap((status) =>
      row(
        STATUS_TEXT[status],
        patternOfStatus[status],
        layer.combinations.filter((o) => o.status === status && !o.expected),
      ),
    ),
    ...row(
      EXPECTED_TEXT,
      'expected',
      layer.combinations.filter((o) => o.expected),
    ),
  ];
  return rows.length < 2 && rows[0]?.label === STATUS_TEXT.existing ? [] : rows;
}

/**
 * The marks that explain a status. A stroke shows dashes, on a line or else on an outline. A dot shows a ring, with a
 * core while under construction.
 */
export function strokesFirst(some: readonly Pick<Combination, 'mark'>[]): KeyMark[] {
  const marks = keyMarksOf(some);
  const stroke: KeyMark = marks.includes('line') ? 'line' : 'fill';
  return [stroke, 'circle' as const].filter((mark) => marks.includes(mark));
}

/** The mark that explains an edge. Areas show it best; dots have no hatch. */
export const edgeMark = (marks: readonly Mark[]): KeyMark =>
  marks.every((mark) => KEY_MARK[mark] === 'circle') ? 'circle' : 'fill';

/**
 * Rows for patterns that a layer sets by its own classes. They are needed unless the colour already distinguishes the
 * classes.
 */
function patternRows(layer: Row): LegendRow[] {
  const scale = layer.pattern === undefined ? null : encodingScale(layer.pattern);
  if (!scale || !('classes' in scale)) return [];
  const color = encodingScale(layer.color);
  if (color && 'classes' in color && color.by === scale.by) return [];
  return scale.classes.map((c) => ({
    label: c.label,
    swatches: byMark(
      layer,
      layer.combinations.filter((o) => o[scale.by] === c.value),
    ).slice(0, 1),
  }));
}

function basisRows(layer: Row): LegendRow[] {
  const found = EXACTNESS.filter((b) => layer.combinations.some((o) => o.basis === b));
  if (found.length < 2 && found[0] !== 'schematic') return [];
  return found.map((basis) => {
    const marks = keyMarksOf(layer.combinations.filter((o) => o.basis === basis));
    return { label: BASIS_TEXT[basis], swatches: [key(edgeMark(marks), { edge: edgeOfBasis[basis] })] };
  });
}
