/** Checks that comparisons refer to a line of the atlas, to a source that it cites, and to places that exist. */
import { shown, type Issues } from '../issues.ts';
import { citedBy } from '../cited.ts';
import { markOf } from '../geometry/recipe.ts';
import type { PartialFolder } from '../read/folder.ts';
import { checkKnown, checkRef, type Names } from './names.ts';

/** Checks what comparisons.yaml refers to. */
export function checkComparisons(folder: PartialFolder, names: Names, issues: Issues): void {
  for (const comparison of folder.comparisons?.items ?? []) {
    const { feature: ref, source, places, units } = comparison.value;
    checkRef(names, ref, comparison, ['feature'], issues);
    places.forEach((id, i) => {
      checkKnown(
        folder.places?.ids ?? null,
        id,
        'the id of a place in places.yaml',
        comparison,
        ['places', i],
        issues,
      );
    });
    if (places.length + units.length === 0)
      issues.error(comparison.where(), `got neither places nor units for ${ref}, expected what it passes`);
    const feature = folder.layers
      .find(({ id }) => ref.startsWith(`${id}/`))
      ?.features.find(({ value }) => ref.endsWith(`/${value.id}`))?.value;
    if (!feature) continue;
    const mark = markOf(feature.geometry);
    if (mark !== 'line')
      issues.error(comparison.where('feature'), `got ${ref}, which is drawn as ${mark}, expected a line`);
    if (!citedBy(feature).includes(source))
      issues.error(
        comparison.where('source'),
        `got ${shown(source)}, expected a source that ${ref} cites: its card must name who says so`,
      );
  }
}
