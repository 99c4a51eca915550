/** Checks moving marks, which stand for a figure: the layer names its field, and every such feature has the figure. */
import { markOf } from '../geometry/recipe.ts';
import { shown, type Issues } from '../issues.ts';
import type { LayerFolder } from '../read/folder.ts';

/** Checks a layer's `trips` against its marks, fields and features. */
export function checkTrips({ layer, features }: LayerFolder, issues: Issues): void {
  const { trips, marks, fields } = layer.value;
  const moves = marks.includes('trip');
  if (moves && !trips)
    issues.error(layer.where('marks'), 'got trip without `trips`, expected what each moving mark stands for');
  if (!trips) return;
  if (!moves) issues.error(layer.where('trips'), `got it without trip among the marks: ${marks.join(' | ')}`);
  if (!fields[trips.by]) {
    const known = Object.keys(fields).join(' | ') || 'none is declared';
    issues.error(
      layer.where('trips', 'by'),
      `got ${shown(trips.by)}, expected a field of the layer: ${known}`,
    );
    return;
  }
  for (const { value, where } of features) {
    if (markOf(value.geometry) !== 'trip') continue;
    const figures = value.facts.filter(({ field }) => field === trips.by);
    if (!figures.some(({ value: figure }) => typeof figure === 'number' && figure > 0))
      issues.error(
        where('facts'),
        `got no number above 0 for ${trips.by}, expected one: the marks follow it`,
      );
  }
}
