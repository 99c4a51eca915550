/** Published travel times by train from Zhengzhou to the other cities, and the number of trains. */
import type { Fact, Text } from '../layer/catalogue.ts';
import type { LayerData } from '../layer/feature.ts';

export interface Connection {
  city: string;
  name: Text;
  /** Newest first. Empty if no reliable time was published. */
  times: readonly Fact[];
  /** Pairs of trains a day. */
  pairs: readonly Fact[];
}

/** The class of the core, from which the travel times are measured. */
const CORE = 'core';

/**
 * The cities of the layer except the core. Cities with a published time come first, then those with a number of
 * trains, each in the order of the layer. They are not sorted by minutes: the times are of different years and kinds,
 * and sorting would rank them.
 */
export function connectionsOf(data: Pick<LayerData, 'features'>): Connection[] {
  const facts = (all: readonly Fact[], field: string): Fact[] =>
    all.filter((fact) => fact.field === field).sort((a, b) => (b.year ?? '').localeCompare(a.year ?? ''));
  const known = ({ times, pairs }: Connection): number => (times.length > 0 ? 2 : pairs.length > 0 ? 1 : 0);
  return data.features
    .filter(({ properties: p }) => p.class !== CORE)
    .map(({ properties: p }) => ({
      city: p.id,
      name: p.name,
      times: facts(p.facts, 'rail-time'),
      pairs: facts(p.facts, 'rail-pairs'),
    }))
    .sort((a, b) => known(b) - known(a));
}
