/** Who says what a plate shows. */
import type { Source } from '../../domain/catalogue.ts';
import { date } from '../../domain/text.ts';
import type { Lang } from '../../domain/view.ts';
import { paragraph, stack, type Block } from '../block.ts';
import { INK, QUIET, WORDS, type Measures, type PlatePicture } from './parts.ts';

/** Sources as one running line, of as many as there is room for. */
export function sourcesLine(sources: readonly Source[], most: number, lang: Lang): string {
  const name = ({ outlet, date: when }: Source): string =>
    `${outlet[lang]}${when === undefined ? '' : ` ${when}`}`;
  const names = [...new Set(sources.map(name))];
  const more = names.length > most ? WORDS.more[lang].replace('{count}', String(sources.length)) : '';
  const list = names.slice(0, most).join(lang === 'zh' ? '；' : '; ');
  return `${WORDS.sources[lang]}${lang === 'zh' ? '：' : ': '}${list}${more && (lang === 'zh' ? more : `; ${more}`)}`;
}

/** Who made the ground. */
export const creditsLine = ({ catalogue, lang }: PlatePicture): string =>
  `${WORDS.credits[lang]}${lang === 'zh' ? '：' : ': '}${catalogue.credits.map(({ text }) => text[lang]).join(lang === 'zh' ? '；' : '; ')}`;

/** How many are listed one by one. */
const LISTED = 5;

/** Sources one by one, as many as there is room for. */
export function sourcesBlock(
  { lang, measure }: PlatePicture,
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
        { size: small, color: QUIET, leading: 1.45 },
        measure,
      ),
    );
  const more =
    sources.length > LISTED
      ? [
          paragraph(
            WORDS.more[lang].replace('{count}', String(sources.length)),
            width,
            { size: small, color: QUIET, leading: 1.45 },
            measure,
          ),
        ]
      : [];
  const head = paragraph(WORDS.sources[lang], width, { size: small * 1.2, bold: true, color: INK }, measure);
  return stack([head, ...rows, ...more], small * 0.25);
}
