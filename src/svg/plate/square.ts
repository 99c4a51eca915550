/** The square picture: the code stands beside the legend. */
import { PICTURES } from '../../domain/plate.ts';
import { plateLayers, plateSources } from '../../domain/plate-layers.ts';
import { paragraph, stack, type Block } from '../block.ts';
import { qrBlock } from './code.ts';
import { composeColumn } from './column.ts';
import { headBlock } from './head.ts';
import {
  ACCENT,
  INK,
  plateLegend,
  QUIET,
  WORDS,
  type Composed,
  type Measures,
  type PlatePicture,
} from './parts.ts';
import { sourcesLine } from './sources.ts';

const M: Measures = {
  margin: 40,
  scale: 1.75,
  eyebrow: 22,
  title: 54,
  text: 26,
  legend: 24,
  small: 17,
  qr: 136,
};

export function composeSquare(p: PlatePicture): Composed {
  const { lang, measure } = p;
  const { width, height } = PICTURES.square;
  const inner = width - 2 * M.margin;
  const sources = plateSources(p.plate, plateLayers(p.catalogue, p.plate, p.dataOf));
  const aside = codeColumn(p);
  return composeColumn(p, M, 'square', {
    // Height is dear: the moment stands in the first line.
    head: headBlock(p, M, { series: true, momentFirst: true, words: false }, inner),
    foot: paragraph(
      [sourcesLine(sources, 5, lang), WORDS.creditsThere[lang]].join(lang === 'zh' ? '。' : '. '),
      inner,
      { size: M.small, color: QUIET, leading: 1.45 },
      measure,
    ),
    legend: (layers, most) => {
      const legend = plateLegend(p, M, layers, inner - aside.width - 2 * M.margin * 0.6, most);
      return {
        height: Math.max(legend.height, aside.height),
        at: (x, y) => legend.at(x, y) + aside.at(x + inner - aside.width, y),
      };
    },
    mostLegend: Math.max(aside.height, 0.22 * height),
    high: { picture: height },
  });
}

function codeColumn({ qr, lang, site, measure }: PlatePicture): Block & { width: number } {
  const code = qrBlock(qr, M.qr);
  const write = (text: string, bold: boolean, color: string): Block =>
    paragraph(text, code.width, { size: M.small * 0.95, bold, color, leading: 1.3 }, measure);
  return {
    ...stack([code, write(WORDS.scan[lang], true, INK), write(site, false, ACCENT)], M.small * 0.5),
    width: code.width,
  };
}
