/** The picture as high as a phone. */
import { PICTURES } from '../../domain/plate.ts';
import { plateLayers, plateSources } from '../../domain/plate-layers.ts';
import { paragraph, stack, type Block } from '../block.ts';
import { besideCode } from './code.ts';
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
import { creditsLine, sourcesLine } from './sources.ts';

const M: Measures = {
  margin: 64,
  scale: 2,
  eyebrow: 28,
  title: 76,
  text: 34,
  legend: 29,
  small: 20,
  qr: 190,
};

export function composePortrait(p: PlatePicture): Composed {
  const { width, height } = PICTURES.portrait;
  const inner = width - 2 * M.margin;
  return composeColumn(p, M, 'portrait', {
    head: headBlock(p, M, { series: true, momentFirst: false, words: true }, inner),
    foot: footOf(p, inner),
    legend: (layers, most) => plateLegend(p, M, layers, inner, most),
    mostLegend: 0.22 * height,
    high: { picture: height },
  });
}

function footOf(p: PlatePicture, inner: number): Block {
  const { lang, measure } = p;
  const sources = plateSources(p.plate, plateLayers(p.catalogue, p.plate, p.dataOf));
  return besideCode(p, M, inner, (width) => {
    const write = (text: string, size: number, color: string, bold = false): Block =>
      paragraph(text, width, { size, color, bold, leading: 1.45 }, measure);
    return stack(
      [
        stack([write(WORDS.scan[lang], M.small * 1.25, INK, true), write(p.site, M.small, ACCENT)], 0),
        write(sourcesLine(sources, 5, lang), M.small, QUIET),
        write(creditsLine(p), M.small * 0.85, QUIET),
      ],
      M.small * 0.4,
    );
  });
}
