/**
 * Link previews of a page: Open Graph, Twitter, the item properties that WeChat reads, the page's one
 * address, its languages, and the oEmbed answer of the published view that stands for it. If the build does not know the
 * atlas's address, what asks for a whole one is left out.
 */
import { oembedOf, pictureOf, PICTURES } from '../../domain/embed/published-view.ts';
import type { Lang } from '../../domain/view/view.ts';
import { escape } from '../../svg/label/label.ts';

export interface Social {
  title: string;
  description: string;
  lang: Lang;
  /** The atlas's whole address, if the build was told it; else the picture's is the way from the page. */
  site: string | null;
  /** The way from the page to the atlas. */
  up: string;
  /** The name of the atlas. */
  siteName: string;
  /** The address of the page in a language, from the atlas's own. */
  addressIn: (lang: Lang) => string;
  /** Whether one address serves every language. */
  isBilingual?: boolean;
  /** The published view whose picture and oEmbed answer stand for the page. */
  publishedView: SocialPublishedView;
}

export interface SocialPublishedView {
  key: string;
  title: string;
  /** What its picture shows. */
  alt: string;
}

/** Stands on the `<html>` of each page: item properties belong to an item. */
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

/** Links in the head of a page: to itself, to its languages, and to an oEmbed answer. */
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
