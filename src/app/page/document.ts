/** A page that stands by itself: one HTML file with all of its style in it, which no script need come to. */
import { COLORS, SCHEME_COLORS, hex, type Scheme } from '../../domain/legend/palette.ts';
import type { Lang } from '../../domain/view/view.ts';
import { colorProperty, schemeProperty, type SchemeColor } from '../../svg/render-target.ts';
import { escape } from '../../svg/label/label.ts';
import tokens from '../../ui/tokens.css?inline';
import reading from './page.css?inline';
import { followDark } from './dark.ts';
import { styleTag, svelteHead } from './inline.ts';
import { ITEM, socialMeta, type SocialPublishedView } from './social.ts';

export const LANGS: readonly Lang[] = ['zh', 'en'];

/** The address of the atlas from the page at that address (`layers/cities/`). */
export const upFrom = (address: string): string => '../'.repeat(address.split('/').length - 1);

export interface PageText {
  title: string;
  description: string;
  lang: Lang;
  /** The address of the page in a language, from the atlas's own. */
  addressIn: (lang: Lang) => string;
  /** The light scheme, or the one of the reader's system. */
  scheme: 'paper' | 'reader';
  /** The name of the atlas, its whole address if it is known, and what stands for the page where it is linked to. */
  siteName: string;
  site: string | null;
  publishedView: SocialPublishedView;
  /** As Svelte rendered them. */
  head: string;
  body: string;
  /** A script at the end, with its tags. */
  script?: string;
}

/** Of the basemap’s colours, those that the signs of a legend are drawn in (src/svg/legend/swatch.ts). */
const SIGNS: readonly SchemeColor[] = ['ink', 'quiet', 'halo'];

const colorsOf = (scheme: Scheme): string =>
  [
    ...SIGNS.map((name) => `${schemeProperty(name)}:${SCHEME_COLORS[scheme][name]}`),
    ...COLORS.map((c) => `${colorProperty(c)}:${hex(c, scheme)}`),
  ].join(';');

/** The HTML file of a page. */
export function pageDocument({
  title,
  description,
  lang,
  addressIn,
  scheme,
  siteName,
  site,
  publishedView,
  head,
  body,
  script = '',
}: PageText): string {
  const up = upFrom(addressIn(lang));
  const colors = `:root{${colorsOf('paper')}}@media screen{[data-scheme='night']{${colorsOf('night')}}}`;
  const style = tokens + reading + colors;
  const lines = [
    '<meta charset="utf-8" />',
    '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />',
    `<title>${escape(title)}</title>`,
    `<meta name="description" content="${escape(description)}" />`,
    socialMeta({
      title,
      description,
      lang,
      siteName,
      site,
      up,
      addressIn,
      publishedView,
    }),
    `<link rel="icon" href="${up}icon.svg" type="image/svg+xml" />`,
    styleTag(scheme === 'reader' ? followDark(style) : style),
    svelteHead(head),
  ];
  const html = `<!doctype html>\n<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}" ${ITEM}${scheme === 'paper' ? ' data-scheme="paper"' : ''}>\n<head>\n${lines.join('\n')}\n</head>\n<body>\n${body}\n${script}</body>\n</html>\n`;
  // Marks that a script would look for.
  return html.replace(/<!--[^>]*-->/g, '');
}
