/** Finds the combinations that occur among features, which a legend must cover. */
import type { Combination } from '../layer/catalogue.ts';
import type { Feature } from '../layer/feature.ts';

/** The combinations of mark, class, status and basis that occur, most frequent first. */
export function presentCombinations(features: readonly Pick<Feature, 'properties'>[]): Combination[] {
  const found = new Map<string, Combination>();
  for (const { properties: p } of features) {
    const key = [p.mark, p.class ?? '', p.status, p.basis, p.expected ?? ''].join(' ');
    const before = found.get(key);
    if (before) before.count++;
    else
      found.set(key, {
        mark: p.mark,
        ...(p.class !== undefined && { class: p.class }),
        status: p.status,
        basis: p.basis,
        ...(p.expected && { expected: p.expected }),
        count: 1,
      });
  }
  return [...found.entries()]
    .sort(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1))
    .map(([, combination]) => combination);
}
