/** The sources of a published view in its pictures. */
import type { Source } from '../../domain/layer/catalogue.ts';
import { date } from '../../domain/text/text.ts';
import type { Lang } from '../../domain/view/view.ts';
import { paragraph, stack, type Block } from '../legend/block.ts';
import { INK, QUIET, WORDS, type Measures, type PublishedPicture } from './parts.ts';

/** At most `most` sources as one line of text. */
export function sourcesLine(sources: readonly Source[], most: number, lang: Lang): string {
  const name = ({ outlet, date: when }: Source): string =>
    `${outlet[lang]}${when === undefined ? '' : ` ${when}`}`;
  const names = [...new Set(sources.map(name))];
  const more = names.length > most ? WORDS.more[lang].replace('{count}', String(sources.length)) : '';
  const list = names.slice(0, most).join(lang === 'zh' ? '；' : '; ');
  return `${WORDS.sources[lang]}${lang === 'zh' ? '：' : ': '}${list}${more && (lang === 'zh' ? more : `; ${more}`)}`;
}

/** Maximum height of a text with sources, in lines, before it names fewer of them. */
const MOST_LINES = 2;

/** The block that `write` makes of as many sources as its lines have space for, but at least one. */
export function inFewLines(most: number, size: number, write: (most: number) => Block): Block {
  const block = write(most);
  return most > 1 && block.height > size * LEADING * (MOST_LINES + 0.5)
    ? inFewLines(most - 1, size, write)
    : block;
}

/** Line spacing of small type. */
export const LEADING = 1.45;

/** The credits of the basemap. */
export const creditsLine = ({ catalogue, lang }: PublishedPicture): string =>
  `${WORDS.credits[lang]}${lang === 'zh' ? '：' : ': '}${catalogue.credits.map(({ text }) => text[lang]).join(lang === 'zh' ? '；' : '; ')}`;

/** Maximum number of sources in a list. */
const LISTED = 5;

/** A list of as many sources as fit. */
export function sourcesBlock(
  { lang, measure }: PublishedPicture,
  { small }: Measures,
  width: number,
  sources: readonly Source[],
): Block {
  const rows = sources
    .slice(0, LISTED)
    .map(({ title, outlet, date: when }) =>
      paragraph(
        [outlet[lang], ...(when === undefined ? [] : [date(lang, when)]), title[lang]].join(
          lang === 'zh' ? '　' : ' · ',
        ),
        width,
        { size: small, color: QUIET, leading: LEADING },
        measure,
      ),
    );
  const more =
    sources.length > LISTED
      ? [
          paragraph(
            WORDS.more[lang].replace('{count}', String(sources.length)),
            width,
            { size: small, color: QUIET, leading: LEADING },
            measure,
          ),
        ]
      : [];
  const head = paragraph(WORDS.sources[lang], width, { size: small * 1.2, bold: true, color: INK }, measure);
  return stack([head, ...rows, ...more], small * 0.25);
}
