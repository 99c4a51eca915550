/** A page that stands by itself: one HTML file with its style in it, that no script ever comes to. */
import { COLORS, hex } from '../../domain/palette.ts';
import type { Lang } from '../../domain/view.ts';
import { colorProperty } from '../../svg/pen.ts';
import { escape } from '../../svg/text.ts';
import tokens from '../../ui/tokens.css?inline';
import reading from './page.css?inline';
import { socialMeta } from './social.ts';

export const LANGS: readonly Lang[] = ['zh', 'en'];

/** The address of the atlas from the page at that address (`layers/cities/`). */
export const upFrom = (address: string): string => '../'.repeat(address.split('/').length - 1);

export interface PagePicture {
  /** Its address from the atlas's own. */
  address: string;
  /** What it shows. */
  alt: string;
}

export interface PageText {
  title: string;
  description: string;
  lang: Lang;
  /** The address of the page in a language, from the atlas's own. */
  addressIn: (lang: Lang) => string;
  /** The atlas's whole address, and the picture that stands for the page where it is linked to. */
  site: string;
  picture: PagePicture;
  /** As Svelte rendered them. */
  head: string;
  body: string;
}

/** The HTML file of a page, on the light ground. */
export function pageDocument({
  title,
  description,
  lang,
  addressIn,
  site,
  picture,
  head,
  body,
}: PageText): string {
  const up = upFrom(addressIn(lang));
  const colors = COLORS.map((c) => `${colorProperty(c)}:${hex(c, 'paper')}`).join(';');
  const lines = [
    '<meta charset="utf-8" />',
    '<meta name="viewport" content="width=device-width, initial-scale=1" />',
    `<title>${escape(title)}</title>`,
    `<meta name="description" content="${escape(description)}" />`,
    socialMeta({
      title,
      description,
      lang,
      url: new URL(addressIn(lang), site).href,
      image: new URL(picture.address, site).href,
      alt: picture.alt,
    }),
    `<link rel="icon" href="${up}icon.svg" type="image/svg+xml" />`,
    ...LANGS.map((l) => `<link rel="alternate" hreflang="${l}" href="${up}${addressIn(l)}" />`),
    `<style>${tokens}${reading}:root{${colors}}</style>`,
    head,
  ];
  const html = `<!doctype html>\n<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}" data-ground="paper">\n<head>\n${lines.join('\n')}\n</head>\n<body>\n${body}\n</body>\n</html>\n`;
  // Marks that a script would look for.
  return html.replace(/<!--[^>]*-->/g, '');
}
