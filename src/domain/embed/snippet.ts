/**
 * The code that an editor pastes into a page: a frame, a web component, a picture or plain links, all to the same
 * view.
 */
import type { Catalogue, TourIndex } from '../layer/catalogue.ts';
import { EMBED_DEFAULTS, encodeEmbed, type EmbedOptions } from './embed.ts';
import type { Camera, Size } from '../geometry/geo.ts';
import { encodeView } from '../view/link.ts';
import { escape, tag } from './markup.ts';
import {
  alternativeOf,
  embedPageOf,
  isPublishedView,
  pictureOf,
  PICTURES,
  viewOfPublished,
  type PublishedView,
} from './published-view.ts';
import { layersTitle, momentTitle, titleLine } from '../view/title.ts';
import type { Lang, View } from '../view/view.ts';

/** A frame of fixed size in CSS pixels, or a fluid one: as wide as the text around it, in this ratio. */
export interface EmbedSize extends Size {
  fluid: boolean;
  /** The code sets no size, because a wrapper of the page positions the frame. */
  wrapped?: boolean;
}

/** A view to be shared. */
export interface Share {
  catalogue: Catalogue;
  index: TourIndex;
  /** Absolute address of the atlas; ends with a slash. */
  site: string;
  /** The published view whose embed page the share uses. */
  publishedView: PublishedView;
  view: View;
  /** Camera of the frame. The frame's size differs from the screen on which the view was chosen. */
  at: Camera | null;
  options: EmbedOptions;
  embedSize: EmbedSize;
  /** Denies the frame even the atlas's own origin. A component sets this for its own frame. */
  strict: boolean;
}

export interface Snippets {
  iframe: string;
  component: string;
  /**
   * A picture with its link, for editors that allow neither frames nor scripts. Null if the view is not a published
   * view.
   */
  picture: string | null;
  /** Address of the view in the full atlas. */
  atlas: string;
  /** Address of the embed page: the one to paste into an editor that supports oEmbed. */
  page: string;
}

/** The `sandbox` of a frame. Pages that links open leave the sandbox; otherwise the atlas could not start in them. */
export const sandboxOf = (strict: boolean): string =>
  `allow-scripts ${strict ? '' : 'allow-same-origin '}allow-popups allow-popups-to-escape-sandbox`;

/** Minimum height of a frame, CSS pixels: a map needs it beside its title, legend and credit. */
export const LEAST_HEIGHT = 400;

/** Assumed width of a column of text, CSS pixels, for frames that are as wide as it. */
export const COLUMN = 720;

/** The size of a frame in such a column. */
export const sizeOf = ({ fluid, width, height }: EmbedSize): Size =>
  fluid
    ? { width: COLUMN, height: Math.max(LEAST_HEIGHT, Math.round((COLUMN * height) / width)) }
    : { width, height };

/** The default title of a view: the atlas, then its published view, or its layers and moment. */
export function titleOf(catalogue: Catalogue, view: View, publishedView: PublishedView | null): string {
  const { lang } = view;
  const zh = lang === 'zh';
  const named = (text: string): string => `${catalogue.title[lang]}${zh ? '：' : ': '}${text}`;
  if (publishedView) return named(publishedView.preset.title[lang]);
  const layers = layersTitle(catalogue, view);
  if (!layers) return catalogue.title[lang];
  const when = momentTitle(view);
  return named(layers + (when && (zh ? `（${when}）` : ` (${when})`)));
}

/**
 * The base width of a component, CSS pixels. Columns are wider than this, so it never widens a grid, flex box or
 * table.
 */
const BASE_WIDTH = 240;

/** The space that a frame or component reserves before it loads. In a narrow column it is in portrait format. */
const heightStyle = ({ fluid, width, height }: EmbedSize): string =>
  `height:auto;min-height:${String(fluid ? LEAST_HEIGHT : Math.min(height, LEAST_HEIGHT))}px;` +
  `aspect-ratio:${String(width)}/${String(height)};border:0`;

/** An iframe is a replaced element: a width in per cent never widens its container. */
const frameStyle = (embedSize: EmbedSize): string =>
  `display:block;width:${embedSize.fluid ? '100%' : `${String(embedSize.width)}px;max-width:100%`};${heightStyle(embedSize)}`;

/**
 * A component is not a replaced element: grid, flex and table cells take the larger of its width and of the width
 * that follows from its height and ratio. A small width prevents this, and `min-width` widens the component to the
 * column.
 */
const componentStyle = (embedSize: EmbedSize): string =>
  `display:block;width:${String(Math.min(BASE_WIDTH, embedSize.fluid ? BASE_WIDTH : embedSize.width))}px;` +
  `min-width:${embedSize.fluid ? '100%' : `min(${String(embedSize.width)}px,100%)`};max-width:100%;${heightStyle(embedSize)}`;

