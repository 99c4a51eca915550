/** The share kit: of every plate the pictures, what they say to those who do not see them, and the oEmbed answers. */
import { availableParallelism } from 'node:os';
import type { BuiltFile, Catalogue, Text, TourIndex } from '../../../src/domain/catalogue.ts';
import { readLayerData } from '../../../src/domain/feature.ts';
import { altText, plateLayers, seriesOf } from '../../../src/domain/plate-layers.ts';
import {
  embedPageOf,
  oembedOf,
  PICTURES,
  pictureOf,
  plateLink,
  platesOf,
  type Plate,
  type PictureForm,
} from '../../../src/domain/plate.ts';
import type { Lang } from '../../../src/domain/view.ts';
import type { GroundFiles } from '../../../src/svg/ground.ts';
import { drawPlate } from '../../../src/svg/plate-picture.ts';
import { PLATE_FRAME, plateSnippets, sizeOf } from '../../../src/domain/snippet.ts';
import { isPublic } from '../../site.ts';
import { oembed } from './oembed.ts';
import { painter } from './paint.ts';
import { qrOf } from './qr.ts';
import { houseType } from './type.ts';

const LANGS: readonly Lang[] = ['zh', 'en'];
const FORMS = Object.keys(PICTURES) as PictureForm[];
/**
 * Pixels of the relief that a picture carries within itself, blurred until the squares that it was compressed in are no
 * more to be seen where a picture is close: it is smooth, and small.
 */
const RELIEF = { width: 720, blur: 1.6, quality: 84 };

/** A picture of the kit; its address is `pictureOf` its plate, language, form and type. */
export interface KitPicture {
  width: number;
  height: number;
  /** Bytes of the files. */
  svg: number;
  png: number;
}
export interface KitPlate {
  key: string;
  title: Text;
  text: Text;
  alt: Text;
  /** Addresses from the atlas's own. */
  embed: Text;
  /** Null where the atlas's own address is not known: an answer is nothing but whole addresses. */
  oembed: Text | null;
  atlas: Text;
  pictures: Record<Lang, Record<PictureForm, KitPicture>>;
}
/** share/kit.json */
export interface Kit {
  version: 1;
  site: string | null;
  plates: KitPlate[];
}

export interface KitOptions {
  root: string;
  catalogue: Catalogue;
  index: TourIndex;
  /** Where the atlas will be found, if that is known. */
  site: URL | null;
  json: (file: BuiltFile) => unknown;
  bytes: (file: BuiltFile) => Uint8Array;
  /** Takes a file of the kit, by its address from the atlas's own. */
  write: (address: string, content: string | Uint8Array) => void;
}

export async function makeKit(options: KitOptions): Promise<Kit> {
  const { root, catalogue, index, site, json, bytes, write } = options;
  const type = await houseType(root, catalogue.fonts, bytes);
  const paint = painter(root, type);
  const files = await groundFiles(options);
  const layers = new Map(
    catalogue.layers.map((entry) => [entry.id, readLayerData(entry.id, json(entry.file))]),
  );
  const dataOf = ({ id }: { id: string }) => {
    const data = layers.get(id);
    if (!data) throw new Error(`share kit: got layer ${id}, expected one of the catalogue`);
    return data;
  };
  const lanes = new Lanes(availableParallelism() + 1);

  const plateKit = async (plate: Plate): Promise<KitPlate> => {
    const { key, preset } = plate;
    const shown = plateLayers(catalogue, plate, dataOf);
    const inBoth = (make: (lang: Lang) => string): Text => ({ zh: make('zh'), en: make('en') });
    const atlas = inBoth((lang) => `#${plateLink(catalogue, plate, lang)}`);
    const pictures = { zh: {}, en: {} } as KitPlate['pictures'];
    for (const lang of LANGS) {
      const way = isPublic(site) ? { name: nameOf(site), qr: qrOf(new URL(atlas[lang], site).href) } : null;
      const series = seriesOf(index, plate)?.title[lang] ?? null;
      for (const form of FORMS) {
        const svg = drawPlate(
          { catalogue, files, dataOf, plate, series, lang, way, measure: type.measure },
          form,
        );
        write(pictureOf(key, lang, form, 'svg'), svg);
        const [, width = '', height = ''] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
        // How large the PNG is, is known when it is painted.
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
        html: plateSnippets({ catalogue, index, site: site.href }, plate, lang).iframe,
        size: sizeOf(PLATE_FRAME),
      });
      write(oembedOf(key, lang), JSON.stringify(answer));
    }
    return {
      key,
      title: preset.title,
      text: preset.text,
      alt: inBoth((lang) => altText(catalogue, plate, shown, lang)),
      embed: inBoth((lang) => embedPageOf(index, key, lang)),
      oembed: site && inBoth((lang) => oembedOf(key, lang)),
      atlas,
      pictures,
    };
  };

  const kit: Kit = { version: 1, site: site?.href ?? null, plates: [] };
  for (const plate of platesOf(index)) kit.plates.push(await plateKit(plate));
  await lanes.rest();
  write('share/kit.json', JSON.stringify(kit));
  return kit;
}

/** An address as people write it. */
const nameOf = (site: URL): string => (site.host + site.pathname).replace(/\/$/, '');

/** The ground, with its relief inside: a picture that travels alone has no files beside it. */
async function groundFiles({ catalogue, json, bytes }: KitOptions): Promise<GroundFiles> {
  const { units, water, seats, relief } = catalogue.ground;
  const { default: sharp } = await import('sharp');
  const jpeg = await sharp(bytes(relief.paper))
    .resize(RELIEF.width)
    // Whole numbers would darken it.
    .blur({ sigma: RELIEF.blur, precision: 'float' })
    .jpeg({ quality: RELIEF.quality, chromaSubsampling: '4:4:4', mozjpeg: true })
    .toBuffer();
  const uri = `data:image/jpeg;base64,${jpeg.toString('base64')}`;
  return {
    units: json(units),
    water: json(water),
    seats: json(seats),
    relief: { paper: uri, night: uri },
  } as GroundFiles;
}

/** Runs so many things at a time; whoever brings one more waits until a lane is free. */
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
