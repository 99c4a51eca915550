/** Lists the sources that a feature or an element of the plan cites, each once. */
import type { FeatureRecord } from '../../src/domain/layer/feature.ts';
import type { PlanElement } from '../../src/domain/layer/catalogue.ts';

type Citing = Pick<FeatureRecord, 'sources' | 'facts' | 'earlier' | 'target'>;

/** A feature's own sources, and those of its facts, earlier phases and target. */
export const citedBy = ({ sources, facts, earlier = [], target }: Citing): string[] => [
  ...new Set([
    ...sources,
    ...facts.map((fact) => fact.source),
    ...earlier.map((phase) => phase.source),
    ...(target ? [target.source] : []),
  ]),
];

/** An element's own sources, and those of what is known. */
export const citedByElement = ({ sources, known }: Pick<PlanElement, 'sources' | 'known'>): string[] => [
  ...new Set([...sources, ...known.map((one) => one.source)]),
];
