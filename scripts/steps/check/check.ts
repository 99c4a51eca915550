/** Checks references in the data, and facts in it that must agree with each other. */
import { scaleTo } from '../figures.ts';
import type { Issues } from '../issues.ts';
import type { Folder, LayerFolder, PartialFolder } from '../read/folder.ts';
import { inner, type Located } from '../read/located.ts';
import { checkBasis } from './basis.ts';
import { checkComparisons } from './comparisons.ts';
import { checkEdition } from './edition.ts';
import { checkEncodings } from './encodings.ts';
import { checkFacts } from './facts.ts';
import { checkLife } from './life.ts';
import { checkKnown, checkRef, checkUnique, namesOf, type Names } from './names.ts';
import { checkPanels } from './panels.ts';
import { checkPlan } from './plan.ts';
import { checkSources } from './sources.ts';
import { checkTrips } from './trips.ts';
import { checkTours } from './tours.ts';
import { checkZooms } from './zooms.ts';

/** Notes all inconsistencies. Parts that could not be read are skipped. */
export function check(folder: PartialFolder, issues: Issues): void {
  const names = namesOf(folder);
  if (folder.sources) checkSources(folder.sources.items, folder, issues);
  if (folder.places) checkUnique(folder.places.items, 'place', issues);
  if (folder.atlas) checkAtlas(folder.atlas, issues);
  if (folder.atlas) checkPanels(folder.atlas, folder.layers, names, issues);
  if (folder.atlas) checkZooms(folder.atlas, folder.layers, issues);
  if (folder.atlas) checkEdition(folder, folder.atlas.value, issues);
  for (const place of folder.places?.items ?? [])
    checkKnown(
      names.sources,
      place.value.source,
      'the id of a source in sources.yaml',
      place,
      ['source'],
      issues,
    );
  for (const layer of folder.layers) checkLayer(layer, names, issues);
  if (folder.plan) checkPlan(folder.plan, folder, names, issues);
  checkTours(folder, names, issues);
  checkComparisons(folder, names, issues);
}

function checkAtlas(atlas: Located<Folder['atlas']['value']>, issues: Issues): void {
  for (const word of ['themes', 'credits'] as const) {
    const all = atlas.value[word].map((one, i): Located<{ id: string }> => inner(atlas, one, word, i));
    checkUnique(all, word.slice(0, -1), issues);
  }
  for (const word of ['bounds', 'reach'] as const) {
    const [west, south, east, north] = atlas.value[word];
    if (west >= east || south >= north)
      issues.error(
        atlas.where(word),
        `got ${atlas.value[word].join(', ')}, expected west, south, east, north`,
      );
  }
  const [from, to] = atlas.value.years;
  if (from >= to)
    issues.error(
      atlas.where('years'),
      `got ${String(from)}, ${String(to)}, expected an earlier and a later year`,
    );
}

function checkLayer(folder: LayerFolder, names: Names, issues: Issues): void {
  const { layer, features } = folder;
  checkKnown(names.themes, layer.value.theme, 'a theme of atlas.yaml', layer, ['theme'], issues);
  layer.value.credits.forEach((id, i) => {
    checkKnown(names.credits, id, 'a credit of atlas.yaml', layer, ['credits', i], issues);
  });
  if (features.length === 0) issues.error(layer.where(), 'got no features, expected at least one');
  checkUnique(features, 'feature of a layer', issues);
  checkEncodings(folder, issues);
  checkTrips(folder, issues);
  for (const [name, { check: what, unit }] of Object.entries(layer.value.fields))
    if (what && scaleTo(what, unit) === null)
      issues.error(
        layer.where('fields', name, 'check'),
        `got ${what} for a field in ${unit ?? 'no unit'}, expected a unit of ${what}`,
      );
  for (const feature of features) {
    const others = feature.value.related.filter((ref) => !ref.startsWith(`${folder.id}/`));
    if (layer.value.repeats && others.length === 0)
      issues.error(
        feature.where('related'),
        `got none for ${feature.value.id} in a layer that repeats others, expected the feature that it repeats`,
      );
    feature.value.sources.forEach((id, i) => {
      checkKnown(names.sources, id, 'the id of a source in sources.yaml', feature, ['sources', i], issues);
    });
    feature.value.related.forEach((ref, i) => {
      checkRef(names, ref, feature, ['related', i], issues);
    });
    checkBasis(feature, names, issues);
    checkFacts(feature, layer.value.fields, names, issues);
    checkLife(feature, names, issues);
  }
}
