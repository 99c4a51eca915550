/** What the pictures of a plate have in common: what they are made from, their colours, sizes and words. */
import type { Catalogue, LayerEntry } from '../../domain/catalogue.ts';
import type { LayerData } from '../../domain/feature.ts';
import { GROUND_COLORS, hex } from '../../domain/palette.ts';
import type { Plate } from '../../domain/plate.ts';
import type { PlateLayer } from '../../domain/plate-layers.ts';
import type { Lang } from '../../domain/view.ts';
import type { GroundFiles } from '../ground.ts';
import { legendBlock, type Legend } from '../legend.ts';
import type { MeasureText } from '../lines.ts';

export interface PlatePicture {
  catalogue: Catalogue;
  files: GroundFiles;
  dataOf: (entry: LayerEntry) => LayerData;
  plate: Plate;
  /** What the plate is a chapter of. */
  series: string | null;
  lang: Lang;
  /** The atlas's address as people write it, and that of the plate there as rows of modules; null if nobody knows it. */
  way: { name: string; qr: readonly (readonly boolean[])[] } | null;
  measure: MeasureText;
}

/** What a form makes of a plate. */
export interface Composed {
  height: number;
  body: string;
  /** The layers that are in sight. */
  layers: readonly PlateLayer[];
}

export const GROUND = 'paper';
export const { background: PAPER, ink: INK, quiet: QUIET, border: BORDER } = GROUND_COLORS[GROUND];
export const ACCENT = hex('vermilion-1', GROUND);

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
  credits: { zh: '底图', en: 'Ground' },
  creditsThere: { zh: '底图数据与全部来源见图集', en: 'Ground data and all sources: see the atlas' },
  noAddress: { zh: '图集网址：未写明', en: 'Address of the atlas: not given' },
  scan: { zh: '扫码看互动地图', en: 'Scan for the live map' },
  everything: { zh: '每个要素的来源、状态与精度', en: 'source, status and exactness of every feature' },
} as const;

/** The legend of those layers, at most that high. */
export const plateLegend = (
  { lang, measure }: PlatePicture,
  m: Measures,
  layers: readonly PlateLayer[],
  width: number,
  most: number,
): Legend =>
  legendBlock(
    layers.map(({ entry }) => entry),
    width,
    most,
    { lang, ground: GROUND, measure, size: m.legend, least: m.least, scale: m.scale },
  );
