/** The embed pages that the build writes, one a plate and language: a whole map in the HTML, which no script need come to. */
import { render } from 'svelte/server';
import type { BuiltFile, Catalogue, TourIndex } from '../../domain/catalogue.ts';
import { readLayerData, type LayerData } from '../../domain/feature.ts';
import { DIMMED, DIMMED_NAMES } from '../../domain/ground.ts';
import { encodeView } from '../../domain/link.ts';
import { altText, plateLayers } from '../../domain/plate-layers.ts';
import { embedPageOf, plateCatalogue, platesOf, plateView, type Plate } from '../../domain/plate.ts';
import type { Lang } from '../../domain/view.ts';
import { Session } from '../../state/session.svelte.ts';
import type { GroundFiles } from '../../svg/ground.ts';
import { drawSheet, type Screens } from '../../svg/sheet.ts';
import { sheetStyle } from '../../svg/style.ts';
import { escape } from '../../svg/text.ts';
import stage from '../../ui/stage.css?inline';
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

/** Maps that the picture is made for: in the middle of an article, on a phone, and in the lowest of frames. */
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
  /** Addresses of the modules of the app from the atlas's root, its own first, and of what its WebGL map needs besides. */
  app: readonly string[];
  webgl: readonly string[];
  /** Absolute address of the atlas, which ends with a slash; null where the build was not told it. */
  site: string | null;
}

/** What is not highlighted recedes, until the app raises what is. */
const recede = ({ highlight }: Plate['preset'], sheet: string): string => {
  if (highlight.length === 0) return '';
  const those = (name: string, is: string): string => highlight.map((ref) => `[${name}${is}"${ref}"]`).join();
  const along = sheet.includes(' data-along=') ? `,${those('data-along', '~=')}` : '';
  const dimmed = (name: string, all: string, opacity: number): string =>
    `.sheet [${name}]:not(${all}){opacity:${String(opacity)}}`;
  return styleTag(
    dimmed('data-ref', those('data-ref', '=') + along, DIMMED) +
      dimmed('data-of', those('data-of', '='), DIMMED_NAMES),
    { id: 'plate' },
  );
};

/** All embed pages by address (`embed/rail/`), each written when it is asked for. */
export function embedPages(parts: EmbedParts): ReadonlyMap<string, () => string> {
  const { catalogue, index, read } = parts;
  const { units, water, seats } = catalogue.ground;
  const ground = { units: read(units), water: read(water), seats: read(seats) } as GroundFiles;
  const all = new Map<string, LayerData>();
  const dataOf = (id: string): LayerData => {
    const entry = catalogue.layers.find((l) => l.id === id);
    if (!entry) throw new Error(`embed: got layer ${id}, expected one of the catalogue`);
    const data = all.get(id) ?? readLayerData(id, read(entry.file));
    all.set(id, data);
    return data;
  };
  return new Map(
    platesOf(index).flatMap((plate) =>
      LANGS.map((lang): [string, () => string] => [
        embedPageOf(index, plate.key, lang),
        () => write(parts, ground, dataOf, plate, lang),
      ]),
    ),
  );
}

function write(
  { catalogue: whole, index, scripts, app, webgl, site }: EmbedParts,
  ground: GroundFiles,
  dataOf: (id: string) => LayerData,
  plate: Plate,
  lang: Lang,
): string {
  const { preset } = plate;
  const catalogue = plateCatalogue(whole, preset);
  const address = embedPageOf(index, plate.key, lang);
  const up = upFrom(address);
  const view = plateView(catalogue, plate, lang);
  const atlas = encodeView(whole, plateView(whole, plate, lang));
  const layers = plateLayers(catalogue, plate, ({ id }) => dataOf(id), catalogue.reach);
  const session = new Session(catalogue, null, view);
  session.occurs = Object.fromEntries(layers.map(({ entry }) => [entry.id, entry.occurs]));
  const above = render(EmbedTitle, { props: { session, preset } });
  const below = render(Embed, { props: { session, up, atlas, plate: preset.title[lang] } });
  const named = { by: 'title', described: 'map-help' };
  const lit = new Set(preset.highlight);
  const sheet = drawSheet({ catalogue, ground, layers, view, lit, screens: SCREENS, named });
  const filesOf = (files: readonly string[]): string => files.map((file) => up + file).join(' ');
  const page: EmbedPage = { preset, story: plate.story, lang, up, atlas, occurs: session.occurs };
  const title = `${preset.title[lang]} · ${catalogue.title[lang]}`;
  const meta = socialMeta({
    title,
    description: preset.text[lang],
    lang,
    siteName: catalogue.title[lang],
    site,
    up,
    addressIn: (l) => embedPageOf(index, plate.key, l),
    plate: { key: plate.key, title: preset.title[lang], alt: altText(whole, plate, layers, lang) },
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
    // Nothing is shown before all is there, and can be moved: it is one answer of 20 kB.
    `<link rel="expect" href="#end" blocking="render">`,
    styleTag(followDark(tokens + sheetStyle() + style + stage)),
    svelteHead(above.head + below.head, followDark),
    recede(preset, sheet),
    `</head>`,
    `<body>`,
    // As it is seen, from top to bottom; then its script, since what stands about the map must have its place.
    `<div id="above">${above.body}</div>`,
    drawFill(lang),
    `<main id="map" data-app="${filesOf([...app, 'data/catalogue.json'])}" data-webgl="${filesOf(webgl)}">${sheet}${drawHint(lang)}</main>`,
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
