/**
 * Link previews of a page: Open Graph, Twitter, the item properties that WeChat reads, the canonical address, the
 * languages, and the oEmbed answer of the page's published view. If the build does not know the atlas's address, tags
 * that need an absolute address are left out.
 */
import { oembedOf, pictureOf, PICTURES } from '../../domain/embed/published-view.ts';
import type { Lang } from '../../domain/view/view.ts';
import { escape } from '../../svg/label/label.ts';

export interface Social {
  title: string;
  description: string;
  lang: Lang;
  /**
   * Absolute address of the atlas; null if the build does not know it, and addresses of pictures are then relative.
   */
  site: string | null;
  /** Relative address of the atlas's root. */
  up: string;
  /** The name of the atlas. */
  siteName: string;
  /** Address of the page in a language, from the atlas's root. */
  addressIn: (lang: Lang) => string;
  /** Whether one address serves every language. */
  isBilingual?: boolean;
  /** The published view whose picture and oEmbed answer stand for the page. */
  publishedView: SocialPublishedView;
}

export interface SocialPublishedView {
  key: string;
  title: string;
  /** Alternative text of its picture. */
  alt: string;
}

/** Attributes of each page's `<html>`: item properties must belong to an item. */
export const ITEM = 'itemscope itemtype="https://schema.org/WebPage"';

const LANGS: readonly Lang[] = ['zh', 'en'];
const LOCALES: Readonly<Record<Lang, string>> = { zh: 'zh_CN', en: 'en_GB' };

/** Meta tags for the head of a page, one a line. */
export function socialMeta(social: Social): string {
  const { title, description, lang, site, up, siteName, addressIn, publishedView } = social;
  const image = (site ?? up) + pictureOf(publishedView.key, lang, 'preview', 'png');
  const { width, height } = PICTURES.preview;
  const tags: (readonly [kind: 'property' | 'name' | 'itemprop', name: string, content: string])[] = [
    ['property', 'og:type', 'article'],
    ['property', 'og:site_name', siteName],
    ['property', 'og:title', title],
    ['property', 'og:description', description],
    ...(site === null ? [] : [['property', 'og:url', site + addressIn(lang)] as const]),
    ['property', 'og:locale', LOCALES[lang]],
    ['property', 'og:image', image],
    ['property', 'og:image:type', 'image/png'],
    ['property', 'og:image:width', String(width)],
    ['property', 'og:image:height', String(height)],
    ['property', 'og:image:alt', publishedView.alt],
    ['name', 'twitter:card', 'summary_large_image'],
    ['itemprop', 'name', title],
    ['itemprop', 'description', description],
    ['itemprop', 'image', image],
  ];
  const meta = tags.map(([kind, name, content]) => `<meta ${kind}="${name}" content="${escape(content)}" />`);
  return [...meta, ...links(social)].join('\n');
}

/** Links of the head: canonical address, languages, oEmbed answer. */
function links({ lang, site, up, addressIn, isBilingual, publishedView }: Social): string[] {
  const languages = (isBilingual ? [] : LANGS).map(
    (l) => `<link rel="alternate" hreflang="${l}" href="${escape((site ?? up) + addressIn(l))}" />`,
  );
  if (site === null) return languages;
  return [
    `<link rel="canonical" href="${escape(site + addressIn(lang))}" />`,
    ...languages,
    ...(isBilingual
      ? []
      : [`<link rel="alternate" hreflang="x-default" href="${escape(site + addressIn('zh'))}" />`]),
    `<link rel="alternate" type="application/json+oembed" href="${escape(site + oembedOf(publishedView.key, lang))}" title="${escape(publishedView.title)}" />`,
  ];
}
