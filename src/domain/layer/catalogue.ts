/** catalogue.json, the only contract between the data and the app; and the types of the other built files. */
import type {
  Basis,
  DatabaseLicence,
  Diagram,
  Encoding,
  Field,
  Mark,
  Panels,
  Pattern,
  Source,
  Status,
  Text,
} from './declaration.schema.ts';
import type { Color } from '../legend/palette.ts';
import type { Bounds } from '../geometry/geo.ts';
import type { LayerData } from './feature.ts';

export type * from './declaration.schema.ts';

/** Increase it if older apps cannot read the new catalogue. */
export const CATALOGUE_VERSION = 1;

/** The file of all licences, relative to the atlas, and the licences (SPDX) of our own data. */
export const LICENCES = {
  file: 'LICENSES.txt',
  layers: 'CC-BY-4.0',
  water: 'LGPL-3.0-or-later',
} as const;

/** A built file: its address relative to catalogue.json, and its size in bytes. */
export interface BuiltFile {
  href: string;
  bytes: number;
}

/**
 * The licence of a layer (SPDX): the editors' own, or the one that a database requires if many positions come from
 * it.
 */
export type LayerLicence = typeof LICENCES.layers | DatabaseLicence;

/** A layer as maps, legends and cards know it, whether it is in the catalogue or a reader's own. */
export interface LayerEntry {
  id: string;
  title: Text;
  summary: Text;
  marks: readonly Mark[];
  rank: number;
  minzoom?: number;
  color: Encoding<Color>;
  size?: Encoding<number>;
  pattern?: Encoding<Pattern>;
  fill: number;
  /** Zoom from which names are shown. `later`: larger zooms for the names of some classes. */
  label: false | { minzoom: number; later?: Readonly<Record<string, number>> };
  fields: Readonly<Record<string, Field>>;
  /** For moving marks: the field with their number, and how many of its unit each mark stands for. */
  trips?: { by: string; each: number };
  /** A line below the legend that helps to read the layer. */
  reading?: Text;
  bounds: Bounds;
  /** The number of features in the layer, and the combinations of mark, class, status and basis that occur. */
  count: number;
  combinations: readonly Combination[];
}

/** A layer of the catalogue. Its data is a built file. */
export interface CatalogueLayer extends LayerEntry {
  theme: string;
  /** Whether it is on at the start. */
  on: boolean;
  licence: LayerLicence;
  file: BuiltFile;
}

/** A layer that a reader has brought, with its data. It is in no link, and in no published view. */
export interface OwnLayer extends LayerEntry {
  data: LayerData;
}

/**
 * A combination that occurs in the layer's features, and how many features have it. The legend must cover all of
 * them.
 */
export interface Combination {
  mark: Mark;
  class?: string;
  status: Status;
  basis: Basis;
  /** Set at a future moment, if the target date of these features has passed by then. */
  expected?: true;
  count: number;
}

export interface Catalogue {
  version: typeof CATALOGUE_VERSION;
  /** Hash of all built data: the same data give the same text. */
  hash: string;
  title: Text;
  subtitle: Text;
  bounds: Bounds;
  reach: Bounds;
  /** Smallest and largest zoom of links and of the map. */
  zoom: readonly [number, number];
  /** YYYY, YYYY-MM or YYYY-MM-DD: the date of the last review of the facts. The app uses it as today. */
  edition: string;
  /** Date of the newest source that others published; empty if none has a date. */
  newest: string;
  /** First and last year that the map can show. */
  years: readonly [number, number];
  /** Labelled moments on the slider. Without `when`: today. */
  moments: readonly { when?: string; label: Text }[];
  /** Map approval number (审图号); empty = not reviewed. */
  approval: string;
  credits: readonly { id: string; text: Text }[];
  themes: readonly { id: string; title: Text }[];
  /** The layers that the data panels read. */
  panels?: Panels;
  /** In panel order: by theme, then by rank. */
  layers: readonly CatalogueLayer[];
  basemap: {
    /** TopoJSON: objects counties {code, zh, en, city} and cities {code, zh, en}. */
    units: BuiltFile;
    /** GeoJSON: {id, kind, zh, en, rank, accuracy_km}. */
    water: BuiltFile;
    /** Seat[] */
    seats: BuiltFile;
    relief: { paper: BuiltFile; night: BuiltFile; bounds: Bounds };
  };
  plan: BuiltFile;
  search: BuiltFile;
  /** TourIndex */
  tours: BuiltFile;
  /** Timeline */
  timeline: BuiltFile;
  /** QualityReport */
  quality: BuiltFile;
  /** PlanFrameIndex */
  frames: BuiltFile;
  /**
   * Subsets of Noto Sans SC: `labels` has every character that maps can contain, `text` the other characters of the
   * app.
   */
  fonts: readonly FontFile[];
}

