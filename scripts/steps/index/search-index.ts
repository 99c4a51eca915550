/** Builds the search index: one row for each feature, unit of the basemap, and element of the plan. */
import type { PlanIndex, SearchRow, Seat } from '../../../src/domain/layer/catalogue.ts';
import type { DrawnLayer } from '../draw.ts';
import { readingOf } from './reading.ts';

/** Rank of units by the seat's rank: for equally good matches, cities precede features, which precede counties. */
const SEAT_RANK = { 1: 1, 2: 2, 3: 5, 4: 6 } as const;
const FEATURE_RANK = 3;
/** Rank of features whose layer is off in the opening view. */
const OFF_RANK = 4;

/** Rank of elements, after everything that is visible on the map. */
const PLAN_RANK = 7;

/** Rows in the order of layers and features, then seats, then elements of the plan. */
export const searchIndex = (
  layers: readonly DrawnLayer[],
  seats: readonly Seat[],
  plan: PlanIndex,
): SearchRow[] => [
  ...layers.flatMap(({ folder, data }) =>
    data.features.map(({ properties: p }): SearchRow => {
      const aliases = [...new Set([...p.aliases, ...(p.short ? [p.short.zh, p.short.en] : [])])].filter(
        (alias) => alias !== p.name.zh && alias !== p.name.en,
      );
      return {
        ref: `${folder.id}/${p.id}`,
        zh: p.name.zh,
        en: p.name.en,
        ...readingOf(p.name.zh),
        ...(aliases.length > 0 && { aliases }),
        at: p.at,
        rank: folder.layer.value.on ? FEATURE_RANK : OFF_RANK,
      };
    }),
  ),
  ...seats.map(({ code, zh, en, lon, lat, rank }): SearchRow => ({
    ref: `place/${String(code)}`,
    zh,
    en,
    ...readingOf(zh),
    at: [lon, lat],
    rank: SEAT_RANK[rank],
  })),
  ...plan.headings
    .flatMap(({ elements }) => elements)
    .map(({ id, name }): SearchRow => ({
      ref: `plan/${id}`,
      zh: name.zh,
      en: name.en,
      ...readingOf(name.zh),
      rank: PLAN_RANK,
    })),
];
