/** Writes a page as one HTML file that contains its whole style and needs no script. */
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

/** Relative address of the atlas's root, from the page at the given address (`layers/cities/`). */
export const upFrom = (address: string): string => '../'.repeat(address.split('/').length - 1);

export interface PageText {
  title: string;
  description: string;
  lang: Lang;
  /** Address of the page in a language, from the atlas's root. */
  addressIn: (lang: Lang) => string;
  /** The light scheme, or the scheme that the reader's system prefers. */
  scheme: 'paper' | 'reader';
  /** Name and absolute address (if known) of the atlas, and the published view that link previews show. */
  siteName: string;
  site: string | null;
  publishedView: SocialPublishedView;
  /** Head as Svelte rendered it. */
  head: string;
  body: string;
  /** A script at the end, with its tags. */
  script?: string;
}

/** The basemap’s colours that symbols of the legend use (src/svg/legend/swatch.ts). */
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
  // Markers that only hydration needs.
  return html.replace(/<!--[^>]*-->/g, '');
}
