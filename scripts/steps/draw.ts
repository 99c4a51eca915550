/** Turns the records of a layer into its file: draws geometry by recipe, and completes facts with labels and units. */
import type { Fact, Combination, Source } from '../../src/domain/layer/catalogue.ts';
import {
  BASES,
  type FeatureDeclaration,
  type LayerDeclaration,
} from '../../src/domain/layer/declaration.schema.ts';
import type { Feature, FeatureRecord, LayerData } from '../../src/domain/layer/feature.ts';
import { boundsOf, positions, type Bounds } from '../../src/domain/geometry/geo.ts';
import { presentCombinations } from '../../src/domain/legend/present-combinations.ts';
import { citedBy } from './cited.ts';
import type { Gazetteer } from './geometry/gazetteer.ts';
import { RecipeError } from './geometry/gazetteer.ts';
import { innerPoint } from './geometry/inner-point.ts';
import { make, type Made } from './geometry/recipe.ts';
import { tidy } from './geometry/tidy.ts';
import { guarded } from './guard.ts';
import type { Issues } from './issues.ts';
import type { LayerFolder } from './read/folder.ts';
import type { Located } from './read/located.ts';

export interface DrawnLayer {
  folder: LayerFolder;
  data: LayerData;
  bounds: Bounds;
  combinations: Combination[];
}

/** The drawn layer, or null with the errors noted. `sources` are all that exist. */
export function drawLayer(
  folder: LayerFolder,
  gazetteer: Gazetteer,
  sources: ReadonlyMap<string, Source>,
  issues: Issues,
): DrawnLayer | null {
  const layer = folder.layer.value;
  const drawn = folder.features.map((feature) =>
    guarded(
      () => feature.where(),
      issues,
      () => drawFeature(feature, layer, gazetteer, issues),
    ),
  );
  const features = drawn.filter((feature) => feature !== null);
  if (features.length === 0 || features.length < drawn.length) return null;
  layer.marks.forEach((mark, i) => {
    if (!features.some((f) => f.properties.mark === mark))
      issues.warn(folder.layer.where('marks', i), `got ${mark}, which no feature of the layer is drawn with`);
  });
  return {
    folder,
    data: {
      type: 'FeatureCollection',
      layer: folder.id,
      features,
      sources: sourcesOf(features, sources),
      about: folder.about,
    },
    bounds: boundsOf(positionsOf(features)),
    combinations: presentCombinations(features),
  };
}

function* positionsOf(features: readonly Feature[]): Generator<readonly number[]> {
  for (const { geometry } of features) yield* positions(geometry);
}

function drawFeature(
  feature: Located<FeatureDeclaration>,
  layer: LayerDeclaration,
  gazetteer: Gazetteer,
  issues: Issues,
): Feature | null {
  let made: Made;
  try {
    made = make(feature.value.geometry, gazetteer);
  } catch (error) {
    if (!(error instanceof RecipeError)) throw error;
    issues.error(feature.where('geometry', ...error.path), error.message);
    return null;
  }
  checkClaims(feature, layer, made, issues);
  const geometry = tidy(made, feature.value.accuracy_km);
  if (!geometry) {
    issues.error(
      feature.where('geometry'),
      'got a drawing with parts of less than a metre, expected one that can be written to the metre',
    );
    return null;
  }
  return {
    type: 'Feature',
    geometry,
    properties: recordOf(feature.value, layer, made, made.anchor ?? innerPoint(geometry)),
  };
}

/**
 * Checks that a feature claims no better basis or accuracy than its recipe gives, and that its layer draws its mark.
 */
function checkClaims(
  { value, where }: Located<FeatureDeclaration>,
  layer: LayerDeclaration,
  made: Made,
  issues: Issues,
): void {
  if (BASES.indexOf(value.basis) < BASES.indexOf(made.ceiling))
    issues.error(
      where('basis'),
      `got ${value.basis}, expected no better than ${made.ceiling}, the best that ${made.word} gives`,
    );
  // A feature along a line has the line's basis and accuracy: other figures for the same geometry would contradict
  // them.
  if (made.word === 'along' && (value.basis !== made.ceiling || value.accuracy_km !== made.doubt))
    issues.error(
      where('accuracy_km'),
      `got ${value.basis} within ${String(value.accuracy_km)}, expected that of the line it follows: ${made.ceiling} within ${String(made.doubt)}`,
    );
  else if (value.accuracy_km < made.doubt)
    issues.error(
      where('accuracy_km'),
      `got ${String(value.accuracy_km)}, expected ${String(made.doubt)} or more: so far off may what ${made.word} uses be`,
    );
  if (!layer.marks.includes(made.mark))
    issues.error(
      where('geometry'),
      `got ${made.word}, which is drawn as ${made.mark}, expected ${made.mark} among the layer's marks: ${layer.marks.join(' | ')}`,
    );
}

function recordOf(
  value: FeatureDeclaration,
  layer: LayerDeclaration,
  made: Made,
  [lon, lat]: readonly [number, number],
): FeatureRecord {
  const round = (degrees: number): number => Math.round(degrees * 1e4) / 1e4;
  return {
    id: value.id,
    name: value.name,
    ...(value.short && { short: value.short }),
    aliases: value.aliases,
    ...(value.class !== undefined && { class: value.class }),
    status: value.status,
    ...(value.since !== undefined && { since: value.since }),
    ...(value.until !== undefined && { until: value.until }),
    ...(value.earlier.length > 0 && { earlier: value.earlier }),
    ...(value.target && { target: value.target }),
    asOf: value.asOf,
    ...(value.note && { note: value.note }),
    facts: value.facts.map((fact) => resolved(fact, layer)),
    sources: value.sources,
    basis: value.basis,
    accuracy_km: value.accuracy_km,
    ...(value.confidence && { confidence: value.confidence }),
    related: value.related,
    mark: made.mark,
    values: valuesOf(value.facts),
    at: [round(lon), round(lat)],
    recipe: made.word,
  };
}

/** Adds label and unit to a fact, so that a downloaded file is readable without layer.yaml. */
function resolved(fact: Fact, layer: LayerDeclaration): Fact {
  const field = fact.field === undefined ? undefined : layer.fields[fact.field];
  const label = fact.label ?? field?.label;
  const unit = fact.unit ?? (typeof fact.value === 'number' ? field?.unit : undefined);
  return { ...fact, ...(label && { label }), ...(unit && { unit }) };
}

/** The newest number of each field. Of two with the same date, the one listed first counts. */
export function valuesOf(facts: readonly Fact[]): Record<string, number> {
  const newest = new Map<string, { value: number; year: string }>();
  for (const { field, value, year = '' } of facts) {
    if (field === undefined || typeof value !== 'number') continue;
    const before = newest.get(field);
    if (!before || year > before.year) newest.set(field, { value, year });
  }
  return Object.fromEntries([...newest].map(([field, { value }]) => [field, value]));
}

function sourcesOf(
  features: readonly Feature[],
  sources: ReadonlyMap<string, Source>,
): Record<string, Source> {
  return pickSources(
    features.flatMap(({ properties }) => citedBy(properties)),
    sources,
  );
}

/** The cited sources by id, in alphabetical order. */
export function pickSources(
  used: readonly string[],
  sources: ReadonlyMap<string, Source>,
): Record<string, Source> {
  const picked: Record<string, Source> = {};
  for (const id of [...new Set(used)].sort()) {
    const source = sources.get(id);
    // The check has reported unknown sources already.
    if (source) picked[id] = source;
  }
  return picked;
}
