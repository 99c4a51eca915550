/** Checks that no drawing differs from published figures by more than its `accuracy_km` allows. */
import type { RouteCheck } from '../route-checks.ts';
import type { DrawnLayer } from '../draw.ts';
import { figuresOf } from '../figures.ts';
import type { Issues } from '../issues.ts';

/** Notes areas and lengths that differ too much, and lines that miss the places on their route. */
export function checkDrawing(
  layers: readonly DrawnLayer[],
  routeChecks: readonly RouteCheck[],
  issues: Issues,
): void {
  for (const layer of layers) checkFigures(layer, issues);
  for (const { layer, feature, accuracy, comparison, spots } of routeChecks)
    for (const { what, id, index, km, allowed } of spots) {
      if (km <= allowed) continue;
      issues.error(
        comparison.where(what === 'place' ? 'places' : 'units', index),
        `got ${id} ${km.toFixed(1)} km from ${layer}/${feature}, which ${comparison.value.source} says to ${what === 'place' ? 'pass' : 'cross'} it, ` +
          `expected at most ${allowed.toFixed(1)} km: its accuracy_km of ${String(accuracy)}, and the doubt of the ${what}`,
      );
    }
}

function checkFigures(layer: DrawnLayer, issues: Issues): void {
  for (const { feature, what, published, computed, allowed, off } of figuresOf(layer)) {
    if (!off) continue;
    const found = layer.folder.features.find(({ value }) => value.id === feature);
    if (!found) throw new Error(`drawing: got ${layer.folder.id}/${feature}, expected it in its folder`);
    const unit = what === 'area' ? 'km²' : 'km';
    const km = (value: number): string => `${value.toFixed(1)} ${unit}`;
    issues.error(
      found.where('accuracy_km'),
      `got a ${what} of ${km(published)} published for ${feature} and ${km(computed)} drawn, ` +
        `expected them at most ${km(allowed)} apart, as accuracy_km ${String(found.value.accuracy_km)} allows`,
    );
  }
}
