/**
 * The long picture, for articles that allow neither frames nor scripts. Its height follows from its content. Phones
 * show it at a third of its width, so text is at least 36 pixels, credits 28.
 */
import { project, type Bounds } from '../../domain/geometry/geo.ts';
import { PICTURES } from '../../domain/embed/published-view.ts';
import { publishedLayers, publishedSources } from '../../domain/embed/published-layers.ts';
import { paragraph, stack, type Block } from '../legend/block.ts';
import { besideCode } from './code.ts';
import { composeColumn } from './column.ts';
import { headBlock } from './head.ts';
import {
  ACCENT,
  INK,
  publishedLegend,
  QUIET,
  WORDS,
  type Composed,
  type Measures,
  type PublishedPicture,
} from './parts.ts';
import { creditsLine, sourcesBlock } from './sources.ts';

const M: Measures = {
  margin: 56,
  scale: 2.6,
  eyebrow: 36,
  title: 84,
  text: 42,
  legend: 38,
  least: 36,
  small: 30,
  qr: 270,
};

/** Font size of the basemap’s credits. */
const CREDITS = 28;

export function composeLong(p: PublishedPicture): Composed {
  const { width } = PICTURES.long;
  const inner = width - 2 * M.margin;
  return composeColumn(p, M, 'long', {
    heads: [
      headBlock(
        p,
        M,
        { series: true, momentFirst: false, words: p.publishedView.preset.text[p.lang] },
        inner,
      ),
    ],
    foot: footOf(p, inner),
    legend: (layers, most) => publishedLegend(p, M, layers, inner, most),
    mostLegend: Infinity,
    high: { map: mapHeight(p.publishedView.preset.bounds, width) },
  });
}

function footOf(p: PublishedPicture, inner: number): Block {
  const { lang, measure } = p;
  const sources = publishedSources(p.publishedView, publishedLayers(p.catalogue, p.publishedView, p.dataOf));
  const write = (text: string, width: number, size: number, color: string, bold = false): Block =>
    paragraph(text, width, { size, color, bold, leading: 1.45 }, measure);
  return stack(
    [
      sourcesBlock(p, M, inner, sources),
      write(creditsLine(p), inner, CREDITS, QUIET),
      besideCode(p, M, inner, (width) =>
        stack(
          [
            write(WORDS[p.way ? 'scan' : 'noAddress'][lang], width, M.text, INK, true),
            ...(p.way
              ? [
                  write(WORDS.everything[lang], width, M.small, QUIET),
                  write(p.way.name, width, M.small, ACCENT),
                ]
              : []),
          ],
          M.small * 0.3,
        ),
      ),
    ],
    M.margin * 0.6,
  );
}

/** The best height of a map with these bounds in a picture without a fixed height. */
function mapHeight([w, s, e, n]: Bounds, width: number): number {
  const [x0, y0] = project(w, n);
  const [x1, y1] = project(e, s);
  return Math.round(Math.min(1.25, Math.max(0.72, (y1 - y0) / (x1 - x0) + 0.08)) * width);
}
