/** A layer's trips as plain values, for deck.gl to draw. MapLibre draws their guide lines (marks.ts). */
import type { LayerEntry } from '../../domain/layer/catalogue.ts';
import { MARK_WIDTH } from '../../domain/layer/encode.ts';
import { positions } from '../../domain/geometry/geo.ts';
import { hex } from '../../domain/legend/palette.ts';
import type { Drawn } from '../layer/drawn.ts';
import type { Setting, Trip } from '../scene/scene.types.ts';

/** The trips of a layer: one for each feature with that mark. Highlighted trips keep their full opacity. */
export function tripsOf(
  entry: Pick<LayerEntry, 'id'>,
  drawn: Drawn,
  marked: ReadonlySet<string>,
  opacity: number,
  dim: number,
  setting: Setting,
): Trip[] {
  return drawn.features.flatMap(({ properties: p, geometry }) => {
    if (p.mark !== 'trip' || p.marks === undefined) return [];
    return {
      ref: { layer: entry.id, feature: p.id },
      line: [...positions(geometry)].map(([lon = NaN, lat = NaN]) => [lon, lat] as const),
      marks: p.marks,
      color: hex(p.color, setting.scheme),
      opacity: opacity * (marked.has(p.id) ? 1 : dim),
      width: p.size * MARK_WIDTH * setting.scale,
    };
  });
}
