/**
 * The wide pictures, for link previews and covers of articles: text beside the map. They are shown at half their
 * width or less, so they have little text, in large letters.
 */
import { PICTURES, type PictureForm } from '../../domain/embed/published-view.ts';
import { footBlock } from './foot.ts';
import { headBlock } from './head.ts';
import { mapOf, placed, rule } from './map.ts';
import { publishedLegend, type Composed, type Measures, type PublishedPicture } from './parts.ts';

const M: Measures = {
  margin: 32,
  scale: 2,
  eyebrow: 22,
  title: 46,
  text: 26,
  legend: 30,
  least: 26,
  small: 18,
  qr: 112,
};
/** Width of the text panel. */
const PANEL = 480;

type WideForm = Extract<PictureForm, 'preview' | 'cover' | 'card'>;

const composeWide =
  (form: WideForm) =>
  (p: PublishedPicture): Composed => {
    const { width, height } = PICTURES[form];
    const inner = PANEL - 2 * M.margin;
    const gap = M.margin * 0.6;
    const head = headBlock(p, M, { series: true, momentFirst: false, words: '' }, inner);
    const foot = footBlock(p, M, inner, { sources: 1, air: 0.3 });
    const map = mapOf(p, { width: width - PANEL, height }, M.scale);
    const room = height - 2 * M.margin - head.height - foot.height - 2 * gap;
    const legend = publishedLegend(p, M, map.layers, inner, room);
    const body =
      head.at(M.margin, M.margin) +
      legend.at(M.margin, M.margin + head.height + gap) +
      foot.at(M.margin, height - M.margin - foot.height) +
      placed(map.svg, PANEL, 0) +
      rule(PANEL, 0, PANEL, height);
    return { height, body, layers: map.layers };
  };

export const composePreview = composeWide('preview');
/** Cover of articles in WeChat. */
export const composeCover = composeWide('cover');
/** Cover of articles in Toutiao. */
export const composeCard = composeWide('card');
