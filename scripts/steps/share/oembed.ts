/** A plate as oEmbed has it (oembed.com, rich type): a static answer, for there is no server that could ask for more. */
import type { Lang } from '../../../src/domain/view.ts';
import { escape } from '../../../src/svg/text.ts';

/** As wide as a column of text, and what a map needs beside its legend. */
const FRAME = { width: 720, height: 540 } as const;
/** A day: the atlas is written anew at most that often. */
const CACHE_AGE = 86_400;

export interface OEmbed {
  type: 'rich';
  version: '1.0';
  title: string;
  provider_name: string;
  provider_url: string;
  cache_age: number;
  thumbnail_url: string;
  thumbnail_width: number;
  thumbnail_height: number;
  html: string;
  width: number;
  height: number;
}

export interface OEmbedSource {
  title: string;
  provider: string;
  /** Whole addresses: of the atlas, of the embed page, of the plate in the atlas, of the picture. */
  site: string;
  embed: string;
  atlas: string;
  picture: { url: string; width: number; height: number };
  lang: Lang;
}

export function oembed({ title, provider, site, embed, atlas, picture, lang }: OEmbedSource): OEmbed {
  const { width, height } = FRAME;
  const words = lang === 'zh' ? `在图集中查看：${title}` : `See in the atlas: ${title}`;
  return {
    type: 'rich',
    version: '1.0',
    title,
    provider_name: provider,
    provider_url: site,
    cache_age: CACHE_AGE,
    thumbnail_url: picture.url,
    thumbnail_width: picture.width,
    thumbnail_height: picture.height,
    html:
      `<iframe src="${escape(embed)}" title="${escape(`${title} · ${provider}`)}" width="${String(width)}" ` +
      `height="${String(height)}" loading="lazy" allow="fullscreen" ` +
      `sandbox="allow-scripts allow-same-origin allow-popups" ` +
      `style="width:100%;height:auto;aspect-ratio:${String(width)}/${String(height)};border:0"></iframe>` +
      `<p><a href="${escape(atlas)}">${escape(words)}</a></p>`,
    width,
    height,
  };
}
