/** Published travel times by train from Zhengzhou to the other cities, and the number of trains. */
import type { Fact, Panels, Text } from '../layer/catalogue.ts';
import type { LayerData } from '../layer/feature.ts';

export interface Connection {
  city: string;
  name: Text;
  /** Newest first. Empty if no reliable time was published. */
  times: readonly Fact[];
  /** Pairs of trains a day. */
  pairs: readonly Fact[];
}

/**
 * The cities of the layer except the core. Cities with a published time come first, then those with a number of
 * trains, each in the order of the layer. They are not sorted by minutes: the times are of different years and kinds,
 * and sorting would rank them.
 */
export function connectionsOf(
  data: Pick<LayerData, 'features'>,
  { core, minutes, pairs }: Omit<Panels['travel'], 'layer'>,
): Connection[] {
  const facts = (all: readonly Fact[], field: string): Fact[] =>
    all.filter((fact) => fact.field === field).sort((a, b) => (b.year ?? '').localeCompare(a.year ?? ''));
  const known = (to: Connection): number => (to.times.length > 0 ? 2 : to.pairs.length > 0 ? 1 : 0);
  return data.features
    .filter(({ properties: p }) => p.class !== core)
    .map(({ properties: p }) => ({
      city: p.id,
      name: p.name,
      times: facts(p.facts, minutes),
      pairs: facts(p.facts, pairs),
    }))
    .sort((a, b) => known(b) - known(a));
}
