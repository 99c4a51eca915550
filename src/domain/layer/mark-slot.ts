/** The slot of each mark, on both maps. It also says what kind of thing a mark draws: areas, lines or dots. */
import type { Mark, Slot } from './catalogue.ts';

export const SLOT_OF_MARK = {
  fill: 'area',
  line: 'line',
  arc: 'flow',
  trip: 'flow',
  circle: 'point',
} as const satisfies Record<Mark, Slot>;

/** Whether the mark draws areas: small ones lie on large ones, soft ones are hatched, names stand inside them. */
export const isAreaMark = (mark: Mark): boolean => SLOT_OF_MARK[mark] === 'area';
/** Whether the mark draws dots: their size is a diameter, and names stand beside them. */
export const isDotMark = (mark: Mark): boolean => SLOT_OF_MARK[mark] === 'point';
