/** A picture in one column: head, map, legend, foot. */
import { PICTURES, type PictureForm } from '../../domain/embed/published-view.ts';
import type { PublishedLayer } from '../../domain/embed/published-layers.ts';
import type { Block } from '../legend/block.ts';
import { FULLNESS, type LegendBlock } from '../legend/legend.ts';
import { mapOf, placed, rule, sightOf } from './map.ts';
import type { Composed, Measures, PublishedPicture } from './parts.ts';

export interface Column {
  /** From the longest to the shortest. */
  heads: readonly Block[];
  foot: Block;
  /** The legend of these layers, at most this high. */
  legend: (layers: readonly PublishedLayer[], most: number) => LegendBlock;
  mostLegend: number;
  /**
   * Either the height of the picture, with the map in the remaining space; or the height of the map, which determines
   * that of the picture.
   */
  high: { picture: number; leastMap: number } | { map: number };
}

/** The parts around a map, and their height. */
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
    // A lower legend leaves a higher map, which may show more layers that the legend must explain. The height that
    // the first legend leaves is enough.
    const first = column.legend(inSight(given.leastMap), most);
    const legend = column.legend(inSight(left - first.height), most);
    return { head, legend, high: Math.floor(left - legend.height) };
  });
  // The text is shortened before the legend. The shortest head is for legends that would otherwise not name all
  // layers in sight.
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
