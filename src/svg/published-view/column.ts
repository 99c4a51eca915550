/** A picture whose parts stand one below the other: head, map, legend, foot. */
import { PICTURES, type PictureForm } from '../../domain/embed/published-view.ts';
import type { PublishedLayer } from '../../domain/embed/published-layers.ts';
import type { Block } from '../legend/block.ts';
import { FULLNESS, type LegendBlock } from '../legend/legend.ts';
import { mapOf, placed, rule, sightOf } from './map.ts';
import type { Composed, Measures, PublishedPicture } from './parts.ts';

export interface Column {
  /** From the fullest to the shortest. */
  heads: readonly Block[];
  foot: Block;
  /** The legend of those layers, at most that high. */
  legend: (layers: readonly PublishedLayer[], most: number) => LegendBlock;
  mostLegend: number;
  /** Either the picture's height, of which the map takes what is left, or the map's, with which the picture grows. */
  high: { picture: number; leastMap: number } | { map: number };
}

/** What stands about a map, and how high that is. */
interface Setting {
  head: Block;
  legend: LegendBlock;
  high: number;
}

export function composeColumn(p: PublishedPicture, m: Measures, form: PictureForm, column: Column): Composed {
  const { foot, mostLegend, high: given } = column;
  const { width } = PICTURES[form];
  const gap = m.margin * 0.6;
  const about = (head: Block): number => 2 * m.margin + head.height + foot.height + 3 * gap;
  const inSight = (high: number): PublishedLayer[] => sightOf(p, { width, height: high }, m.scale).layers;
  const settings = column.heads.map((head): Setting => {
    if ('map' in given)
      return { head, legend: column.legend(inSight(given.map), mostLegend), high: given.map };
    const left = given.picture - about(head);
    const most = Math.min(mostLegend, left - given.leastMap);
    // The lower the legend, the more is in sight, which the legend must tell: what a first one leaves is enough.
    const first = column.legend(inSight(given.leastMap), most);
    const legend = column.legend(inSight(left - first.height), most);
    return { head, legend, high: Math.floor(left - legend.height) };
  });
  // Words are cut before the legend is; the shortest head is for legends that would not name all that is in sight.
  const least = 'map' in given ? given.map : given.leastMap;
  const wordy = settings.slice(0, -1).filter(({ high }) => high >= least);
  const setting =
    FULLNESS.slice(0, -1).flatMap((says) => wordy.find(({ legend }) => legend.says === says) ?? [])[0] ??
    settings.at(-1);
  if (!setting) throw new Error('column: got no head, expected at least one');
  const { head, legend, high } = setting;
  const map = mapOf(p, { width, height: high }, m.scale);
  const top = Math.round(m.margin + head.height + gap);
  const height = 'map' in given ? Math.ceil(about(head) + high + legend.height) : given.picture;
  const body =
    head.at(m.margin, m.margin) +
    placed(map.svg, 0, top) +
    rule(0, top, width, top) +
    rule(0, top + high, width, top + high) +
    legend.at(m.margin, top + high + gap) +
    foot.at(m.margin, height - m.margin - foot.height);
  return { height, body, layers: map.layers };
}
