/** Applies a layer's encodings to one feature. GL map, SVG, legend and table all use the result. */
import type {
  Basis,
  ByClass,
  BySteps,
  Encoding,
  LayerEntry,
  Mark,
  Pattern,
  Proportional,
  Status,
} from './catalogue.ts';
import type { FeatureRecord } from './feature.ts';
import type { Color } from '../legend/palette.ts';
import { isAreaMark } from './mark-slot.ts';

type Encoded = Pick<FeatureRecord, 'class' | 'status' | 'basis' | 'values' | 'expected'>;

/** The scale of an encoding that varies. Null for a constant. */
export const encodingScale = <T extends string | number>(
  encoding: Encoding<T>,
): ByClass<T> | BySteps<T> | Proportional | null => (typeof encoding === 'object' ? encoding : null);

/**
 * Diameter in CSS pixels of the circle for a value. Readers compare areas, so the area π d²/4 must be proportional to
 * the value: d = to · √(value / at).
 */
export const diameter = ({ at, to }: Proportional['proportional'], value: number): number =>
  to * Math.sqrt(value / at);

/** The value that an encoding gives to a feature. Features outside all other classes or steps get the last one. */
export function valueOf<T extends string | number>(encoding: Encoding<T>, feature: Encoded): T {
  const scale = encodingScale(encoding);
  if (!scale) return encoding as T;
  if ('classes' in scale) {
    const value = feature[scale.by];
    const found = scale.classes.find((c) => c.value === value) ?? scale.classes.at(-1);
    if (!found) throw new Error(`encoding by ${scale.by}: got no classes, expected at least one`);
    return found.to;
  }
  const number = feature.values[scale.by];
  // Only a size can be proportional (see the grammar). Features have the number (check/encodings); legend swatches
  // have none.
  if ('proportional' in scale) {
    const { proportional } = scale;
    return diameter(proportional, number ?? proportional.at / 10) as T;
  }
  const step =
    number === undefined
      ? scale.steps[0]
      : (scale.steps.find((s) => s.below !== undefined && number < s.below) ?? scale.steps.at(-1));
  if (!step) throw new Error(`encoding by ${scale.by}: got no steps, expected at least two`);
  return step.to;
}

/** The line pattern of each status, the same on every map of the atlas. */
export const patternOfStatus: Readonly<Record<Status, Pattern>> = {
  existing: 'solid',
  building: 'dashed',
  planned: 'dotted',
  studied: 'faint',
};

/** How the exactness of geometry is drawn: a crisp casing, no casing, or a soft halo (areas: hatched). */
export type Edge = 'crisp' | 'plain' | 'soft';
export const edgeOfBasis: Readonly<Record<Basis, Edge>> = {
  official: 'crisp',
  derived: 'crisp',
  traced: 'plain',
  schematic: 'soft',
};

/** Dash and gap lengths in line widths, and the stroke opacity, of each pattern. */
export const STROKES: Readonly<Record<Pattern, { dash: readonly number[] | null; opacity: number }>> = {
  solid: { dash: null, opacity: 1 },
  dashed: { dash: [3.2, 1.8], opacity: 1 },
  dotted: { dash: [1, 1.6], opacity: 1 },
  faint: { dash: [1, 2.6], opacity: 0.6 },
  expected: { dash: [6, 1.4], opacity: 0.75 },
};

/**
 * The dot of a planned feature is a ring. `band`: width of the ring; `hole`: minimum hole, both CSS pixels. `core`:
 * diameter of the core while under construction, as a share of the dot.
 */
export const RING = { band: 1.75, hole: 2.5, core: 0.38 } as const;
/** The patterns of features under construction. A dot with such a pattern has a core in its ring. */
export const BEING_BUILT: readonly Pattern[] = ['dashed', 'expected'];

/** Line width or circle diameter of a layer without `size`, CSS pixels. */
const DEFAULT_SIZE = { fill: 1.6, line: 3, circle: 11, arc: 2.5, trip: 1.5 } satisfies Record<Mark, number>;
/** The width of a moving mark, in widths of the guide line on which it moves. */
export const MARK_WIDTH = 4;

export interface Look {
  color: Color;
  /** Line width or circle diameter, CSS pixels. */
  size: number;
  pattern: Pattern;
  edge: Edge;
}

/** All visible properties of a feature in its layer. */
export function lookOf(
  layer: Pick<LayerEntry, 'color' | 'size' | 'pattern'>,
  feature: Encoded & Pick<FeatureRecord, 'mark'>,
): Look {
  // Sizes by steps or classes apply to circles and lines. Outlines of areas stay thin unless the size is constant.
  const sized = layer.size !== undefined && (!isAreaMark(feature.mark) || !encodingScale(layer.size));
  return {
    color: valueOf(layer.color, feature),
    size: sized && layer.size !== undefined ? valueOf(layer.size, feature) : DEFAULT_SIZE[feature.mark],
    pattern: layer.pattern
      ? valueOf(layer.pattern, feature)
      : feature.expected
        ? 'expected'
        : patternOfStatus[feature.status],
    edge: edgeOfBasis[feature.basis],
  };
}
