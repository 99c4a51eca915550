/** The head of a published view's picture. */
import { momentText } from '../../domain/embed/published-layers.ts';
import { paragraph, stack, type Block, type Type } from '../legend/block.ts';
import { beginningsOf } from '../label/lines.ts';
import { short } from '../short.ts';
import { ACCENT, INK, QUIET, type Measures, type PublishedPicture } from './parts.ts';

export interface Heading {
  /** Whether the first line names the series. */
  series: boolean;
  /** Whether the moment is in the first line instead of in its own line. */
  momentFirst: boolean;
  /** The part of the published view's text that follows. */
  words: string;
  /** Factor for the font sizes of title and text. */
  part?: number;
}

/** The atlas's name, the title, the moment and the text, as far as they fit. */
export function headBlock(p: PublishedPicture, m: Measures, heading: Heading, width: number): Block {
  const { catalogue, publishedView, series, lang, measure } = p;
  const { part: own = 1 } = heading;
  const write = (text: string, type: Type): Block => paragraph(text, width, type, measure);
  const moment = momentText(catalogue, publishedView.preset.moment, lang);
  const eyebrow = [
    catalogue.title[lang],
    ...(series === null || !heading.series ? [] : [series]),
    ...(heading.momentFirst ? [moment] : []),
  ].join(' · ');
  // The first line gets smaller letters if it would need two lines.
  const first = (part: number): Block =>
    write(eyebrow, { size: m.eyebrow * part, bold: true, color: ACCENT, leading: 1.4 });
  const line = [1, 0.9, 0.82].map(first).find(({ height }) => height <= m.eyebrow * 2) ?? first(1);
  const inSize = (part: number): Block =>
    write(publishedView.preset.title[lang], {
      size: m.title * part * own,
      bold: true,
      color: INK,
      leading: 1.22,
      balanced: true,
    });
  // A long title gets smaller letters if it would need three lines.
  const title = [1, 0.9, 0.8].map(inSize).find(({ height }) => height <= m.title * own * 2.45) ?? inSize(0.7);
  const bar: Block = {
    height: 6,
    at: (x, y) =>
      `<rect x="${short(x, 1)}" y="${short(y, 1)}" width="${short(m.eyebrow * 3, 1)}" height="6" fill="${ACCENT}"/>`,
  };
  const when = heading.momentFirst ? [] : [write(moment, { size: m.eyebrow, color: QUIET, leading: 1.4 })];
  return stack(
    [
      stack([bar, line], m.eyebrow * 0.6),
      stack([title, ...when], m.title * 0.16),
      ...(heading.words === ''
        ? []
        : [write(heading.words, { size: m.text * own, color: INK, leading: own < 1 ? 1.5 : 1.6 })]),
    ],
    m.eyebrow * (heading.words === '' ? 0.4 : 0.9),
  );
}

/** Factor for title and text that is tried before text is left out. */
const SMALLER = 0.85;

/** Heads from the longest to the shortest: the whole text, the same in smaller letters, fewer sentences, no text. */
export function headBlocks(
  p: PublishedPicture,
  m: Measures,
  heading: Omit<Heading, 'words' | 'part'>,
  width: number,
): Block[] {
  const text = p.publishedView.preset.text[p.lang];
  return [
    headBlock(p, m, { ...heading, words: text }, width),
    ...[...beginningsOf(text), ''].map((words) =>
      headBlock(p, m, { ...heading, words, part: SMALLER }, width),
    ),
  ];
}
