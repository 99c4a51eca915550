/**
 * The oEmbed answer of a published view (oembed.com, type rich): a static file, since there is no server for
 * parameters.
 */
import type { Size } from '../../../src/domain/geometry/geo.ts';

/** Seconds; a day, since the atlas is published at most that often. */
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
  /** Absolute addresses of the atlas and of the picture. */
  site: string;
  picture: { url: string; width: number; height: number };
  /** HTML to paste, and its size in a column of text. */
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
