/** Checks the classes that a chapter or an element hides: their layer is on, and at least one class stays visible. */
import { encodingScale } from '../../../src/domain/layer/encode.ts';
import { shown, type Issues } from '../issues.ts';
import type { LayerFolder } from '../read/folder.ts';
import type { Located } from '../read/located.ts';

/** Checks `hidden` of an item whose layers are `on`. */
export function checkHidden(
  { value: { hidden }, where }: Located<{ hidden: Readonly<Record<string, readonly string[]>> }>,
  on: readonly string[],
  layers: readonly LayerFolder[],
  issues: Issues,
): void {
  for (const [id, classes] of Object.entries(hidden)) {
    const spot = where('hidden', id);
    if (!on.includes(id))
      issues.error(spot, `got ${shown(id)}, expected a layer that is on: ${on.join(' | ')}`);
    const layer = layers.find((l) => l.id === id);
    if (!layer) continue;
    const known = classesOf(layer);
    classes.forEach((name, i) => {
      if (!known.includes(name))
        issues.error(
          where('hidden', id, i),
          `got ${shown(name)}, expected a class of layer ${id}: ${known.join(' | ') || 'it has none'}`,
        );
    });
    if (known.length > 0 && known.every((name) => classes.includes(name)))
      issues.error(spot, `got all classes of layer ${id}, expected at least one to be drawn`);
  }
}

/** Classes by the layer's encodings; a View can hide each of them. */
function classesOf({ layer: { value: layer } }: LayerFolder): string[] {
  const scales = [layer.color, layer.size, layer.pattern].map((encoding) =>
    encoding === undefined ? null : encodingScale<string | number>(encoding),
  );
  const classes = scales.flatMap((scale) =>
    scale && 'classes' in scale && scale.by === 'class' ? scale.classes.map((c) => c.value) : [],
  );
  return [...new Set(classes)];
}
