/** The picture in the format of a phone screen. */
import { PICTURES } from '../../domain/embed/published-view.ts';
import { composeColumn } from './column.ts';
import { footBlock } from './foot.ts';
import { headBlocks } from './head.ts';
import { publishedLegend, type Composed, type Measures, type PublishedPicture } from './parts.ts';

const M: Measures = {
  margin: 56,
  scale: 2.4,
  eyebrow: 34,
  title: 80,
  text: 38,
  legend: 36,
  least: 30,
  small: 26,
  qr: 190,
};

/** Minimum share of the map in the height. */
const LEAST_MAP = 0.4;

export function composePortrait(p: PublishedPicture): Composed {
  const { width, height } = PICTURES.portrait;
  const inner = width - 2 * M.margin;
  return composeColumn(p, M, 'portrait', {
    heads: headBlocks(p, M, { series: true, momentFirst: false }, inner),
    foot: footBlock(p, M, inner, { sources: 3, air: 0.4 }),
    legend: (layers, most) => publishedLegend(p, M, layers, inner, most),
    mostLegend: 0.25 * height,
    high: { picture: height, leastMap: LEAST_MAP * height },
  });
}
