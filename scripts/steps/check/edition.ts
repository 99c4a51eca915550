/** Checks that only targets and forecasts have dates after the edition, which is the atlas's today. */
import type { AtlasDeclaration } from '../../../src/domain/layer/declaration.schema.ts';
import { reached } from '../../../src/domain/time/moment.ts';
import type { Issues, Path } from '../issues.ts';
import type { PartialFolder } from '../read/folder.ts';
import type { Located } from '../read/located.ts';

/** Checks dates of sources, of features' phases and facts, and of what is known about the plan. */
export function checkEdition(folder: PartialFolder, { edition }: AtlasDeclaration, issues: Issues): void {
  const passed = (found: Located<unknown>, when: string | undefined, ...path: Path): void => {
    if (when !== undefined && !reached(edition, when))
      issues.error(
        found.where(...path),
        `got ${when}, expected no date after the edition of atlas.yaml, ${edition}`,
      );
  };
  for (const source of folder.sources?.items ?? []) passed(source, source.value.date, 'date');
  for (const { features } of folder.layers)
    for (const feature of features) {
      passed(feature, feature.value.asOf, 'asOf');
      passed(feature, feature.value.since, 'since');
      feature.value.earlier.forEach(({ from }, i) => {
        passed(feature, from, 'earlier', i, 'from');
      });
    }
  folder.plan?.value.forEach(({ elements }, i) => {
    elements.forEach(({ known }, k) => {
      known.forEach(({ when }, m) => {
        if (folder.plan) passed(folder.plan, when, i, 'elements', k, 'known', m, 'when');
      });
    });
  });
}