/** Without styles, the width is that of the text. A height would stretch the picture. */
function imageOf(publishedView: PublishedView, lang: Lang, site: string): string {
  const { width, height } = PICTURES.preview;
  return tag('img', {
    src: `${site}${pictureOf(publishedView.key, lang, 'preview', 'png')}`,
    alt: alternativeOf(publishedView, lang),
    width: '100%',
    style: `width:100%;max-width:${String(width)}px;height:auto;aspect-ratio:${String(width)}/${String(height)}`,
    loading: 'lazy',
  });
}

/**
 * All forms of a share. Editors rewrite what is pasted, so frame, picture and text link each have their own
 * paragraph, and the link holds its title as text. `<noscript>` and `<style>` are avoided, because many editors print
 * their contents as text.
 */
export function snippetsOf(share: Share): Snippets {
  const { catalogue, index, site, publishedView, view, at, options, embedSize, strict } = share;
  const { lang } = view;
  const opening = viewOfPublished(catalogue, publishedView, lang);
  const exact = isPublishedView(catalogue, view, publishedView) && view.at === null;
  const named = titleLine(options.title);
  const title = named || titleOf(catalogue, view, exact ? publishedView : null);
  const link = encodeEmbed(catalogue, { ...view, at }, opening, options);
  const page = `${site}${embedPageOf(index, publishedView.key, lang)}${link && `#${link}`}`;
  const start = encodeView(catalogue, {
    ...view,
    scheme: options.scheme === 'auto' ? view.scheme : options.scheme,
  });
  const atlas = `${site}${start && `#${start}`}`;

  const { width, height } = sizeOf(embedSize);
  const textLink = `${tag('a', { href: atlas })}${escape(title)}</a>`;
  const frameTag = tag('iframe', {
    src: page,
    title,
    ...(embedSize.wrapped
      ? {}
      : {
          width: embedSize.fluid ? '100%' : String(width),
          height: String(height),
          style: frameStyle(embedSize),
        }),
    frameborder: '0',
    loading: 'lazy',
    allow: 'fullscreen',
    sandbox: sandboxOf(strict),
  });
  const componentTag = tag('zhengzhou-atlas', {
    plate: publishedView.key,
    lang,
    ground: 'auto',
    ...attributesOf(link),
    ratio: embedSize.wrapped ? 'none' : `${String(embedSize.width)}:${String(embedSize.height)}`,
    // The link already holds a title set by the editor. Any other title is only a label that the map does not show.
    ...(named ? {} : { label: title }),
    ...(embedSize.wrapped ? {} : { style: componentStyle(embedSize) }),
  });
  const module = tag('script', { type: 'module', src: `${site}embed/zhengzhou-atlas.js` });
  const image = exact ? imageOf(publishedView, lang, site) : null;
  const element = `${componentTag}${image ?? ''}${textLink}</zhengzhou-atlas>`;
  return {
    iframe: `<p>${frameTag}</iframe></p>\n<p>${textLink}</p>`,
    // If an editor drops the tag, its picture and link stay separate from the text that follows. Reading views drop a
    // `div` with little text, but keep a paragraph.
    component: `${module}</script>\n<p>${element}</p>`,
    picture: image && `<p>${image}</p>\n<p>${textLink}</p>`,
    atlas,
    page,
  };
}

/**
 * The parts of an embed's link as attributes: `v=1&on=a&live=1` becomes `layers="a" live="1"`. Filters and frameworks
 * take `on` for an event listener. A component knows its own host, so it has no such attribute.
 */
const attributesOf = (link: string): Record<string, string> =>
  Object.fromEntries(
    link
      .split('&')
      .map((part): [string, string] => {
        const cut = part.indexOf('=');
        const key = part.slice(0, cut);
        return [key === 'on' ? 'layers' : key, decodeURIComponent(part.slice(cut + 1))];
      })
      .filter(([key]) => key !== '' && key !== 'v' && key !== 'host'),
  );

/** As wide as a column of text, and as high as a map with its legend below needs. */
export const PUBLISHED_SIZE: EmbedSize = { fluid: true, width: 4, height: 3 };

/**
 * All forms of an unchanged published view, in a frame as wide as the text around it. `hosts` may exchange messages
 * with the map.
 */
export const publishedSnippets = (
  { catalogue, index, site }: Pick<Share, 'catalogue' | 'index' | 'site'>,
  publishedView: PublishedView,
  lang: Lang,
  hosts: readonly string[] = [],
  embedSize: EmbedSize = PUBLISHED_SIZE,
): Snippets =>
  snippetsOf({
    catalogue,
    index,
    site,
    publishedView,
    view: viewOfPublished(catalogue, publishedView, lang),
    at: null,
    options: { ...EMBED_DEFAULTS, hosts },
    embedSize,
    strict: false,
  });
