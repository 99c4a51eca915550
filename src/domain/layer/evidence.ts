/** How far sources bear what rests on them: whether their outlet is known, and how new the newest of them is. */
import type { Source } from './catalogue.ts';
import { date, say } from '../text/text.ts';
import type { Lang } from '../view/view.ts';

/** How the outlet of a source ends whose own name was not written down. */
const UNNAMED = /未记录）?$/;
/** Whether the outlet of a source is known. */
export const isNamed = ({ outlet }: Pick<Source, 'outlet'>): boolean => !UNNAMED.test(outlet.zh);

/**
 * The date of the newest source that others published; empty where none is dated. A date by year alone counts as that
 * year’s beginning, for it may be no newer. What the atlas publishes itself (estimates, quotients) is no evidence.
 */
export function newestEvidence(sources: readonly Source[]): string {
  const own = new Set(sources.filter(({ kind }) => kind === 'estimate').map(({ outlet }) => outlet.zh));
  return sources
    .filter(({ outlet }) => !own.has(outlet.zh))
    .reduce((newest, { date: when = '' }) => (when > newest ? when : newest), '');
}

/** When the facts were last gone through and, beside it, how new the newest evidence is. */
export const editionText = (
  { edition, newest }: Readonly<{ edition: string; newest: string }>,
  lang: Lang,
): string =>
  [
    say(lang, 'edition', { when: date(lang, edition) }),
    ...(newest === '' ? [] : [say(lang, 'newest', { when: date(lang, newest) })]),
  ].join(lang === 'zh' ? '，' : '; ');
