/**
 * Writes the embed pages, one for each published view and language. The HTML holds the whole map as SVG, which works
 * without the app.
 */
import { render } from 'svelte/server';
import type { BuiltFile, Catalogue, TourIndex } from '../../domain/layer/catalogue.ts';
import { readLayerData, type LayerData } from '../../domain/layer/feature.ts';
import { DIMMED, DIMMED_NAMES } from '../../domain/map/basemap.ts';
import { encodeView } from '../../domain/view/link.ts';
import { altText, publishedLayers } from '../../domain/embed/published-layers.ts';
import {
  embedPageOf,
  publishedCatalogue,
  publishedViewsOf,
  viewOfPublished,
  type PublishedView,
} from '../../domain/embed/published-view.ts';
import type { Lang } from '../../domain/view/view.ts';
import { Session } from '../../state/session.svelte.ts';
import type { BasemapFiles } from '../../svg/basemap/basemap.ts';
import { drawSvgMap, type Screens } from '../../svg/svg-map.ts';
import { svgMapStyle } from '../../svg/style.ts';
import { escape } from '../../svg/label/label.ts';
import glMap from '../../ui/map/gl-map.css?inline';
import tokens from '../../ui/tokens.css?inline';
import { followDark } from '../page/dark.ts';
import { LANGS, upFrom } from '../page/document.ts';
import { dataTag, scriptTag, styleTag, svelteHead } from '../page/inline.ts';
import { ITEM, socialMeta } from '../page/social.ts';
import style from './embed.css?inline';
import Embed from './Embed.svelte';
import EmbedTitle from './EmbedTitle.svelte';
import type { EmbedPage } from './app.svelte.ts';
import { drawFill, drawHint, drawZoom } from './outside.ts';

/** Sizes that the picture is drawn for: the column of an article, a phone, and a very low frame. CSS pixels. */
const SCREENS: Screens = {
  wide: { size: { width: 640, height: 480 }, padding: { top: 16, right: 16, bottom: 16, left: 16 } },
  narrow: { size: { width: 360, height: 320 }, padding: { top: 8, right: 8, bottom: 56, left: 8 } },
  low: { size: { width: 320, height: 140 }, padding: { top: 8, right: 8, bottom: 8, left: 8 } },
};

export interface EmbedParts {
  catalogue: Catalogue;
  index: TourIndex;
  /** The parsed JSON of a built file. */
  read: (file: BuiltFile) => unknown;
  /** The inline scripts, in their order. */
  scripts: readonly string[];
  /**
   * Module addresses from the atlas's root: the app's entry first, then its imports. `webgl` has what the GL map adds.
   */
  app: readonly string[];
  webgl: readonly string[];
  /** Absolute address of the atlas, which ends with a slash; null if the build does not know it. */
  site: string | null;
}

/** Style that dims all features but the highlighted ones, until the app draws the highlights. */
const recede = ({ highlight }: PublishedView['preset'], svgMap: string): string => {
  if (highlight.length === 0) return '';
  const those = (name: string, is: string): string => highlight.map((ref) => `[${name}${is}"${ref}"]`).join();
  const along = svgMap.includes(' data-along=') ? `,${those('data-along', '~=')}` : '';
  const dimmed = (name: string, all: string, opacity: number): string =>
    `.svg-map [${name}]:not(${all}){opacity:${String(opacity)}}`;
  return styleTag(
    dimmed('data-ref', those('data-ref', '=') + along, DIMMED) +
      dimmed('data-of', those('data-of', '='), DIMMED_NAMES),
    { id: 'plate' },
  );
};

