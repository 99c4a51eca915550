/** The changes on record: in which years they are, and which layers have the most. */
import type { Catalogue, Change } from '../layer/catalogue.ts';
import { refOf } from '../layer/feature.ts';

/** The changes in those layers. */
export const changesIn = (events: readonly Change[], on: readonly string[]): Change[] =>
  events.filter(({ ref }) => on.includes(refOf(ref).layer));

export const yearOf = ({ when }: Change): number => Number(when.slice(0, 4));

/** The next year with a change. Null if there is none up to `last`. */
export function nextYear(changes: readonly Change[], year: number, last: number): number | null {
  const later = changes.map(yearOf).filter((y) => y > year && y <= last);
  return later.length > 0 ? Math.min(...later) : null;
}

/** The layers with changes in the theme that has the most changes, in catalogue order. */
export function liveliest({ layers, themes }: Catalogue, events: readonly Change[]): string[] {
  const changing = themes.map(({ id }) => {
    const own = layers.filter((l) => l.theme === id && changesIn(events, [l.id]).length > 0).map((l) => l.id);
    return { own, count: changesIn(events, own).length };
  });
  return changing.sort((a, b) => b.count - a.count)[0]?.own ?? [];
}
