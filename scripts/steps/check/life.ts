/** Checks a feature's life: its earlier phases, its status and its target must be in a possible order. */
import type { FeatureDeclaration } from '../../../src/domain/layer/declaration.schema.ts';
import type { Issues } from '../issues.ts';
import { inner, type Located } from '../read/located.ts';
import { checkKnown, type Names } from './names.ts';

/** Checks that dates ascend, that a status before completion has a date, and that sources exist. */
export function checkLife(feature: Located<FeatureDeclaration>, names: Names, issues: Issues): void {
  const { status, since, until, earlier, target } = feature.value;
  if (status !== 'existing' && since === undefined)
    issues.error(
      feature.where(),
      `got status ${status} without since, expected the date of its first evidence`,
    );
  if (earlier.length > 0 && since === undefined)
    issues.error(feature.where('earlier'), 'got earlier phases without since, expected when they ended');
  if (since !== undefined && until !== undefined && until < since)
    issues.error(feature.where('until'), `got ${until}, expected no date before since, ${since}`);
  if (target && status === 'existing')
    issues.error(
      feature.where('target'),
      'got a target for what exists, expected it on unfinished works only',
    );
  const dates = [...earlier.map((phase) => phase.from), since];
  earlier.forEach((phase, i) => {
    const found = inner(feature, phase, 'earlier', i);
    checkKnown(names.sources, phase.source, 'the id of a source in sources.yaml', found, ['source'], issues);
    const next = dates[i + 1];
    if (phase.from === undefined) {
      if (i > 0) issues.error(found.where(), 'got a later phase without from, expected when it began');
    } else if (next !== undefined && next < phase.from)
      issues.error(found.where('from'), `got ${phase.from}, expected no date after the next phase, ${next}`);
  });
  if (target)
    checkKnown(
      names.sources,
      target.source,
      'the id of a source in sources.yaml',
      feature,
      ['target', 'source'],
      issues,
    );
}
