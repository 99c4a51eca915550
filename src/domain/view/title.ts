/** The title of a view: the one set by its author, that of its published view, or the names of its layers. */
import type { Catalogue, LayerEntry, Preset } from '../layer/catalogue.ts';
import { oneLine } from '../text/one-line.ts';
import { date } from '../text/text.ts';
import type { View } from './view.ts';

/** Maximum length of an author's title, UTF-16 units. */
export const LONGEST_TITLE = 120;

/** An author's title, prepared for display. */
export const titleLine = (text: string): string => oneLine(text, LONGEST_TITLE);

/** Maximum number of layers named in a title. The others are only counted. */
const MOST_NAMES = 3;

/** The layers shown, as a title. Empty if there are none. */
export function layersTitle(
  { layers: all }: { layers: readonly Pick<LayerEntry, 'id' | 'title'>[] },
  { lang, on }: View,
): string {
  const zh = lang === 'zh';
  const layers = all.filter((l) => on.includes(l.id)).map((l) => l.title[lang]);
  const more = layers.length - MOST_NAMES;
  const names = layers.slice(0, MOST_NAMES).join(zh ? '、' : ', ');
  return names + (more <= 0 ? '' : zh ? `等${String(layers.length)}层` : ` and ${String(more)} more`);
}

/** The moment of the view in words. Empty for today. */
export const momentTitle = ({ lang, moment }: View): string => (moment === null ? '' : date(lang, moment));

/**
 * The moment beside a heading. Empty if the heading already states the year (and the month, if the moment has one).
 */
export function momentBeside(heading: string, view: View): string {
  const { lang, moment } = view;
  if (moment === null) return '';
  const said = date(lang, moment.slice(0, 'YYYY-MM'.length));
  // English headings spell months out in full.
  // Lookbehind is avoided, because Safari supports it only from 16.4 on.
  const stated = new RegExp(`(^|\\D)${said.replace(' ', '[a-z]* ')}(?!\\d)`);
  return stated.test(heading) ? '' : momentTitle(view);
}

/** Whether both views have the same layers, classes and moment. */
export const showsSame = (a: View, b: View): boolean =>
  (['on', 'hidden', 'moment'] as const).every((key) => JSON.stringify(a[key]) === JSON.stringify(b[key]));

/**
 * The heading over the map on a page that opens with `opening`: the published view's title, as long as the view still
 * shows the same.
 */
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
