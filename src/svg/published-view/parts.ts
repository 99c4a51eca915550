/** What the pictures of a published view have in common: what they are made from, their colours, sizes and words. */
import type { Catalogue, LayerEntry } from '../../domain/layer/catalogue.ts';
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
  dataOf: (entry: LayerEntry) => LayerData;
  publishedView: PublishedView;
  /** What the published view is a chapter of. */
  series: string | null;
  lang: Lang;
  /** The atlas's address as people write it, and that of the published view there as rows of modules; null if nobody knows it. */
  way: { name: string; qr: readonly (readonly boolean[])[] } | null;
  measure: MeasureText;
}

/** What a form makes of a published view. */
export interface Composed {
  height: number;
  body: string;
  /** The layers that are in sight. */
  layers: readonly PublishedLayer[];
}

export const SCHEME = 'paper';
export const { background: PAPER, ink: INK, quiet: QUIET, border: BORDER } = SCHEME_COLORS[SCHEME];
export const ACCENT = hex('vermilion-1', SCHEME);

/** Sizes of a form in pixels; `scale`: how many times larger than on a desktop the map is drawn. */
export interface Measures {
  margin: number;
  scale: number;
  eyebrow: number;
  title: number;
  text: number;
  legend: number;
  /** The smallest letters of the legend: before they get smaller it says less. */
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

/** The legend of those layers, at most that high. */
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
