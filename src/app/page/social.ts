/** What links to a page look like elsewhere: Open Graph, Twitter, and the item properties that WeChat reads. */
import { PICTURES } from '../../domain/plate.ts';
import type { Lang } from '../../domain/view.ts';
import { escape } from '../../svg/text.ts';

export interface Social {
  title: string;
  description: string;
  lang: Lang;
  /** Whole addresses: of the page, and of its preview picture. */
  url: string;
  image: string;
  /** What the picture shows. */
  alt: string;
}

const LOCALES: Readonly<Record<Lang, string>> = { zh: 'zh_CN', en: 'en_GB' };

/** Meta tags for the head of a page, one a line. */
export function socialMeta({ title, description, lang, url, image, alt }: Social): string {
  const { width, height } = PICTURES.preview;
  const tags: [kind: 'property' | 'name' | 'itemprop', name: string, content: string][] = [
    ['property', 'og:type', 'article'],
    ['property', 'og:title', title],
    ['property', 'og:description', description],
    ['property', 'og:url', url],
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
