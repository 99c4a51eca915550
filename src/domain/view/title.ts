/** What a view is called: by whoever shares it, as its published view is, or by what it shows. */
import type { Catalogue, Preset } from '../layer/catalogue.ts';
import { oneLine } from '../text/one-line.ts';
import { date } from '../text/text.ts';
import type { View } from './view.ts';

/** Longest title of one's own that is shown, UTF-16 units. */
export const LONGEST_TITLE = 120;

/** A title of one's own as it is shown. */
export const titleLine = (text: string): string => oneLine(text, LONGEST_TITLE);

/** So many layers are named in a title; the rest is counted. */
const MOST_NAMES = 3;

/** The layers that are on, as a title; empty where none is. */
export function layersTitle(catalogue: Catalogue, { lang, on }: View): string {
  const zh = lang === 'zh';
  const layers = catalogue.layers.filter((l) => on.includes(l.id)).map((l) => l.title[lang]);
  const more = layers.length - MOST_NAMES;
  const names = layers.slice(0, MOST_NAMES).join(zh ? '、' : ', ');
  return names + (more <= 0 ? '' : zh ? `等${String(layers.length)}层` : ` and ${String(more)} more`);
}

/** The moment that is seen, in words; empty for today. */
export const momentTitle = ({ lang, moment }: View): string => (moment === null ? '' : date(lang, moment));

/** The moment as it stands beside a heading: empty where that says the year, and the month if there is one, already. */
export function momentBeside(heading: string, view: View): string {
  const { lang, moment } = view;
  if (moment === null) return '';
  const said = date(lang, moment.slice(0, 'YYYY-MM'.length));
  // English headings spell months out.
  // No lookbehind: Safari knows it from 16.4 on.
  const stated = new RegExp(`(^|\\D)${said.replace(' ', '[a-z]* ')}(?!\\d)`);
  return stated.test(heading) ? '' : momentTitle(view);
}

/** Whether both show the same layers, classes and moment. */
export const showsSame = (a: View, b: View): boolean =>
  (['on', 'hidden', 'moment'] as const).every((key) => JSON.stringify(a[key]) === JSON.stringify(b[key]));

/** What stands over the map on the page of a published view that opens with `opening`: the published view's title only while it is true. */
export const headingOf = (
  catalogue: Catalogue,
  view: View,
  opening: View,
  { title }: Pick<Preset, 'title'>,
  own: string,
): string =>
  own ||
  (showsSame(view, opening) ? title[view.lang] : layersTitle(catalogue, view)) ||
  catalogue.title[view.lang];
