/** What the build writes of each layer as a page of its own: readable, printable and citable without any script. */
import { render } from 'svelte/server';
import type { Catalogue, LayerEntry, TourIndex } from '../domain/catalogue.ts';
import { readLayerData, refOf, type LayerData } from '../domain/feature.ts';
import { fit, type Padding, type Size } from '../domain/geo.ts';
import { pageOf } from '../domain/link.ts';
import { altText, plateLayers } from '../domain/plate-layers.ts';
import { plateOfLayer } from '../domain/plate.ts';
import type { Lang } from '../domain/view.ts';
import type { GroundFiles } from '../svg/ground.ts';
import { drawScene } from '../svg/scene.ts';
import { LANGS, pageDocument, upFrom } from './page/document.ts';
import { styleTag } from './page/inline.ts';
import type { SocialPlate } from './page/social.ts';
import LayerPage from './page/LayerPage.svelte';
import type { Writing } from './page/whole-page.ts';

/** The picture of a wide page, and one whose names a phone can still show legibly. */
const PICTURES: Readonly<Record<'wide' | 'narrow', Size>> = {
  wide: { width: 960, height: 640 },
  narrow: { width: 420, height: 440 },
};
/** Room for names at the edges; the approval line stands in the lower one. */
const MARGINS: Readonly<Record<keyof typeof PICTURES, Padding>> = {
  wide: { top: 44, right: 44, bottom: 52, left: 44 },
  narrow: { top: 28, right: 24, bottom: 40, left: 24 },
};
/** A layer of one small place is still shown with its surroundings. */
const CLOSEST = 9.5;

/** The picture under a class of its own, so that two of them can stand in one page. */
const named = (svg: string, name: string): string =>
  svg
    .replace('class="sheet"', `class="picture ${name}"`)
    .replace(/<style>([^<]*)<\/style>/, (_, css: string) => styleTag(css.replaceAll('.sheet', `.${name}`)))
    .replaceAll('id="hatch', `id="${name}-hatch`)
    .replaceAll('url(#hatch', `url(#${name}-hatch`)
    .replaceAll('href="#hatch', `href="#${name}-hatch`);

/** The layer alone on the ground, with as many of its names as there is room for. */
function draw(
  name: keyof typeof PICTURES,
  { catalogue, ground, entry, data, lang }: Omit<PageOptions, 'nameOf' | 'site' | 'picture'>,
): string {
  const size = PICTURES[name];
  const { minzoom: _, ...always } = entry;
  const shown: LayerEntry = { ...always, label: entry.label === false ? false : { minzoom: 0 } };
  const svg = drawScene({
    catalogue: { ...catalogue, title: entry.title },
    files: ground,
    layers: [{ entry: shown, data }],
    camera: fit(entry.bounds, size, MARGINS[name], CLOSEST),
    size,
    lang,
    ground: 'paper',
  });
  return named(svg, name);
}

interface PageOptions {
  catalogue: Catalogue;
  ground: GroundFiles;
  entry: LayerEntry;
  data: LayerData;
  lang: Lang;
  site: string | null;
  plate: SocialPlate;
  /** The name of layer/feature. */
  nameOf: (ref: string) => string | undefined;
}

function write(options: PageOptions): string {
  const { catalogue, ground, entry, data, lang, site, plate, nameOf } = options;
  const address = pageOf(entry.id, lang);
  const up = upFrom(address);
  const { relief } = catalogue.ground;
  const at = {
    ...options,
    ground: {
      ...ground,
      relief: { paper: `${up}data/${relief.paper.href}`, night: `${up}data/${relief.night.href}` },
    },
  };
  const pictures = [draw('wide', at), draw('narrow', at)];
  const { head, body } = render(LayerPage, { props: { catalogue, entry, data, lang, up, pictures, nameOf } });
  return pageDocument({
    title: `${entry.title[lang]} · ${catalogue.title[lang]}`,
    description: entry.summary[lang],
    lang,
    addressIn: (l) => pageOf(entry.id, l),
    // Its maps are drawn on paper.
    ground: 'paper',
    siteName: catalogue.title[lang],
    site,
    plate,
    head,
    body,
  });
}

/**
 * The about pages of all layers by address (`layers/cities/`), each written when it is asked for; `read` gives the
 * parsed JSON of a built file, `site` is the atlas's whole address, if it is known.
 */
export function layerPages({ catalogue, read, site }: Writing): ReadonlyMap<string, () => string> {
  const { units, water, seats } = catalogue.ground;
  const ground = { units: read(units), water: read(water), seats: read(seats) } as GroundFiles;
  const all = new Map(
    catalogue.layers.map((entry) => [entry.id, readLayerData(entry.id, read(entry.file))] as const),
  );
  const index = read(catalogue.tours) as TourIndex;
  const dataOf = ({ id }: LayerEntry): LayerData => {
    const data = all.get(id);
    if (!data) throw new Error(`layer pages: got layer ${id}, expected one of the catalogue`);
    return data;
  };
  const plateFor = (entry: LayerEntry, lang: Lang): SocialPlate => {
    const plate = plateOfLayer(index, entry.id);
    return {
      key: plate.key,
      title: plate.preset.title[lang],
      alt: altText(catalogue, plate, plateLayers(catalogue, plate, dataOf), lang),
    };
  };
  return new Map(
    catalogue.layers.flatMap((entry) => {
      const data = all.get(entry.id);
      if (!data) return [];
      return LANGS.map((lang): [string, () => string] => {
        const nameOf = (ref: string): string | undefined => {
          const { layer, feature } = refOf(ref);
          return all.get(layer)?.features.find((f) => f.properties.id === feature)?.properties.name[lang];
        };
        const plate = plateFor(entry, lang);
        return [
          pageOf(entry.id, lang),
          () => write({ catalogue, ground, entry, data, lang, site, plate, nameOf }),
        ];
      });
    }),
  );
}
