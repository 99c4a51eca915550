/** Dashes as MapLibre counts them: in line widths, and none finer than the SVG map's. */
import { STROKES } from '../../domain/layer/encode.ts';
import type { Pattern } from '../../domain/layer/catalogue.ts';
import { SHRINK, type Expression } from './paint.ts';

/** Dashes of lines thinner than this are as long as those of a line this wide. */
const THINNEST = 1.6;
/** Sizes below THINNEST that get dashes of their own; a line of 1 px is the least that a layer may ask for. */
const THIN = [1, 1.2, 1.4];

/** Dash and gap in line widths of a line so many desktop pixels wide; null for a solid one. */
export const dashOf = (pattern: Pattern, size: number): [number, number] | null => {
  const [dash, gap] = STROKES[pattern].dash ?? [];
  if (dash === undefined || gap === undefined) return null;
  const stretch = Math.max(THINNEST, size) / size;
  return [dash * stretch, gap * stretch];
};

/** Dash and gap as `line-dasharray` wants them. */
export const forMapLibre = (dash: readonly number[]): number[] => dash.map((length) => length * SHRINK);

const list = (pattern: Pattern, size: number): Expression => [
  'literal',
  forMapLibre(dashOf(pattern, size) ?? [1, 0]),
];

/** `line-dasharray` of features by their pattern and size. */
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
