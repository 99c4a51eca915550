/** A layer's arcs as plain values, for deck.gl to draw. */
import type { Position } from 'geojson';
import type { LayerEntry } from '../../domain/layer/catalogue.ts';
import { STROKES } from '../../domain/layer/encode.ts';
import { positions } from '../../domain/geometry/geo.ts';
import { SELECTED } from '../../domain/map/basemap.ts';
import { CRISP_EDGE, SOFT_EDGE } from '../../domain/map/edges.ts';
import { SCHEME_COLORS, hex } from '../../domain/legend/palette.ts';
import { dashOf } from '../layer/dashes.ts';
import type { Drawn, DrawnProperties } from '../layer/drawn.ts';
import type { Arc, Setting } from '../scene/scene.types.ts';

const pair = (at: Position): [number, number] => [at[0] ?? NaN, at[1] ?? NaN];

function under(
  p: DrawnProperties,
  selected: boolean,
  opacity: number,
  { scheme, scale }: Setting,
): Arc['under'] {
  const { halo, ink } = SCHEME_COLORS[scheme];
  const band = (color: string, wider: number, strength: number): Arc['under'][number] => ({
    color,
    opacity: strength,
    width: (p.size + wider) * scale,
  });
  return [
    ...(selected ? [band(halo, SELECTED.halo, 1), band(ink, SELECTED.ink, 1)] : []),
    // Between the dashes lies halo. Otherwise the dashes would not show on the ink band.
    ...(selected && p.pattern !== 'solid' ? [band(halo, 0, 1)] : []),
    ...(p.edge === 'soft' ? [band(hex(p.color, scheme), SOFT_EDGE.wider, SOFT_EDGE.opacity * opacity)] : []),
    ...(p.edge === 'crisp' ? [band(ink, CRISP_EDGE.wider, CRISP_EDGE.opacity * opacity)] : []),
  ];
}

/**
 * The arcs of a layer: each runs from the first to the last position of its feature. Highlighted arcs keep their full
 * opacity; the selected arc lies on bands.
 */
export function arcsOf(
  entry: Pick<LayerEntry, 'id'>,
  drawn: Drawn,
  { marked, selected }: { marked: ReadonlySet<string>; selected: string | null },
  opacity: number,
  dim: number,
  setting: Setting,
): Arc[] {
  return drawn.features.flatMap(({ properties: p, geometry }) => {
    if (p.mark !== 'arc') return [];
    const all = [...positions(geometry)];
    const [from, to] = [all[0], all.at(-1)];
    if (!from || !to) return [];
    const dash = dashOf(p.pattern, p.size);
    const strength = opacity * (marked.has(p.id) ? 1 : dim);
    return {
      ref: { layer: entry.id, feature: p.id },
      from: pair(from),
      to: pair(to),
      color: hex(p.color, setting.scheme),
      opacity: STROKES[p.pattern].opacity * strength,
      width: p.size * setting.scale,
      dash: dash ? [dash[0] * p.size * setting.scale, dash[1] * p.size * setting.scale] : null,
      under: under(p, p.id === selected, strength, setting),
    };
  });
}
