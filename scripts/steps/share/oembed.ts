/** A published view as oEmbed has it (oembed.com, rich type): a static answer, for there is no server that could ask for more. */
import type { Size } from '../../../src/domain/geometry/geo.ts';

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
  /** Whole addresses: of the atlas, of the picture. */
  site: string;
  picture: { url: string; width: number; height: number };
  /** What is to be pasted, and its size in a column of text. */
  html: string;
  size: Size;
}

export const oembed = ({ title, provider, site, picture, html, size }: OEmbedSource): OEmbed => ({
  type: 'rich',
  version: '1.0',
  title,
  provider_name: provider,
  provider_url: site,
  cache_age: CACHE_AGE,
  thumbnail_url: picture.url,
  thumbnail_width: picture.width,
  thumbnail_height: picture.height,
  html,
  ...size,
});
