/** Makes the share kit: for every published view its pictures, their alternative texts, and the oEmbed answers. */
import { availableParallelism } from 'node:os';
import type { BuiltFile, Catalogue, Text, TourIndex } from '../../../src/domain/layer/catalogue.ts';
import { readLayerData } from '../../../src/domain/layer/feature.ts';
import { altText, publishedLayers, seriesOf } from '../../../src/domain/embed/published-layers.ts';
import {
  embedPageOf,
  oembedOf,
  PICTURES,
  pictureOf,
  publishedLink,
  publishedViewsOf,
  type PublishedView,
  type PictureForm,
} from '../../../src/domain/embed/published-view.ts';
import type { Lang } from '../../../src/domain/view/view.ts';
import type { BasemapFiles } from '../../../src/svg/basemap/basemap.ts';
import { drawPublishedPicture } from '../../../src/svg/published-view/picture.ts';
import { PUBLISHED_SIZE, publishedSnippets, sizeOf } from '../../../src/domain/embed/snippet.ts';
import { isPublic } from '../../site.ts';
import { oembed } from './oembed.ts';
import { painter } from './paint.ts';
import { qrOf } from './qr.ts';
import { atlasFont } from './type.ts';

const LANGS: readonly Lang[] = ['zh', 'en'];
const FORMS = Object.keys(PICTURES) as PictureForm[];
/**
 * Size in pixels, blur and quality of the relief that pictures contain. The blur hides compression blocks in close
 * views, and keeps the file small.
 */
const RELIEF = { width: 720, blur: 1.6, quality: 84 };

/** A picture of the kit. `pictureOf` gives its address from published view, language, form and type. */
export interface KitPicture {
  width: number;
  height: number;
  /** Sizes of the files in bytes. */
  svg: number;
  png: number;
}
export interface KitEntry {
  key: string;
  title: Text;
  text: Text;
  alt: Text;
  /** Addresses relative to the atlas's root. */
  embed: Text;
  /** Null if the atlas's address is not known: an oEmbed answer consists of absolute addresses. */
  oembed: Text | null;
  atlas: Text;
  pictures: Record<Lang, Record<PictureForm, KitPicture>>;
}
/** Contents of share/kit.json. */
export interface ShareKit {
  version: 1;
  site: string | null;
  plates: KitEntry[];
}

export interface KitOptions {
  root: string;
  catalogue: Catalogue;
  index: TourIndex;
  /** The public address of the atlas, if it is known. */
  site: URL | null;
  json: (file: BuiltFile) => unknown;
  bytes: (file: BuiltFile) => Uint8Array;
  /** Receives a file of the kit with its address relative to the atlas's root. */
  write: (address: string, content: string | Uint8Array) => void;
}

export async function makeKit(options: KitOptions): Promise<ShareKit> {
  const { root, catalogue, index, site, json, bytes, write } = options;
  const type = await atlasFont(root, catalogue.fonts, bytes);
  const paint = painter(root, type);
  const files = await basemapFiles(options);
  const layers = new Map(
    catalogue.layers.map((entry) => [entry.id, readLayerData(entry.id, json(entry.file))]),
  );
  const dataOf = ({ id }: { id: string }) => {
    const data = layers.get(id);
    if (!data) throw new Error(`share kit: got layer ${id}, expected one of the catalogue`);
    return data;
  };
  const lanes = new Lanes(availableParallelism() + 1);

  const kitEntry = async (publishedView: PublishedView): Promise<KitEntry> => {
    const { key, preset } = publishedView;
    const shown = publishedLayers(catalogue, publishedView, dataOf);
    const inBoth = (make: (lang: Lang) => string): Text => ({ zh: make('zh'), en: make('en') });
    const atlas = inBoth((lang) => `#${publishedLink(catalogue, publishedView, lang)}`);
    const pictures = { zh: {}, en: {} } as KitEntry['pictures'];
    for (const lang of LANGS) {
      const way = isPublic(site) ? { name: nameOf(site), qr: qrOf(new URL(atlas[lang], site).href) } : null;
      const series = seriesOf(index, publishedView)?.title[lang] ?? null;
      for (const form of FORMS) {
        const svg = drawPublishedPicture(
          { catalogue, files, dataOf, publishedView, series, lang, way, measure: type.measure },
          form,
        );
        write(pictureOf(key, lang, form, 'svg'), svg);
        const [, width = '', height = ''] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
        // `png` is set when the PNG has been painted.
        const picture: KitPicture = { width: +width, height: +height, svg: Buffer.byteLength(svg), png: NaN };
        pictures[lang][form] = picture;
        await lanes.take(async () => {
          const png = await paint(svg);
          picture.png = png.length;
          write(pictureOf(key, lang, form, 'png'), png);
        });
      }
      if (!site) continue;
      const answer = oembed({
        title: preset.title[lang],
        provider: catalogue.title[lang],
        site: site.href,
        picture: { url: site.href + pictureOf(key, lang, 'preview', 'png'), ...PICTURES.preview },
        html: publishedSnippets({ catalogue, index, site: site.href }, publishedView, lang).iframe,
        size: sizeOf(PUBLISHED_SIZE),
      });
      write(oembedOf(key, lang), JSON.stringify(answer));
    }
    return {
      key,
      title: preset.title,
      text: preset.text,
      alt: inBoth((lang) => altText(catalogue, publishedView, shown, lang)),
      embed: inBoth((lang) => embedPageOf(index, key, lang)),
      oembed: site && inBoth((lang) => oembedOf(key, lang)),
      atlas,
      pictures,
    };
  };

  const kit: ShareKit = { version: 1, site: site?.href ?? null, plates: [] };
  for (const publishedView of publishedViewsOf(index)) kit.plates.push(await kitEntry(publishedView));
  await lanes.rest();
  write('share/kit.json', JSON.stringify(kit));
  return kit;
}

/** The address in short form, without scheme and final slash. */
const nameOf = (site: URL): string => (site.host + site.pathname).replace(/\/$/, '');

/** The basemap with an inlined relief, because a shared picture has no files beside it. */
async function basemapFiles({ catalogue, json, bytes }: KitOptions): Promise<BasemapFiles> {
  const { units, water, seats, relief } = catalogue.basemap;
  const { default: sharp } = await import('sharp');
  const jpeg = await sharp(bytes(relief.paper))
    .resize(RELIEF.width)
    // Rounding to whole numbers would darken it.
    .blur({ sigma: RELIEF.blur, precision: 'float' })
    .jpeg({ quality: RELIEF.quality, chromaSubsampling: '4:4:4', mozjpeg: true })
    .toBuffer();
  const uri = `data:image/jpeg;base64,${jpeg.toString('base64')}`;
  return {
    units: json(units),
    water: json(water),
    seats: json(seats),
    relief: { paper: uri, night: uri },
  } as BasemapFiles;
}

/** Runs a limited number of tasks in parallel; `take` waits until a lane is free. */
class Lanes {
  readonly #most: number;
  readonly #running = new Set<Promise<void>>();
  constructor(most: number) {
    this.#most = most;
  }

  async take(work: () => Promise<void>): Promise<void> {
    const run = work().finally(() => this.#running.delete(run));
    this.#running.add(run);
    if (this.#running.size >= this.#most) await Promise.race(this.#running);
  }

  async rest(): Promise<void> {
    await Promise.all(this.#running);
  }
}
