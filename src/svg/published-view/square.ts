/** The square picture, with the code beside the legend. */
import { PICTURES } from '../../domain/embed/published-view.ts';
import { publishedLayers, publishedSources } from '../../domain/embed/published-layers.ts';
import { paragraph, stack, type Block } from '../legend/block.ts';
import { qrBlock } from './code.ts';
import { composeColumn } from './column.ts';
import { headBlock } from './head.ts';
import {
  INK,
  publishedLegend,
  QUIET,
  WORDS,
  type Composed,
  type Measures,
  type PublishedPicture,
} from './parts.ts';
import { inFewLines, LEADING, sourcesLine } from './sources.ts';

const M: Measures = {
  margin: 40,
  scale: 1.9,
  eyebrow: 28,
  title: 60,
  text: 32,
  legend: 32,
  least: 28,
  small: 24,
  qr: 150,
};

/** Minimum share of the map in the height. */
const LEAST_MAP = 0.4;

export function composeSquare(p: PublishedPicture): Composed {
  const { lang, measure } = p;
  const { width, height } = PICTURES.square;
  const inner = width - 2 * M.margin;
  const sources = publishedSources(p.publishedView, publishedLayers(p.catalogue, p.publishedView, p.dataOf));
  const aside = p.way && codeColumn(p, p.way.qr);
  return composeColumn(p, M, 'square', {
    // Height is scarce, so the moment is in the first line.
    heads: [1, 0.8].map((part) =>
      headBlock(p, M, { series: true, momentFirst: true, words: '', part }, inner),
    ),
    foot: inFewLines(2, M.small, (most) =>
      paragraph(
        [
          sourcesLine(sources, most, lang),
          WORDS.creditsThere[lang],
          p.way?.name ?? WORDS.noAddress[lang],
        ].join(lang === 'zh' ? '。' : '. '),
        inner,
        { size: M.small, color: QUIET, leading: LEADING },
        measure,
      ),
    ),
    legend: (layers, most) => {
      if (!aside) return publishedLegend(p, M, layers, inner, most);
      const legend = publishedLegend(p, M, layers, inner - aside.width - 2 * M.margin * 0.6, most);
      return {
        ...legend,
        height: Math.max(legend.height, aside.height),
        at: (x, y) => legend.at(x, y) + aside.at(x + inner - aside.width, y),
      };
    },
    mostLegend: Math.max(aside?.height ?? 0, 0.24 * height),
    high: { picture: height, leastMap: LEAST_MAP * height },
  });
}

/** The code, with a line below it that states its purpose. */
function codeColumn(
  { lang, measure }: PublishedPicture,
  qr: readonly (readonly boolean[])[],
): Block & { width: number } {
  const code = qrBlock(qr, M.qr);
  const text = WORDS.scan[lang];
  const width = Math.max(code.width, measure(text, M.small, true) + 1);
  const words = paragraph(text, width, { size: M.small, bold: true, color: INK, leading: 1.3 }, measure);
  const column = stack(
    [{ height: code.height, at: (x, y) => code.at(x + width - code.width, y) }, words],
    M.small * 0.3,
  );
  return { ...column, width };
}
