/** The layers, classes and fields that the data panels read exist. */
import { MEASURE_FIELDS } from '../../../src/domain/plan/figures.ts';
import { shown, type Issues, type Path } from '../issues.ts';
import type { Folder, LayerFolder } from '../read/folder.ts';
import type { Names } from './names.ts';

/** Notes each name in `panels` of atlas.yaml that the data do not have. */
export function checkPanels(
  atlas: Folder['atlas'],
  layers: readonly LayerFolder[],
  names: Names,
  issues: Issues,
): void {
  const { panels } = atlas.value;
  if (!panels) return;
  const expect = (holds: boolean, got: string, expected: string, ...path: Path): void => {
    if (!holds) issues.error(atlas.where('panels', ...path), `got ${shown(got)}, expected ${expected}`);
  };
  const checkLayer = (id: string, ...path: Path): void => {
    expect(names.features.has(id), id, 'a layer that has a folder', ...path);
  };
  checkLayer(panels.cities, 'cities');
  for (const [measure, id] of Object.entries(panels.figures)) checkLayer(id, 'figures', measure);
  checkLayer(panels.travel.layer, 'travel', 'layer');
  checkLayer(panels.frames, 'frames');

  const cities = layers.find(({ id }) => id === panels.cities);
  if (!cities) return;
  const { fields } = cities.layer.value;
  const { core, minutes, pairs } = panels.travel;
  expect(
    cities.features.some(({ value }) => value.class === core),
    core,
    `a class of layer ${cities.id}`,
    'travel',
    'core',
  );
  for (const [word, field] of Object.entries({ minutes, pairs }))
    expect(field in fields, field, `a field of layer ${cities.id}`, 'travel', word);
  const missing = MEASURE_FIELDS.filter((field) => !(field in fields));
  expect(
    missing.length === 0,
    cities.id,
    `a layer with the fields that are compared: it lacks ${missing.join(', ')}`,
    'cities',
  );
}
