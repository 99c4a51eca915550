/** Shared parts of the pictures of a published view: input, colours, sizes and texts. */
import type { Catalogue, CatalogueLayer } from '../../domain/layer/catalogue.ts';
import type { LayerData } from '../../domain/layer/feature.ts';
import { SCHEME_COLORS, hex } from '../../domain/legend/palette.ts';
import type { PublishedView } from '../../domain/embed/published-view.ts';
import type { PublishedLayer } from '../../domain/embed/published-layers.ts';
import type { Lang } from '../../domain/view/view.ts';
import type { BasemapFiles } from '../basemap/basemap.ts';
import { legendBlock, type LegendBlock } from '../legend/legend.ts';
import type { MeasureText } from '../label/lines.ts';

export interface PublishedPicture {
  catalogue: Catalogue;
  files: BasemapFiles;
  dataOf: (layer: CatalogueLayer) => LayerData;
  publishedView: PublishedView;
  /** Title of the series of which the published view is a chapter. */
  series: string | null;
  lang: Lang;
  /**
   * The atlas's address as text, and the address of the published view as rows of QR modules. Null if the address is
   * not known.
   */
  way: { name: string; qr: readonly (readonly boolean[])[] } | null;
  measure: MeasureText;
}

/** The result of composing a published view in one form. */
export interface Composed {
  height: number;
  body: string;
  /** The layers in sight. */
  layers: readonly PublishedLayer[];
}

export const SCHEME = 'paper';
export const { background: PAPER, ink: INK, quiet: QUIET, border: BORDER } = SCHEME_COLORS[SCHEME];
export const ACCENT = hex('vermilion-1', SCHEME);

/** Sizes of a form in pixels. `scale`: scale of the map relative to a desktop. */
export interface Measures {
  margin: number;
  scale: number;
  eyebrow: number;
  title: number;
  text: number;
  legend: number;
  /** Minimum font size of the legend. Below it, the legend gets shorter instead. */
  least: number;
  small: number;
  qr: number;
}

export const WORDS = {
  sources: { zh: '来源', en: 'Sources' },
  more: { zh: '等{count}项', en: 'and others, {count} in all' },
  credits: { zh: '底图', en: 'Basemap' },
  creditsThere: { zh: '底图数据与全部来源见图集', en: 'Basemap data and all sources: see the atlas' },
  noAddress: { zh: '图集网址：未写明', en: 'Address of the atlas: not given' },
  scan: { zh: '扫码看互动地图', en: 'Scan for the live map' },
  everything: { zh: '每个要素的来源、状态与精度', en: 'source, status and exactness of every feature' },
} as const;

/** The legend of these layers, at most this high. */
export const publishedLegend = (
  { lang, measure }: PublishedPicture,
  m: Measures,
  layers: readonly PublishedLayer[],
  width: number,
  most: number,
): LegendBlock =>
  legendBlock(
    layers.map(({ entry }) => entry),
    width,
    most,
    { lang, scheme: SCHEME, measure, size: m.legend, least: m.least, scale: m.scale },
  );
