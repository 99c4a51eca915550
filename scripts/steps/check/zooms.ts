/** The zooms of layers lie within those of the atlas. */
import type { Issues, Path } from '../issues.ts';
import type { Folder, LayerFolder } from '../read/folder.ts';

/** Notes limits in the wrong order, and zooms from which a layer or its names would never be seen. */
export function checkZooms(atlas: Folder['atlas'], layers: readonly LayerFolder[], issues: Issues): void {
  const [from, to] = atlas.value.zoom;
  if (from >= to)
    issues.error(
      atlas.where('zoom'),
      `got ${String(from)}, ${String(to)}, expected the smallest and the largest zoom`,
    );
  for (const { layer } of layers) {
    const { minzoom, label } = layer.value;
    const zooms: [number, Path][] = [];
    if (minzoom !== undefined) zooms.push([minzoom, ['minzoom']]);
    if (label !== false) {
      zooms.push([label.minzoom, ['label', 'minzoom']]);
      for (const [name, zoom] of Object.entries(label.later ?? {}))
        zooms.push([zoom, ['label', 'later', name]]);
    }
    for (const [zoom, path] of zooms)
      if (zoom > to)
        issues.error(
          layer.where(...path),
          `got ${String(zoom)}, expected at most ${String(to)}, the largest zoom of atlas.yaml`,
        );
  }
}
