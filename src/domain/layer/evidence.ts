/** The quality of sources: whether their outlet is known, and the date of the newest one. */
import type { Source } from './catalogue.ts';
import { date, say } from '../text/text.ts';
import type { Lang } from '../view/view.ts';

/** Ending of the outlet's name if the name itself was not recorded. */
const UNNAMED = /未记录）?$/;
/** Whether the outlet of a source is known. */
export const isNamed = ({ outlet }: Pick<Source, 'outlet'>): boolean => !UNNAMED.test(outlet.zh);

/**
 * The date of the newest source that others published; empty if none has a date. A date with only a year counts as
 * the beginning of that year, because the source may be that old. Publications of the atlas itself (estimates,
 * quotients) are not evidence.
 */
export function newestEvidence(sources: readonly Source[]): string {
  const own = new Set(sources.filter(({ kind }) => kind === 'estimate').map(({ outlet }) => outlet.zh));
  return sources
    .filter(({ outlet }) => !own.has(outlet.zh))
    .reduce((newest, { date: when = '' }) => (when > newest ? when : newest), '');
}

/** The date of the last review of the facts, with the date of the newest evidence. */
export const editionText = (
  { edition, newest }: Readonly<{ edition: string; newest: string }>,
  lang: Lang,
): string =>
  [
    say(lang, 'edition', { when: date(lang, edition) }),
    ...(newest === '' ? [] : [say(lang, 'newest', { when: date(lang, newest) })]),
  ].join(lang === 'zh' ? '，' : '; ');
