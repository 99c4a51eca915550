/** Computes the data-quality report from the records and drawings. */
import type { PlanIndex, Source } from '../../../src/domain/layer/catalogue.ts';
import { BASES, STATUSES, type Place } from '../../../src/domain/layer/declaration.schema.ts';
import { isNamed } from '../../../src/domain/layer/evidence.ts';
import type { FeatureRecord } from '../../../src/domain/layer/feature.ts';
import { isMissed } from '../../../src/domain/time/moment.ts';
import {
  differenceOf,
  type RouteQuality,
  type FigureQuality,
  type LayerQuality,
  type QualityReport,
  type SourceUse,
  type Support,
  type Unverified,
} from '../../../src/domain/plan/quality.ts';
import { citedBy, citedByElement } from '../cited.ts';
import type { RouteCheck } from '../route-checks.ts';
import type { DrawnLayer } from '../draw.ts';
import { figuresOf } from '../figures.ts';

export interface QualityInput {
  /** Layers in the order of the report. */
  layers: readonly DrawnLayer[];
  plan: PlanIndex;
  routes: readonly RouteCheck[];
  /** All sources. Those that nothing cites are not in the report. */
  sources: ReadonlyMap<string, Source>;
  places: readonly Place[];
  edition: string;
}

/** The report. References of layers and plan have been checked. */
export function qualityReport({
  layers,
  plan,
  routes,
  sources,
  places,
  edition,
}: QualityInput): QualityReport {
  const recordsOf = (of: readonly DrawnLayer[]): FeatureRecord[] =>
    of.flatMap(({ data }) => data.features.map((f) => f.properties));
  const elements = plan.headings.flatMap(({ title, elements }) =>
    elements.map((element) => ({ ...element, heading: title })),
  );
  return {
    edition,
    layers: layers.map(tallyOf),
    figures: layers
      .flatMap(figureRows)
      .sort((a, b) => Math.abs(differenceOf(b)) - Math.abs(differenceOf(a)) || (a.ref < b.ref ? -1 : 1)),
    routes: routes.map(routeCheckRow),
    sources: usesOf(recordsOf(layers), plan, places, sources),
    support: supportOf(recordsOf(layers.filter((layer) => !repeats(layer))), sources),
    outlets: outletsOf(recordsOf(layers.filter((layer) => !repeats(layer))), sources),
    undrawn: elements.flatMap(({ id, name, heading, undrawn, unknown }) => {
      if (!undrawn) return [];
      const { why, ...reason } = undrawn;
      return [{ id, name, heading, why, reason, ...(unknown && { unknown }) }];
    }),
    unknown: elements.flatMap(({ id, name, heading, undrawn, unknown }) =>
      unknown && !undrawn ? [{ id, name, heading, unknown }] : [],
    ),
    unverified: layers.flatMap((layer) => unverifiedOf(layer, edition)),
  };
}

/** The number of occurrences of each value, including zeros. */
const countEach = <T extends string>(values: readonly T[], found: readonly T[]): Record<T, number> =>
  Object.fromEntries(values.map((value) => [value, found.filter((one) => one === value).length])) as Record<
    T,
    number
  >;

const repeats = ({ folder }: DrawnLayer): boolean => folder.layer.value.repeats;

function tallyOf(layer: DrawnLayer): LayerQuality {
  const records = layer.data.features.map((f) => f.properties);
  const doubts = records.map((p) => p.accuracy_km);
  const facts = records.flatMap((p) => p.facts);
  return {
    layer: layer.folder.id,
    repeats: repeats(layer),
    features: records.length,
    basis: countEach(
      BASES,
      records.map((p) => p.basis),
    ),
    status: countEach(
      STATUSES,
      records.map((p) => p.status),
    ),
    low: records.filter((p) => p.confidence === 'low').length,
    dated: records.filter((p) => p.since !== undefined).length,
    facts: facts.length,
    lowFacts: facts.filter((fact) => fact.confidence === 'low').length,
    // No spread: calls take a limited number of arguments, and layers may have more features.
    accuracy: [doubts.reduce((a, b) => Math.min(a, b), Infinity), doubts.reduce((a, b) => Math.max(a, b), 0)],
  };
}

