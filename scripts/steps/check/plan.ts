/**
 * Checks elements of the plan. Each comes from the article or is added by the atlas. Each is drawn by something that
 * exists, or gives the reason why it is not.
 */
import type { PlanDeclaration } from '../../../src/domain/layer/declaration.schema.ts';
import { shown, type Issues } from '../issues.ts';
import type { PartialFolder } from '../read/folder.ts';
import { inner, type Located } from '../read/located.ts';
import { checkHidden } from './hidden.ts';
import { checkKnown, checkRef, checkUnique, type Names } from './names.ts';

/** Checks ids, sources, `says` or `added`, and `shows` or `undrawn` of all elements. */
export function checkPlan(
  plan: Located<PlanDeclaration>,
  folder: Pick<PartialFolder, 'layers'>,
  names: Names,
  issues: Issues,
): void {
  const headings = plan.value.map((heading, i) => inner(plan, heading, i));
  checkUnique(headings, 'heading', issues);
  const elements = headings.flatMap((heading) =>
    heading.value.elements.map((element, i) => inner(heading, element, 'elements', i)),
  );
  checkUnique(elements, 'element of the plan', issues);
  for (const element of elements) {
    const { says, added, shows, undrawn, sources, known } = element.value;
    if (!says && !added) issues.error(element.where(), 'got neither says nor added, expected one of them');
    if (says && added) issues.error(element.where('added'), 'got both says and added, expected one of them');
    if (!shows && !undrawn)
      issues.error(element.where(), 'got neither shows nor undrawn, expected one of them');
    if (shows && undrawn)
      issues.error(element.where('undrawn'), 'got both shows and undrawn, expected one of them');
    const layers = [...new Set((shows ?? []).map((ref) => ref.split('/')[0] ?? ''))];
    checkHidden(element, layers, folder.layers, issues);
    sources.forEach((id, i) => {
      checkKnown(names.sources, id, 'the id of a source in sources.yaml', element, ['sources', i], issues);
    });
    known.forEach(({ source }, i) => {
      const path = ['known', i, 'source'];
      checkKnown(names.sources, source, 'the id of a source in sources.yaml', element, path, issues);
    });
    shows?.forEach((ref, i) => {
      if (ref.includes('/')) checkRef(names, ref, element, ['shows', i], issues);
      else if (!names.features.has(ref))
        issues.error(element.where('shows', i), `got ${shown(ref)}, expected a layer that has a folder`);
    });
  }
}
