/** Writes the about page of each layer: readable, printable and citable without any script. */
import { render } from 'svelte/server';
import type { Catalogue, CatalogueLayer, TourIndex } from '../domain/layer/catalogue.ts';
import { readLayerData, refOf, type LayerData } from '../domain/layer/feature.ts';
import { fit, type Padding, type Size } from '../domain/geometry/geo.ts';
import { pageOf } from '../domain/view/link.ts';
import { altText, publishedLayers } from '../domain/embed/published-layers.ts';
import { publishedViewOfLayer } from '../domain/embed/published-view.ts';
import type { Lang } from '../domain/view/view.ts';
import type { BasemapFiles } from '../svg/basemap/basemap.ts';
import { drawScene } from '../svg/scene.ts';
import { LANGS, pageDocument, upFrom } from './page/document.ts';
import { styleTag } from './page/inline.ts';
import type { SocialPublishedView } from './page/social.ts';
import LayerPage from './page/LayerPage.svelte';
import type { PageContext } from './page/whole-page.ts';

/** Sizes of the picture for wide and narrow pages, CSS pixels. The narrow one keeps names legible on a phone. */
const PICTURES: Readonly<Record<'wide' | 'narrow', Size>> = {
  wide: { width: 960, height: 640 },
  narrow: { width: 420, height: 440 },
};
/** Room for names at the edges. The approval line stands in the lower margin. */
const MARGINS: Readonly<Record<keyof typeof PICTURES, Padding>> = {
  wide: { top: 44, right: 44, bottom: 52, left: 44 },
  narrow: { top: 28, right: 24, bottom: 40, left: 24 },
};
/** Greatest zoom of a picture, so that a layer of one small place is shown with its surroundings. */
const CLOSEST = 9.5;

/** Renames the picture's classes, so that a page can contain two pictures. */
const named = (svg: string, name: string): string =>
  svg
    .replace('class="svg-map"', `class="picture ${name}"`)
    .replace(/<style>([^<]*)<\/style>/, (_, css: string) => styleTag(css.replaceAll('.svg-map', `.${name}`)))
    .replaceAll('id="hatch', `id="${name}-hatch`)
    .replaceAll('url(#hatch', `url(#${name}-hatch`)
    .replaceAll('href="#hatch', `href="#${name}-hatch`);

/** Draws the layer alone on the basemap, with all names that find room. */
function draw(
  name: keyof typeof PICTURES,
  { catalogue, basemap, entry, data, lang }: Omit<PageOptions, 'nameOf' | 'site' | 'picture'>,
): string {
  const size = PICTURES[name];
  const { minzoom: _, ...always } = entry;
  const shown: CatalogueLayer = { ...always, label: entry.label === false ? false : { minzoom: 0 } };
  const svg = drawScene({
    catalogue: { ...catalogue, title: entry.title },
    files: basemap,
    layers: [{ entry: shown, data }],
    camera: fit(entry.bounds, size, MARGINS[name], CLOSEST),
    size,
    lang,
    scheme: 'paper',
  });
  return named(svg, name);
}

interface PageOptions {
  catalogue: Catalogue;
  basemap: BasemapFiles;
  entry: CatalogueLayer;
  data: LayerData;
  lang: Lang;
  site: string | null;
  publishedView: SocialPublishedView;
  /** The name of a feature by its ref, `layer/feature`. */
  nameOf: (ref: string) => string | undefined;
}

function write(options: PageOptions): string {
  const { catalogue, basemap, entry, data, lang, site, publishedView, nameOf } = options;
  const address = pageOf(entry.id, lang);
  const up = upFrom(address);
  const { relief } = catalogue.basemap;
  const at = {
    ...options,
    basemap: {
      ...basemap,
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
    // The pictures of the page use the light scheme.
    scheme: 'paper',
    siteName: catalogue.title[lang],
    site,
    publishedView,
    head,
    body,
  });
}

/**
 * The about pages of all layers by address (`layers/cities/`). Each is written when its function is called. `read`
 * returns the parsed JSON of a built file; `site` is the atlas's absolute address, if it is known.
 */
export function layerPages({ catalogue, read, site }: PageContext): ReadonlyMap<string, () => string> {
  const { units, water, seats } = catalogue.basemap;
  const basemap = { units: read(units), water: read(water), seats: read(seats) } as BasemapFiles;
  const all = new Map(
    catalogue.layers.map((entry) => [entry.id, readLayerData(entry.id, read(entry.file))] as const),
  );
  const index = read(catalogue.tours) as TourIndex;
  const dataOf = ({ id }: CatalogueLayer): LayerData => {
    const data = all.get(id);
    if (!data) throw new Error(`layer pages: got layer ${id}, expected one of the catalogue`);
    return data;
  };
  const publishedViewFor = (entry: CatalogueLayer, lang: Lang): SocialPublishedView => {
    const publishedView = publishedViewOfLayer(index, entry.id);
    return {
      key: publishedView.key,
      title: publishedView.preset.title[lang],
      alt: altText(catalogue, publishedView, publishedLayers(catalogue, publishedView, dataOf), lang),
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
        const publishedView = publishedViewFor(entry, lang);
        return [
          pageOf(entry.id, lang),
          () => write({ catalogue, basemap, entry, data, lang, site, publishedView, nameOf }),
        ];
      });
    }),
  );
}