/** All embed pages by address (`embed/rail/`). Each is written when its function is called. */
export function embedPages(parts: EmbedParts): ReadonlyMap<string, () => string> {
  const { catalogue, index, read } = parts;
  const { units, water, seats } = catalogue.basemap;
  const basemap = { units: read(units), water: read(water), seats: read(seats) } as BasemapFiles;
  const all = new Map<string, LayerData>();
  const dataOf = (id: string): LayerData => {
    const entry = catalogue.layers.find((l) => l.id === id);
    if (!entry) throw new Error(`embed: got layer ${id}, expected one of the catalogue`);
    const data = all.get(id) ?? readLayerData(id, read(entry.file));
    all.set(id, data);
    return data;
  };
  return new Map(
    publishedViewsOf(index).flatMap((publishedView) =>
      LANGS.map((lang): [string, () => string] => [
        embedPageOf(index, publishedView.key, lang),
        () => write(parts, basemap, dataOf, publishedView, lang),
      ]),
    ),
  );
}

function write(
  { catalogue: whole, index, scripts, app, webgl, site }: EmbedParts,
  basemap: BasemapFiles,
  dataOf: (id: string) => LayerData,
  publishedView: PublishedView,
  lang: Lang,
): string {
  const { preset } = publishedView;
  const catalogue = publishedCatalogue(whole, preset);
  const address = embedPageOf(index, publishedView.key, lang);
  const up = upFrom(address);
  const view = viewOfPublished(catalogue, publishedView, lang);
  const atlas = encodeView(whole, viewOfPublished(whole, publishedView, lang));
  const layers = publishedLayers(catalogue, publishedView, ({ id }) => dataOf(id), catalogue.reach);
  const session = new Session(catalogue, null, view);
  session.combinations = Object.fromEntries(layers.map(({ entry }) => [entry.id, entry.combinations]));
  const above = render(EmbedTitle, { props: { session, preset } });
  const below = render(Embed, { props: { session, up, atlas, publishedView: preset.title[lang] } });
  const named = { by: 'title', described: 'map-help' };
  const highlighted = new Set(preset.highlight);
  const svgMap = drawSvgMap({ catalogue, basemap, layers, view, highlighted, screens: SCREENS, named });
  const filesOf = (files: readonly string[]): string => files.map((file) => up + file).join(' ');
  const page: EmbedPage = {
    preset,
    story: publishedView.story,
    lang,
    up,
    atlas,
    combinations: session.combinations,
  };
  const title = `${preset.title[lang]} · ${catalogue.title[lang]}`;
  const meta = socialMeta({
    title,
    description: preset.text[lang],
    lang,
    siteName: catalogue.title[lang],
    site,
    up,
    addressIn: (l) => embedPageOf(index, publishedView.key, l),
    publishedView: {
      key: publishedView.key,
      title: preset.title[lang],
      alt: altText(whole, publishedView, layers, lang),
    },
  });
  return [
    `<!doctype html>`,
    `<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}" ${ITEM}>`,
    `<head>`,
    `<meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<title>${escape(title)}</title>`,
    `<meta name="description" content="${escape(preset.text[lang])}">`,
    meta,
    `<link rel="icon" href="${up}icon.svg" type="image/svg+xml">`,
    // Render nothing before the end of the document, where the map is movable. The whole page is one answer of 20 kB.
    `<link rel="expect" href="#end" blocking="render">`,
    styleTag(followDark(tokens + svgMapStyle() + style + glMap)),
    svelteHead(above.head + below.head, followDark),
    recede(preset, svgMap),
    `</head>`,
    `<body>`,
    // In the order of the screen, from top to bottom. Scripts follow, because they measure the parts about the map.
    `<div id="above">${above.body}</div>`,
    drawFill(lang),
    `<main id="map" data-app="${filesOf([...app, 'data/catalogue.json'])}" data-webgl="${filesOf(webgl)}">${svgMap}${drawHint(lang)}</main>`,
    drawZoom(lang),
    `<div id="app">${below.body}</div>`,
    dataTag('embed', page),
    ...scripts.map((text) => scriptTag(text)),
    `<i id="end" hidden></i>`,
    `</body>`,
    `</html>`,
    ``,
  ].join('\n');
}
