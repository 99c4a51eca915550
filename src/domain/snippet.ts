/** What an editor pastes into a page: a frame, a web component, a picture, or plain links to one and the same view. */
import type { Catalogue, TourIndex } from './catalogue.ts';
import { EMBED_DEFAULTS, encodeEmbed, type EmbedOptions } from './embed.ts';
import type { Camera, Size } from './geo.ts';
import { encodeView } from './link.ts';
import { escape, tag } from './markup.ts';
import { alternativeOf, embedPageOf, isPlate, pictureOf, PICTURES, plateView, type Plate } from './plate.ts';
import { layersTitle, momentTitle, titleLine } from './title.ts';
import type { Lang, View } from './view.ts';

/** A frame of that many CSS pixels, or as wide as the text around it, in that ratio. */
export interface Frame extends Size {
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
  plate: Plate;
  view: View;
  /** Where the frame looks: it is of another size than the screen that the view was found on. */
  at: Camera | null;
  options: EmbedOptions;
  frame: Frame;
  /** Keeps even the atlas's own origin from the frame; a component sees to its frame itself. */
  strict: boolean;
}

export interface Snippets {
  iframe: string;
  component: string;
  /** A picture with its link, where neither frame nor script may stand; null where the view is no plate's. */
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
export const sizeOf = ({ fluid, width, height }: Frame): Size =>
  fluid
    ? { width: COLUMN, height: Math.max(LEAST_HEIGHT, Math.round((COLUMN * height) / width)) }
    : { width, height };

/** What a view is called where nobody gave it a name: the atlas, then its plate, or its layers and moment. */
export function titleOf(catalogue: Catalogue, view: View, plate: Plate | null): string {
  const { lang } = view;
  const zh = lang === 'zh';
  const named = (text: string): string => `${catalogue.title[lang]}${zh ? '：' : ': '}${text}`;
  if (plate) return named(plate.preset.title[lang]);
  const layers = layersTitle(catalogue, view);
  if (!layers) return catalogue.title[lang];
  const when = momentTitle(view);
  return named(layers + (when && (zh ? `（${when}）` : ` (${when})`)));
}

/** The base width of a component, CSS pixels: no column is narrower, so it widens no grid, flex box or table. */
const BASE_WIDTH = 240;

/** The room that a frame or component takes before anything has come; a narrow column makes a portrait of it. */
const roomOf = ({ fluid, width, height }: Frame): string =>
  `height:auto;min-height:${String(fluid ? LEAST_HEIGHT : Math.min(height, LEAST_HEIGHT))}px;` +
  `aspect-ratio:${String(width)}/${String(height)};border:0`;

/** An iframe is a replaced element: a width in per cent never widens what is around it. */
const frameStyle = (frame: Frame): string =>
  `display:block;width:${frame.fluid ? '100%' : `${String(frame.width)}px;max-width:100%`};${roomOf(frame)}`;

/**
 * A component is none: grid, flex and table cells take the larger of its width and of what its height and ratio ask for.
 * A small width, which the least width overrules in the column, keeps them from it.
 */
const componentStyle = (frame: Frame): string =>
  `display:block;width:${String(Math.min(BASE_WIDTH, frame.fluid ? BASE_WIDTH : frame.width))}px;` +
  `min-width:${frame.fluid ? '100%' : `min(${String(frame.width)}px,100%)`};max-width:100%;${roomOf(frame)}`;

/** The width where styles are stripped is that of the text; a height would stretch the picture. */
function imageOf(plate: Plate, lang: Lang, site: string): string {
  const { width, height } = PICTURES.preview;
  return tag('img', {
    src: `${site}${pictureOf(plate.key, lang, 'preview', 'png')}`,
    alt: alternativeOf(plate, lang),
    width: '100%',
    style: `width:100%;max-width:${String(width)}px;height:auto;aspect-ratio:${String(width)}/${String(height)}`,
    loading: 'lazy',
  });
}

/**
 * All forms of a share. Editors rewrite what is pasted: frame, picture and text link stand in paragraphs of their own, the
 * link says its title in text, and there is neither noscript nor a style sheet, which many of them print as text.
 */
export function snippetsOf(share: Share): Snippets {
  const { catalogue, index, site, plate, view, at, options, frame, strict } = share;
  const { lang } = view;
  const opening = plateView(catalogue, plate, lang);
  const exact = isPlate(catalogue, view, plate) && view.at === null;
  const named = titleLine(options.title);
  const title = named || titleOf(catalogue, view, exact ? plate : null);
  const link = encodeEmbed(catalogue, { ...view, at }, opening, options);
  const page = `${site}${embedPageOf(index, plate.key, lang)}${link && `#${link}`}`;
  const start = encodeView(catalogue, {
    ...view,
    ground: options.ground === 'auto' ? view.ground : options.ground,
  });
  const atlas = `${site}${start && `#${start}`}`;

  const { width, height } = sizeOf(frame);
  const textLink = `${tag('a', { href: atlas })}${escape(title)}</a>`;
  const frameTag = tag('iframe', {
    src: page,
    title,
    ...(frame.wrapped
      ? {}
      : {
          width: frame.fluid ? '100%' : String(width),
          height: String(height),
          style: frameStyle(frame),
        }),
    frameborder: '0',
    loading: 'lazy',
    allow: 'fullscreen',
    sandbox: sandboxOf(strict),
  });
  const componentTag = tag('zhengzhou-atlas', {
    plate: plate.key,
    lang,
    ground: 'auto',
    ...attributesOf(link),
    ratio: frame.wrapped ? 'none' : `${String(frame.width)}:${String(frame.height)}`,
    // The link has a title of one's own; this one is not for the map to show.
    ...(named ? {} : { label: title }),
    ...(frame.wrapped ? {} : { style: componentStyle(frame) }),
  });
  const module = tag('script', { type: 'module', src: `${site}embed/zhengzhou-atlas.js` });
  const image = exact ? imageOf(plate, lang, site) : null;
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
export const PLATE_FRAME: Frame = { fluid: true, width: 4, height: 3 };

/** The forms of a plate as it stands, in a frame as wide as the text around it; `hosts` may talk to the map. */
export const plateSnippets = (
  { catalogue, index, site }: Pick<Share, 'catalogue' | 'index' | 'site'>,
  plate: Plate,
  lang: Lang,
  hosts: readonly string[] = [],
  frame: Frame = PLATE_FRAME,
): Snippets =>
  snippetsOf({
    catalogue,
    index,
    site,
    plate,
    view: plateView(catalogue, plate, lang),
    at: null,
    options: { ...EMBED_DEFAULTS, hosts },
    frame,
    strict: false,
  });
