/** What links to a page look like elsewhere: Open Graph, Twitter, and the item properties that WeChat reads. */
import { PICTURES } from '../../domain/plate.ts';
import type { Lang } from '../../domain/view.ts';
import { escape } from '../../svg/text.ts';

export interface Social {
  title: string;
  description: string;
  lang: Lang;
  /** The atlas's whole address, if the build was told it; else the picture's is the way from the page. */
  site: string | null;
  /** The way from the page to the atlas. */
  up: string;
  /** Of the page and of its preview picture, from the atlas's own. */
  address: string;
  picture: string;
  /** What the picture shows. */
  alt: string;
}

const LOCALES: Readonly<Record<Lang, string>> = { zh: 'zh_CN', en: 'en_GB' };

/** Meta tags for the head of a page, one a line. */
export function socialMeta({ title, description, lang, site, up, address, picture, alt }: Social): string {
  const image = (site ?? up) + picture;
  const { width, height } = PICTURES.preview;
  const tags: (readonly [kind: 'property' | 'name' | 'itemprop', name: string, content: string])[] = [
    ['property', 'og:type', 'article'],
    ['property', 'og:title', title],
    ['property', 'og:description', description],
    ...(site === null ? [] : [['property', 'og:url', site + address] as const]),
    ['property', 'og:locale', LOCALES[lang]],
    ['property', 'og:image', image],
    ['property', 'og:image:type', 'image/png'],
    ['property', 'og:image:width', String(width)],
    ['property', 'og:image:height', String(height)],
    ['property', 'og:image:alt', alt],
    ['name', 'twitter:card', 'summary_large_image'],
    ['itemprop', 'name', title],
    ['itemprop', 'description', description],
    ['itemprop', 'image', image],
  ];
  return tags
    .map(([kind, name, content]) => `<meta ${kind}="${name}" content="${escape(content)}" />`)
    .join('\n');
}