/** Rounds to hundredths, because further digits differ between machines. */
const round = (value: number): number => Math.round(value * 100) / 100;

function figureRows(layer: DrawnLayer): FigureQuality[] {
  const records = new Map(layer.data.features.map((f) => [f.properties.id, f.properties]));
  return figuresOf(layer).map(({ feature, field, what, published, computed, allowed, off }) => {
    const record = records.get(feature);
    const fact = record?.facts
      .filter((one) => one.field === field && one.value === record.values[field])
      .toSorted((a, b) => (a.year ?? '').localeCompare(b.year ?? ''))
      .at(-1);
    if (!record || !fact)
      throw new Error(`quality: got no fact ${field} of ${layer.folder.id}/${feature}, expected its figure`);
    return {
      ref: `${layer.folder.id}/${feature}`,
      name: record.name,
      what,
      published,
      ...(fact.year !== undefined && { year: fact.year }),
      source: fact.source,
      ...(fact.note && { note: fact.note }),
      computed: round(computed),
      allowed: round(allowed),
      off,
    };
  });
}

const routeCheckRow = ({ layer, feature, name, comparison, spots }: RouteCheck): RouteQuality => ({
  ref: `${layer}/${feature}`,
  name,
  source: comparison.value.source,
  spots: spots.map(({ name, what, km, allowed, isDrawn }) => ({
    name,
    what,
    km: round(km),
    allowed: round(allowed),
    isDrawn,
  })),
});

function usesOf(
  records: readonly FeatureRecord[],
  plan: PlanIndex,
  places: readonly Place[],
  sources: ReadonlyMap<string, Source>,
): SourceUse[] {
  const uses = new Map<string, SourceUse>();
  const count = (ids: Iterable<string>, what: 'features' | 'elements' | 'places'): void => {
    for (const id of ids) {
      const source = sources.get(id);
      if (!source) throw new Error(`quality: got source ${id}, expected one of sources.yaml`);
      const use = uses.get(id) ?? { source, features: 0, elements: 0, places: 0 };
      uses.set(id, { ...use, [what]: use[what] + 1 });
    }
  };
  for (const record of records) count(citedBy(record), 'features');
  for (const { elements } of plan.headings)
    for (const element of elements) count(citedByElement(element), 'elements');
  for (const place of places) count([place.source], 'places');
  return [...uses.values()].sort(
    (a, b) =>
      b.features - a.features ||
      b.elements - a.elements ||
      b.places - a.places ||
      (a.source.id < b.source.id ? -1 : 1),
  );
}

function supportOf(records: readonly FeatureRecord[], sources: ReadonlyMap<string, Source>): Support {
  const ours = (id: string): boolean => sources.get(id)?.kind === 'estimate';
  const cited = records.map(citedBy);
  const published = cited.map((ids) => ids.filter((id) => !ours(id)).length);
  return {
    features: records.length,
    single: published.filter((count) => count === 1).length,
    estimate: cited.filter((ids) => ids.some(ours)).length,
    onlyEstimate: published.filter((count) => count === 0).length,
  };
}

function outletsOf(
  records: readonly FeatureRecord[],
  sources: ReadonlyMap<string, Source>,
): QualityReport['outlets'] {
  const known = records.flatMap(({ facts }) =>
    facts.flatMap(({ source: id }) => {
      const source = sources.get(id);
      return source ? [isNamed(source)] : [];
    }),
  );
  const named = known.filter(Boolean).length;
  return { named, unnamed: known.length - named };
}

const unverifiedOf = ({ folder, data }: DrawnLayer, edition: string): Unverified[] =>
  data.features.flatMap(({ properties: p }) =>
    p.target && p.until === undefined && isMissed(p, edition)
      ? [
          {
            ref: `${folder.id}/${p.id}`,
            name: p.name,
            status: p.status,
            target: p.target.when,
            source: p.target.source,
            asOf: p.asOf,
          },
        ]
      : [],
  );
