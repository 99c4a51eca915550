/** Dash arrays for MapLibre: in line widths, and none finer than on the SVG map. */
import { STROKES } from '../../domain/layer/encode.ts';
import type { Pattern } from '../../domain/layer/catalogue.ts';
import { SHRINK, type Expression } from './paint.ts';

/** Lines thinner than this (px) have dashes of the length that a line of this width has. */
const THINNEST = 1.6;
/** Sizes below THINNEST with dashes of their own; 1 px is the least size that a layer may declare. */
const THIN = [1, 1.2, 1.4];

/** Dash and gap, in line widths, of a line of `size` desktop pixels; null for a solid line. */
export const dashOf = (pattern: Pattern, size: number): [number, number] | null => {
  const [dash, gap] = STROKES[pattern].dash ?? [];
  if (dash === undefined || gap === undefined) return null;
  const stretch = Math.max(THINNEST, size) / size;
  return [dash * stretch, gap * stretch];
};

/** Dash and gap in the form of `line-dasharray`. */
export const forMapLibre = (dash: readonly number[]): number[] => dash.map((length) => length * SHRINK);

const list = (pattern: Pattern, size: number): Expression => [
  'literal',
  forMapLibre(dashOf(pattern, size) ?? [1, 0]),
];

/** Expression for `line-dasharray` by a feature's pattern and size. */
export const dashes = (): Expression => {
  const bySize = (pattern: Pattern): unknown => [
    'step',
    ['get', 'size'],
    list(pattern, THIN[0] ?? 1),
    ...THIN.slice(1).flatMap((size) => [size, list(pattern, size)]),
    THINNEST,
    list(pattern, THINNEST),
  ];
  const patterns = (Object.keys(STROKES) as Pattern[]).filter((p) => STROKES[p].dash !== null);
  return [
    'match',
    ['get', 'pattern'],
    ...patterns.flatMap((p) => [p, bySize(p)]),
    ['literal', [1, 0]],
  ] as unknown as Expression;
};
