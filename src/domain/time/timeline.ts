/** The years on record: what changes in which layers, and which layers are worth watching. */
import type { Catalogue, Change } from '../layer/catalogue.ts';
import { refOf } from '../layer/feature.ts';

/** The changes in those layers. */
export const changesIn = (events: readonly Change[], on: readonly string[]): Change[] =>
  events.filter(({ ref }) => on.includes(refOf(ref).layer));

export const yearOf = ({ when }: Change): number => Number(when.slice(0, 4));

/** The next year in which something changes; null where none does up to the last. */
export function nextYear(changes: readonly Change[], year: number, last: number): number | null {
  const later = changes.map(yearOf).filter((y) => y > year && y <= last);
  return later.length > 0 ? Math.min(...later) : null;
}

/** The layers that change in the theme with the most changes on record, in catalogue order. */
export function liveliest({ layers, themes }: Catalogue, events: readonly Change[]): string[] {
  const changing = themes.map(({ id }) => {
    const own = layers.filter((l) => l.theme === id && changesIn(events, [l.id]).length > 0).map((l) => l.id);
    return { own, count: changesIn(events, own).length };
  });
  return changing.sort((a, b) => b.count - a.count)[0]?.own ?? [];
}