export interface FontFile extends BuiltFile {
  use: 'labels' | 'text';
  weight: 400 | 700;
  /** CSS unicode-range, if the file must not be used for other characters. None means all. */
  range?: string;
}

/** A label point of the basemap. Rank 1 is Zhengzhou, 2 other cities, 3 counties, 4 urban districts. */
export interface Seat {
  code: number;
  zh: string;
  en: string;
  lon: number;
  lat: number;
  rank: 1 | 2 | 3 | 4;
}

/** plan.<hash>.json: headings of the plan with their elements, and the sources that they cite. */
export interface PlanIndex {
  headings: readonly PlanHeading[];
  sources: Readonly<Record<string, Source>>;
}
export interface PlanHeading {
  id: string;
  title: Text;
  elements: readonly PlanElement[];
}
export interface PlanElement {
  id: string;
  name: Text;
  /**
   * The article's statement in our own words; or `added`: why the atlas adds an element that the article does not
   * name.
   */
  says?: Text;
  added?: Text;
  /** Facts that became known later, oldest first. */
  known: readonly { when: string; text: Text; source: string }[];
  unknown?: Text;
  diagram?: Diagram;
  sources: readonly string[];
  /** layer/feature. Layers are already expanded to all their features. */
  shows?: readonly string[];
  /** Classes of these layers that are hidden while the element is shown. */
  hidden: Readonly<Record<string, readonly string[]>>;
  /** Bounds of all features that show it. */
  bounds?: Bounds;
  undrawn?: { why: 'unpublished' | 'not-spatial'; zh: string; en: string };
}

/** tours.<hash>.json: stories and presets, in order. */
export interface TourIndex {
  tours: readonly Tour[];
  presets: readonly Preset[];
}
export interface Tour {
  id: string;
  title: Text;
  summary: Text;
  chapters: readonly Chapter[];
}
/** A named view. */
export interface Preset {
  id: string;
  title: Text;
  text: Text;
  on: readonly string[];
  hidden: Readonly<Record<string, readonly string[]>>;
  bounds: Bounds;
  /** Left out for today. */
  moment?: string;
  /** layer/feature */
  highlight: readonly string[];
}
export interface Chapter extends Preset {
  seconds: number;
}

/** timeline.<hash>.json: all changes with their dates, oldest first. */
export interface Timeline {
  events: readonly Change[];
}
/**
 * A change of a feature: it gets a new status, its target date comes (`due`), it missed its target date (`missed`),
 * or it ended.
 */
export interface Change {
  when: string;
  /** layer/feature */
  ref: string;
  name: Text;
  to: Status | 'due' | 'missed' | 'ended';
}

/** search.<hash>.json: one row for each feature, place or element of the plan. Pinyin has no tones or spaces. */
export interface SearchRow {
  /** layer/feature, place/code for a place, or plan/id for an element of the plan. */
  ref: string;
  zh: string;
  en: string;
  pinyin: string;
  initials: string;
  aliases?: readonly string[];
  /** lon, lat of the point to fly to. Elements of the plan have none: the map moves to the features that show them. */
  at?: readonly [number, number];
  /** 1 (first) to 9: decides between equal matches. */
  rank: number;
}

/** Reads parsed JSON as a catalogue. Throws an Error with the value got and the value expected. */
export function readCatalogue(value: unknown): Catalogue {
  const got = value as Partial<Catalogue> | null;
  if (got?.version !== CATALOGUE_VERSION)
    throw new Error(
      `catalogue.json: got version ${String(got?.version)}, expected ${String(CATALOGUE_VERSION)}`,
    );
  if (!Array.isArray(got.layers)) throw new Error('catalogue.json: got no list of layers, expected one');
  return got as Catalogue;
}
