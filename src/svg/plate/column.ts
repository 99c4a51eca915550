/** A picture whose parts stand one below the other: head, map, legend, foot. */
import { PICTURES, type PictureForm } from '../../domain/plate.ts';
import { plateLayers, type PlateLayer } from '../../domain/plate-layers.ts';
import type { Block } from '../block.ts';
import { mapOf, placed, rule } from './map.ts';
import type { Composed, Measures, PlatePicture } from './parts.ts';

export interface Column {
  head: Block;
  foot: Block;
  /** The legend of those layers, at most that high. */
  legend: (layers: readonly PlateLayer[], most: number) => Block;
  mostLegend: number;
  /** Either the picture's height, of which the map takes what is left, or the map's, with which the picture grows. */
  high: { picture: number } | { map: number };
}

export function composeColumn(p: PlatePicture, m: Measures, form: PictureForm, column: Column): Composed {
  const { head, foot, mostLegend, high: given } = column;
  const { width } = PICTURES[form];
  const gap = m.margin * 0.6;
  const fixed = 2 * m.margin + head.height + foot.height + 3 * gap;
  const reserved = column.legend(plateLayers(p.catalogue, p.plate, p.dataOf), mostLegend).height;
  const high = 'map' in given ? given.map : Math.round(given.picture - fixed - reserved);
  const map = mapOf(p, { width, height: high }, m.scale);
  // More may come into sight than the plate's bounds hold: its legend has the same room.
  const legend = column.legend(map.layers, 'map' in given ? mostLegend : reserved);
  const top = Math.round(m.margin + head.height + gap);
  const height = 'map' in given ? Math.ceil(fixed + high + legend.height) : given.picture;
  const body =
    head.at(m.margin, m.margin) +
    placed(map.svg, 0, top) +
    rule(0, top, width, top) +
    rule(0, top + high, width, top + high) +
    legend.at(m.margin, top + high + gap) +
    foot.at(m.margin, height - m.margin - foot.height);
  return { height, body, layers: map.layers };
}
