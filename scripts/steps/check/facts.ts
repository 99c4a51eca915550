/** Checks that every figure has a year, a source and a unit. */
import type {
  Fact,
  FeatureDeclaration,
  LayerDeclaration,
} from '../../../src/domain/layer/declaration.schema.ts';
import { shown, type Issues } from '../issues.ts';
import { inner, type Located } from '../read/located.ts';
import { checkKnown, type Names } from './names.ts';

/** Checks all facts of a feature. A number that rests only on our own estimate must have `confidence: low`. */
export function checkFacts(
  feature: Located<FeatureDeclaration>,
  fields: LayerDeclaration['fields'],
  names: Names,
  issues: Issues,
): void {
  feature.value.facts.forEach((fact, i) => {
    const found = inner(feature, fact, 'facts', i);
    checkKnown(names.sources, fact.source, 'the id of a source in sources.yaml', found, ['source'], issues);
    checkField(found, fields, issues);
    if (typeof fact.value === 'number' && fact.year === undefined)
      issues.error(
        found.where(),
        `got ${String(fact.value)} without a year, expected every number to have one`,
      );
    if (typeof fact.value === 'number' && names.estimates.has(fact.source) && fact.confidence !== 'low')
      issues.error(
        found.where('confidence'),
        `got ${shown(fact.confidence)} for a number of our own estimate, expected low`,
      );
  });
}

function checkField(found: Located<Fact>, fields: LayerDeclaration['fields'], issues: Issues): void {
  const { field: name, label, unit, value } = found.value;
  if (name === undefined) {
    if (!label) issues.error(found.where(), 'got neither field nor label, expected one of them');
    return;
  }
  const field = fields[name];
  if (!field) {
    const known = Object.keys(fields).join(' | ') || 'none is declared';
    issues.error(found.where('field'), `got ${shown(name)}, expected a field of layer.yaml: ${known}`);
    return;
  }
  if (unit !== undefined && unit !== field.unit)
    issues.error(
      found.where('unit'),
      `got ${unit}, expected ${field.unit ? `${field.unit}, the unit of field ${name}` : `none, as field ${name} has none`}`,
    );
  if (typeof value === 'number' && field.unit === undefined)
    issues.error(
      found.where('value'),
      `got a number for field ${name}, which has no unit, expected a unit in layer.yaml or words`,
    );
}
