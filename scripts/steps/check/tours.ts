/** Checks that presets and chapters refer to layers, classes, features, places and moments that exist. */
import type { AtlasDeclaration, PresetDeclaration } from '../../../src/domain/layer/declaration.schema.ts';
import { stateAt } from '../../../src/domain/time/moment.ts';
import { shown, type Issues } from '../issues.ts';
import type { PartialFolder } from '../read/folder.ts';
import { inner, type Located } from '../read/located.ts';
import { checkHidden } from './hidden.ts';
import { checkRef, checkUnique, type Names } from './names.ts';

type Preset = Located<PresetDeclaration>;

/** Names of other pages below embed/. No preset and no tour may have one of them. */
const TAKEN = ['en', 'gallery', 'guide'];

/** Checks presets and the chapters of all tours. References to files that could not be read are skipped. */
export function checkTours(folder: PartialFolder, names: Names, issues: Issues): void {
  for (const { tour } of folder.tours) {
    const chapters = tour.value.chapters.map((chapter, i) => inner(tour, chapter, 'chapters', i));
    checkUnique(chapters, 'chapter of a tour', issues);
    for (const chapter of chapters) checkPreset(chapter, folder, names, issues);
  }
  const presets = folder.presets?.items ?? [];
  checkUnique(presets, 'preset', issues);
  const taken = [...TAKEN, ...folder.tours.map(({ id }) => id)];
  for (const preset of presets) {
    if (taken.includes(preset.value.id))
      issues.error(
        preset.where('id'),
        `got ${shown(preset.value.id)}, expected none of ${taken.join(' | ')}`,
      );
    checkPreset(preset, folder, names, issues);
  }
}

function checkPreset(preset: Preset, folder: PartialFolder, names: Names, issues: Issues): void {
  checkLayers(preset, names, issues);
  checkHidden(preset, preset.value.on, folder.layers, issues);
  checkHighlight(preset, folder, names, issues);
  if (folder.atlas) checkBounds(preset, folder.atlas.value, issues);
  if (folder.atlas) checkMoment(preset, folder.atlas.value, issues);
}

const layersOf = (preset: Preset): string => preset.value.on.join(' | ');

function checkLayers({ value: { on }, where }: Preset, names: Names, issues: Issues): void {
  on.forEach((id, i) => {
    if (!names.features.has(id))
      issues.error(where('on', i), `got ${shown(id)}, expected a layer that has a folder`);
    else if (on.indexOf(id) !== i)
      issues.error(where('on', i), `got ${shown(id)} again, expected each layer once`);
  });
}

/** Checks that a highlighted feature is drawn: its layer is on, its class shown, and it exists at the moment. */
function checkHighlight(preset: Preset, folder: PartialFolder, names: Names, issues: Issues): void {
  const { value, where } = preset;
  value.highlight.forEach((ref, i) => {
    const path = ['highlight', i];
    checkRef(names, ref, preset, path, issues);
    const [id = '', name] = ref.split('/');
    const feature = folder.layers.find((l) => l.id === id)?.features.find((f) => f.value.id === name)?.value;
    if (!feature) return;
    if (!value.on.includes(id))
      issues.error(
        where(...path),
        `got ${shown(ref)}, expected a feature of a layer that is on: ${layersOf(preset)}`,
      );
    if (feature.class !== undefined && value.hidden[id]?.includes(feature.class))
      issues.error(
        where(...path),
        `got ${shown(ref)} of the hidden class ${feature.class}, expected one that is drawn`,
      );
    if (folder.atlas && stateAt(feature, value.moment ?? null, folder.atlas.value.edition) === null)
      issues.error(
        where(...path),
        `got ${shown(ref)}, which is not there at ${String(value.moment)}, expected one that is`,
      );
  });
}

function checkBounds(
  { value: { bounds }, where }: Preset,
  { reach }: AtlasDeclaration,
  issues: Issues,
): void {
  const [west, south, east, north] = bounds;
  const spot = where('bounds');
  if (west >= east || south >= north)
    issues.error(spot, `got ${bounds.join(', ')}, expected west, south, east, north`);
  else if (west < reach[0] || south < reach[1] || east > reach[2] || north > reach[3])
    issues.error(
      spot,
      `got ${bounds.join(', ')}, expected it inside the reach of atlas.yaml: ${reach.join(', ')}`,
    );
}

function checkMoment(
  { value: { moment }, where }: Preset,
  { years }: AtlasDeclaration,
  issues: Issues,
): void {
  if (moment === undefined) return;
  const year = Number(moment.slice(0, 4));
  if (year < years[0] || year > years[1])
    issues.error(
      where('moment'),
      `got ${moment}, expected it within the years of atlas.yaml: ${years.join('–')}`,
    );
}
