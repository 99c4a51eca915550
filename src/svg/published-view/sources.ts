/** Who says what a published view shows. */
import type { Source } from '../../domain/layer/catalogue.ts';
import { date } from '../../domain/text/text.ts';
import type { Lang } from '../../domain/view/view.ts';
import { paragraph, stack, type Block } from '../legend/block.ts';
import { INK, QUIET, WORDS, type Measures, type PublishedPicture } from './parts.ts';

/** Sources as one running line, of as many as there is room for. */
export function sourcesLine(sources: readonly Source[], most: number, lang: Lang): string {
  const name = ({ outlet, date: when }: Source): string =>
    `${outlet[lang]}${when === undefined ? '' : ` ${when}`}`;
  const names = [...new Set(sources.map(name))];
  const more = names.length > most ? WORDS.more[lang].replace('{count}', String(sources.length)) : '';
  const list = names.slice(0, most).join(lang === 'zh' ? '；' : '; ');
  return `${WORDS.sources[lang]}${lang === 'zh' ? '：' : ': '}${list}${more && (lang === 'zh' ? more : `; ${more}`)}`;
}

/** How high a line with sources may get, in lines, before it names fewer of them. */
const MOST_LINES = 2;

/** What `write` makes of so many sources at most: of as many as its lines have room for, but of one in any case. */
export function inFewLines(most: number, size: number, write: (most: number) => Block): Block {
  const block = write(most);
  return most > 1 && block.height > size * LEADING * (MOST_LINES + 0.5)
    ? inFewLines(most - 1, size, write)
    : block;
}

/** Line spacing of small type. */
export const LEADING = 1.45;

/** Who made the basemap. */
export const creditsLine = ({ catalogue, lang }: PublishedPicture): string =>
  `${WORDS.credits[lang]}${lang === 'zh' ? '：' : ': '}${catalogue.credits.map(({ text }) => text[lang]).join(lang === 'zh' ? '；' : '; ')}`;

/** How many are listed one by one. */
const LISTED = 5;

/** Sources one by one, as many as there is room for. */
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
