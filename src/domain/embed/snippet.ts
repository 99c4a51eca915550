/** What an editor pastes into a page: a frame, a web component, a picture, or plain links to one and the same view. */
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

/** A frame of that many CSS pixels, or as wide as the text around it, in that ratio. */
export interface EmbedSize extends Size {
  fluid: boolean;
  /** The code says no size: a wrapper of the page gives the frame its place. */
  wrapped?: boolean;
}

/** One view, as it is given away. */
export interface Share {
  catalogue: Catalogue;
  index: TourIndex;
  /** Absolute address of the atlas; ends with a slash. */
  site: string;
  /** Whose embed page it is. */
  publishedView: PublishedView;
  view: View;
  /** Where the frame looks: it is of another size than the screen that the view was found on. */
  at: Camera | null;
  options: EmbedOptions;
  embedSize: EmbedSize;
  /** Keeps even the atlas's own origin from the frame; a component sees to its frame itself. */
  strict: boolean;
}

export interface Snippets {
  iframe: string;
  component: string;
  /** A picture with its link, where neither frame nor script may stand; null where the view is no published view's. */
  picture: string | null;
  /** Address of the view in the whole atlas. */
  atlas: string;
  /** Address of the view alone: what an editor with oEmbed takes. */
  page: string;
}

/** What a frame may do. Links leave the sandbox with the page that they open, else the atlas could not start there. */
export const sandboxOf = (strict: boolean): string =>
  `allow-scripts ${strict ? '' : 'allow-same-origin '}allow-popups allow-popups-to-escape-sandbox`;

/** The height, CSS pixels, that no column takes from a frame: a map needs it beside its title, legend and credit. */
export const LEAST_HEIGHT = 400;

/** How wide a column of text is taken to be, where a frame is as wide as that. */
export const COLUMN = 720;

/** The size that a frame has in such a column. */
export const sizeOf = ({ fluid, width, height }: EmbedSize): Size =>
  fluid
    ? { width: COLUMN, height: Math.max(LEAST_HEIGHT, Math.round((COLUMN * height) / width)) }
    : { width, height };

/** What a view is called where nobody gave it a name: the atlas, then its published view, or its layers and moment. */
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

/** The base width of a component, CSS pixels: no column is narrower, so it widens no grid, flex box or table. */
const BASE_WIDTH = 240;

/** The room that a frame or component takes before anything has come; a narrow column makes a portrait of it. */
const heightStyle = ({ fluid, width, height }: EmbedSize): string =>
  `height:auto;min-height:${String(fluid ? LEAST_HEIGHT : Math.min(height, LEAST_HEIGHT))}px;` +
  `aspect-ratio:${String(width)}/${String(height)};border:0`;

/** An iframe is a replaced element: a width in per cent never widens what is around it. */
const frameStyle = (embedSize: EmbedSize): string =>
  `display:block;width:${embedSize.fluid ? '100%' : `${String(embedSize.width)}px;max-width:100%`};${heightStyle(embedSize)}`;

/**
 * A component is none: grid, flex and table cells take the larger of its width and of what its height and ratio ask for.
 * A small width, which the least width overrules in the column, keeps them from it.
 */
const componentStyle = (embedSize: EmbedSize): string =>
  `display:block;width:${String(Math.min(BASE_WIDTH, embedSize.fluid ? BASE_WIDTH : embedSize.width))}px;` +
  `min-width:${embedSize.fluid ? '100%' : `min(${String(embedSize.width)}px,100%)`};max-width:100%;${heightStyle(embedSize)}`;

/** The width where styles are stripped is that of the text; a height would stretch the picture. */
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
 * All forms of a share. Editors rewrite what is pasted: frame, picture and text link stand in paragraphs of their own, the
 * link says its title in text, and there is neither noscript nor a styleSVG map, which many of them print as text.
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
    // The link has a title of one's own; this one is not for the map to show.
    ...(named ? {} : { label: title }),
    ...(embedSize.wrapped ? {} : { style: componentStyle(embedSize) }),
  });
  const module = tag('script', { type: 'module', src: `${site}embed/zhengzhou-atlas.js` });
  const image = exact ? imageOf(publishedView, lang, site) : null;
  const element = `${componentTag}${image ?? ''}${textLink}</zhengzhou-atlas>`;
  return {
    iframe: `<p>${frameTag}</iframe></p>\n<p>${textLink}</p>`,
    // Where an editor drops the tag, its picture and link stay apart from the text that follows; reading views, which drop
    // a div of little text, keep a paragraph.
    component: `${module}</script>\n<p>${element}</p>`,
    picture: image && `<p>${image}</p>\n<p>${textLink}</p>`,
    atlas,
    page,
  };
}

/**
 * The parts of an embed's link as attributes: `v=1&on=a&live=1` is `layers="a" live="1"`, for filters and frameworks take
 * `on` for a listener. A component knows its own host.
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

/** As wide as a column of text, and as high as a map needs that has its legend below. */
export const PUBLISHED_SIZE: EmbedSize = { fluid: true, width: 4, height: 3 };

/** The forms of a published view as it stands, in a frame as wide as the text around it; `hosts` may talk to the map. */
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
