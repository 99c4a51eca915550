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
import { sourcesLine } from './sources.ts';

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

export function composePortrait(p: PlatePicture): Composed {
  const { width, height } = PICTURES.portrait;
  const inner = width - 2 * M.margin;
  return composeColumn(p, M, 'portrait', {
    head: headBlock(p, M, { series: true, momentFirst: false, words: true }, inner),
    foot: footOf(p, inner),
    legend: (layers, most) => plateLegend(p, M, layers, inner, most),
    mostLegend: 0.25 * height,
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
        stack(
          [
            write(WORDS[p.way ? 'scan' : 'noAddress'][lang], M.small * 1.25, INK, true),
            ...(p.way ? [write(p.way.name, M.small, ACCENT)] : []),
          ],
          0,
        ),
        write(sourcesLine(sources, 3, lang), M.small, QUIET),
        write(WORDS.creditsThere[lang], M.small, QUIET),
      ],
      M.small * 0.4,
    );
  });
}
