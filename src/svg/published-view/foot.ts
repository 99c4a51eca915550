/** The foot of a picture with the code beside the text: address of the atlas, sources, credits. */
import { publishedLayers, publishedSources } from '../../domain/embed/published-layers.ts';
import { paragraph, stack, type Block } from '../legend/block.ts';
import { besideCode } from './code.ts';
import { ACCENT, INK, QUIET, WORDS, type Measures, type PublishedPicture } from './parts.ts';
import { inFewLines, LEADING, sourcesLine } from './sources.ts';

/** A foot of this width with at most this many sources. `air`: space between its lines, in sizes of small type. */
export function footBlock(
  p: PublishedPicture,
  m: Measures,
  width: number,
  { sources: most, air }: { sources: number; air: number },
): Block {
  const { lang, measure, way } = p;
  const sources = publishedSources(p.publishedView, publishedLayers(p.catalogue, p.publishedView, p.dataOf));
  return besideCode(p, m, width, (beside) => {
    const write = (text: string, size: number, color: string, bold = false): Block =>
      paragraph(text, beside, { size, color, bold, leading: LEADING }, measure);
    return stack(
      [
        stack(
          [
            write(WORDS[way ? 'scan' : 'noAddress'][lang], m.small * 1.25, INK, true),
            ...(way ? [write(way.name, m.small, ACCENT)] : []),
          ],
          0,
        ),
        inFewLines(most, m.small, (n) => write(sourcesLine(sources, n, lang), m.small, QUIET)),
        write(WORDS.creditsThere[lang], m.small, QUIET),
      ],
      m.small * air,
    );
  });
}
