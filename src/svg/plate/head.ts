/** The head of a plate's picture. */
import { momentText } from '../../domain/plate-layers.ts';
import { paragraph, stack, type Block, type Type } from '../block.ts';
import { short } from '../short.ts';
import { ACCENT, INK, QUIET, type Measures, type PlatePicture } from './parts.ts';

export interface Heading {
  /** Whether the first line names the series. */
  series: boolean;
  /** Whether the moment stands in the first line instead of one of its own. */
  momentFirst: boolean;
  /** Whether the plate's text follows. */
  words: boolean;
}

/** The atlas's name, the title, the moment and the text, as there is room. */
export function headBlock(p: PlatePicture, m: Measures, heading: Heading, width: number): Block {
  const { catalogue, plate, series, lang, measure } = p;
  const write = (text: string, type: Type): Block => paragraph(text, width, type, measure);
  const moment = momentText(catalogue, plate.preset.moment, lang);
  const eyebrow = [
    catalogue.title[lang],
    ...(series === null || !heading.series ? [] : [series]),
    ...(heading.momentFirst ? [moment] : []),
  ].join(' · ');
  const inSize = (part: number): Block =>
    write(plate.preset.title[lang], {
      size: m.title * part,
      bold: true,
      color: INK,
      leading: 1.22,
      balanced: true,
    });
  // A long title is set smaller rather than in three lines.
  const title = [1, 0.9, 0.8].map(inSize).find(({ height }) => height <= m.title * 2.45) ?? inSize(0.7);
  const bar: Block = {
    height: 6,
    at: (x, y) =>
      `<rect x="${short(x, 1)}" y="${short(y, 1)}" width="${short(m.eyebrow * 3, 1)}" height="6" fill="${ACCENT}"/>`,
  };
  const when = heading.momentFirst ? [] : [write(moment, { size: m.eyebrow, color: QUIET, leading: 1.4 })];
  return stack(
    [
      stack(
        [bar, write(eyebrow, { size: m.eyebrow, bold: true, color: ACCENT, leading: 1.4 })],
        m.eyebrow * 0.6,
      ),
      stack([title, ...when], m.title * 0.16),
      ...(heading.words ? [write(plate.preset.text[lang], { size: m.text, color: INK, leading: 1.6 })] : []),
    ],
    m.eyebrow * (heading.words ? 0.9 : 0.4),
  );
}
