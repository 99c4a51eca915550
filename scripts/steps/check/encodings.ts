/** Checks that encodings cover all values of the features, and refer to fields that exist. */
import {
  BASES,
  STATUSES,
  type Encoding,
  type Fact,
  type LayerDeclaration,
  type Proportional,
} from '../../../src/domain/layer/declaration.schema.ts';
import { encodingScale } from '../../../src/domain/layer/encode.ts';
import { markOf } from '../geometry/recipe.ts';
import { shown, type Issues } from '../issues.ts';
import type { LayerFolder } from '../read/folder.ts';
import { inner, type Located } from '../read/located.ts';

const CHANNELS = ['color', 'size', 'pattern'] as const;

/** Checks the layer's colour, size and pattern against its features and fields. */
export function checkEncodings(folder: LayerFolder, issues: Issues): void {
  const layer = folder.layer.value;
  const byClass = CHANNELS.filter((channel) => {
    const scale = layer[channel] === undefined ? null : encodingScale<string | number>(layer[channel]);
    return scale && 'classes' in scale && scale.by === 'class';
  });
  for (const channel of CHANNELS) {
    const encoding: Encoding<string | number> | undefined = layer[channel];
    const scale = encoding === undefined ? null : encodingScale(encoding);
    if (!scale) continue;
    // A size that varies does not apply to areas (encode.ts, lookOf).
    const readers = folder.features.filter((f) => channel !== 'size' || markOf(f.value.geometry) !== 'fill');
    if ('classes' in scale) {
      const classes = inner(folder.layer, scale.classes, channel, 'classes');
      checkClasses(folder.features, readers, classes, scale.by, issues);
      continue;
    }
    checkNumber(layer, inner(folder.layer, scale, channel), issues);
    if ('steps' in scale) checkSteps(inner(folder.layer, scale, channel), issues);
    else checkCircles(folder, scale, issues);
  }
  for (const { value, where } of folder.features)
    if (byClass.length > 0 && value.class === undefined)
      issues.error(
        where('class'),
        `got no class, expected one: ${byClass.join(' and ')} of the layer follow it`,
      );
}

function checkClasses(
  features: LayerFolder['features'],
  readers: LayerFolder['features'],
  classes: Located<readonly { value: string }[]>,
  by: 'class' | 'status' | 'basis',
  issues: Issues,
): void {
  const values = classes.value.map((c) => c.value);
  const allowed: readonly string[] | null = by === 'status' ? STATUSES : by === 'basis' ? BASES : null;
  values.forEach((value, i) => {
    if (values.indexOf(value) !== i)
      issues.error(classes.where(i, 'value'), `got ${shown(value)} again, expected each class once`);
    if (allowed && !allowed.includes(value))
      issues.error(classes.where(i, 'value'), `got ${shown(value)}, expected ${allowed.join(' | ')}`);
    else if (!features.some((f) => f.value[by] === value))
      issues.warn(classes.where(i, 'value'), `got ${by} ${shown(value)}, which no feature has`);
  });
  for (const feature of readers) {
    const worn = [{ value: feature.value[by], at: feature.where(by) }];
    if (by === 'class')
      feature.value.earlier.forEach((phase, i) => {
        worn.push({ value: phase.class, at: feature.where('earlier', i, 'class') });
      });
    for (const { value, at } of worn)
      if (value !== undefined && !values.includes(value))
        issues.error(
          at,
          `got ${shown(value)}, expected one that the ${String(classes.where().path[0])} of layer.yaml covers: ${values.join(' | ')}`,
        );
  }
}

/** Checks that a scale reads a field of the layer, in its unit. */
function checkNumber(
  layer: LayerDeclaration,
  scale: Located<{ by: string; unit: string }>,
  issues: Issues,
): void {
  const { by, unit } = scale.value;
  const field = layer.fields[by];
  if (!field)
    issues.error(
      scale.where('by'),
      `got ${shown(by)}, expected a field of the layer: ${Object.keys(layer.fields).join(' | ')}`,
    );
  else if (field.unit !== unit)
    issues.error(
      scale.where('unit'),
      `got ${unit}, expected ${field.unit ?? 'none'}, the unit of field ${by}`,
    );
}

/** Checks a proportional size: areas are comparable only if all marks are circles with a number of the same year. */
function checkCircles({ features }: LayerFolder, { by }: Proportional, issues: Issues): void {
  const first = features.flatMap((f) => newest(f.value.facts, by)?.year ?? [])[0];
  for (const { value, where } of features) {
    const mark = markOf(value.geometry);
    if (mark !== 'circle')
      issues.error(where('geometry'), `got a ${mark}, expected a point: its size is proportional to ${by}`);
    const fact = newest(value.facts, by);
    if (!fact || fact.value <= 0)
      issues.error(
        where('facts'),
        `got ${shown(fact?.value)} for ${by}, expected a number above 0: the size is proportional to it`,
      );
    else if (fact.year !== first)
      issues.error(
        where('facts'),
        `got ${by} of ${shown(fact.year)}, expected ${shown(first)} as for the others: sizes are compared`,
      );
  }
}

/** The number by which the feature is drawn (draw.ts, valuesOf). */
const newest = (facts: readonly Fact[], field: string): { value: number; year?: string } | undefined =>
  facts
    .flatMap(({ field: name, value, year }) =>
      name === field && typeof value === 'number' ? [{ value, ...(year !== undefined && { year }) }] : [],
    )
    .sort((a, b) => (b.year ?? '').localeCompare(a.year ?? ''))[0];

function checkSteps(
  scale: Located<{ steps: readonly { below?: number | undefined }[] }>,
  issues: Issues,
): void {
  const { steps } = scale.value;
  steps.forEach(({ below }, i) => {
    const last = i === steps.length - 1;
    const before = steps[i - 1]?.below;
    if (last && below !== undefined)
      issues.error(
        scale.where('steps', i, 'below'),
        `got ${String(below)} in the last step, expected none: it takes the rest`,
      );
    if (!last && below === undefined)
      issues.error(scale.where('steps', i), 'got no `below`, expected one in all steps but the last');
    if (below !== undefined && before !== undefined && below <= before)
      issues.error(
        scale.where('steps', i, 'below'),
        `got ${String(below)} after ${String(before)}, expected ascending breaks`,
      );
  });
}
