/** What an editor pastes into a page: a frame, a web component, a picture, or plain links to one and the same view. */
import type { Catalogue, Text, TourIndex } from './catalogue.ts';
import { EMBED_DEFAULTS, encodeEmbed, type EmbedOptions } from './embed.ts';
import type { Camera, Size } from './geo.ts';
import { encodeView } from './link.ts';
import { escape, tag } from './markup.ts';
import { alternativeOf, embedPageOf, isPlate, pictureOf, PICTURES, plateView, type Plate } from './plate.ts';
import { fillIn } from './text.ts';
import { layersTitle, momentTitle, titleLine } from './title.ts';
import type { Lang, View } from './view.ts';

/** A frame of that many CSS pixels, or as wide as the text around it, in that ratio. */
export interface Frame extends Size {
  fluid: boolean;
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
  /** A linked picture, where neither frame nor script may stand; null where the view is no plate's. */
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

/** What the frame shows where there is no script to read its link: the plate, whatever the view. */
const SHOWN_INSTEAD: Text = {
  zh: '（没有脚本时，框中是图集的“{plate}”，不是这幅图。）',
  en: ' (Without script the frame shows “{plate}” from the atlas, not this map.)',
};

/**
 * What is written into a style that makes room before anything has come. A frame that a narrow column makes narrow is not
 * made low by that: it becomes a portrait.
 */
const styleOf = ({ fluid, width, height }: Frame): string =>
  `display:block;width:${fluid ? '100%' : `${String(width)}px;max-width:100%`};height:auto;` +
  `min-height:${String(fluid ? LEAST_HEIGHT : Math.min(height, LEAST_HEIGHT))}px;` +
  `aspect-ratio:${String(width)}/${String(height)};border:0`;

/**
 * Without script nothing comes into a component but its link and picture, which need no more room than they have: what its
 * own style keeps is given back. A style attribute could not tell, and readers with script have no noscript.
 */
const NO_ROOM = '<style>zhengzhou-atlas{min-height:0!important;aspect-ratio:auto!important}</style>';

/**
 * All forms of a share; each is inline content, whole on its own, and names its view. A frame shows its picture without
 * script of its own accord; a component needs to be given one.
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

  const style = styleOf(frame);
  const { width, height } = sizeOf(frame);
  const textLink = `${tag('a', { href: atlas })}${escape(title)}</a>`;
  const frameTag = tag('iframe', {
    src: page,
    title,
    width: frame.fluid ? '100%' : String(width),
    height: String(height),
    style,
    loading: 'lazy',
    allow: 'fullscreen',
    sandbox: sandboxOf(strict),
  });
  const componentTag = tag('zhengzhou-atlas', {
    plate: plate.key,
    lang,
    ground: 'auto',
    ...attributesOf(link),
    ratio: `${String(frame.width)}:${String(frame.height)}`,
    // The link has a title of one's own; this one is not for the map to show.
    ...(named ? {} : { label: title }),
    style,
  });
  const module = tag('script', { type: 'module', src: `${site}embed/zhengzhou-atlas.js` });
  const image = tag('img', {
    src: `${site}${pictureOf(plate.key, lang, 'preview', 'png')}`,
    alt: alternativeOf(plate, lang),
    width: String(PICTURES.preview.width),
    height: String(PICTURES.preview.height),
    style: 'max-width:100%;height:auto',
    loading: 'lazy',
  });
  const told = fillIn(SHOWN_INSTEAD, lang, { plate: plate.preset.title[lang] });
  const instead = exact ? '' : `<noscript>${escape(told)}</noscript>`;
  return {
    iframe: `${frameTag}</iframe>\n${textLink}${instead}`,
    component: `${module}</script>\n${componentTag}${textLink}<noscript>${NO_ROOM}${exact ? image : ''}</noscript></zhengzhou-atlas>`,
    picture: exact ? `${tag('a', { href: atlas, title })}${image}</a>` : null,
    atlas,
    page,
  };
}

/** The parts of an embed's link as attributes: `v=1&on=a&live=1` is `on="a" live="1"`; it knows its own host. */
const attributesOf = (link: string): Record<string, string> =>
  Object.fromEntries(
    link
      .split('&')
      .map((part): [string, string] => {
        const cut = part.indexOf('=');
        return [part.slice(0, cut), decodeURIComponent(part.slice(cut + 1))];
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
): Snippets =>
  snippetsOf({
    catalogue,
    index,
    site,
    plate,
    view: plateView(catalogue, plate, lang),
    at: null,
    options: { ...EMBED_DEFAULTS, hosts },
    frame: PLATE_FRAME,
    strict: false,
  });
