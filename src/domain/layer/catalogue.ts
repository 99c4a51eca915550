/** catalogue.json: the only contract between the data and the app, and what a layer's data file holds. */
import type {
  Basis,
  DatabaseLicence,
  Diagram,
  Encoding,
  Field,
  Mark,
  Pattern,
  Source,
  Status,
  Text,
} from './declaration.schema.ts';
import type { Color } from '../legend/palette.ts';
import type { Bounds } from '../geometry/geo.ts';

export type * from './declaration.schema.ts';

/** Raised whenever an older app could no longer read a newer catalogue. */
export const CATALOGUE_VERSION = 1;

/** The file of all licences, from the atlas's own address, and the licences (SPDX) of the data that are ours to give. */
export const LICENCES = {
  file: 'LICENSES.txt',
  layers: 'CC-BY-4.0',
  water: 'LGPL-3.0-or-later',
} as const;

/** A built file: address relative to catalogue.json, bytes as built. */
export interface BuiltFile {
  href: string;
  bytes: number;
}

/** How a layer is offered (SPDX): as the editors', or as the database asks that many of its positions come from. */
export type LayerLicence = typeof LICENCES.layers | DatabaseLicence;

export interface LayerEntry {
  id: string;
  title: Text;
  summary: Text;
  theme: string;
  marks: readonly Mark[];
  rank: number;
  on: boolean;
  minzoom?: number;
  color: Encoding<Color>;
  size?: Encoding<number>;
  pattern?: Encoding<Pattern>;
  fill: number;
  /** Zoom from which names are shown; `later`: classes whose names wait until another. */
  label: false | { minzoom: number; later?: Readonly<Record<string, number>> };
  fields: Readonly<Record<string, Field>>;
  /** Of moving marks: the field that says how many there are, and how many of its unit each one stands for. */
  trips?: { by: string; each: number };
  /** One line that the reader needs below the legend. */
  reading?: Text;
  licence: LayerLicence;
  file: BuiltFile;
  bounds: Bounds;
  /** How many features the layer has, and which marks, classes, statuses and bases occur among them. */
  count: number;
  combinations: readonly Combination[];
}

/** One combination that occurs in the layer's features, with how many features have it: what the legend must cover. */
export interface Combination {
  mark: Mark;
  class?: string;
  status: Status;
  basis: Basis;
  /** Seen at a moment to come: in use by then, if its target is kept. */
  expected?: true;
  count: number;
}

export interface Catalogue {
  version: typeof CATALOGUE_VERSION;
  /** Of all built data: the same data, the same text. */
  hash: string;
  title: Text;
  subtitle: Text;
  bounds: Bounds;
  reach: Bounds;
  /** YYYY, YYYY-MM or YYYY-MM-DD: when the facts were last gone through, which is what today means. */
  edition: string;
  /** Date of the newest source that others published; empty where none is dated. */
  newest: string;
  /** First and last year that the map can be seen at. */
  years: readonly [number, number];
  /** Moments of their own on the slider; without `when`: today. */
  moments: readonly { when?: string; label: Text }[];
  /** Map approval number (审图号); empty = not reviewed. */
  approval: string;
  credits: readonly { id: string; text: Text }[];
  themes: readonly { id: string; title: Text }[];
  /** In panel order: by theme, then rank. */
  layers: readonly LayerEntry[];
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
  /** Subsets of Noto Sans SC: `labels` holds every character the map can write, `text` the others of the app. */
  fonts: readonly FontFile[];
}

export interface FontFile extends BuiltFile {
  use: 'labels' | 'text';
  weight: 400 | 700;
  /** CSS unicode-range, where the file must not serve other characters; none = all. */
  range?: string;
}

/** A label point of the basemap: rank 1 is Zhengzhou, 2 other cities, 3 counties, 4 urban districts. */
export interface Seat {
  code: number;
  zh: string;
  en: string;
  lon: number;
  lat: number;
  rank: 1 | 2 | 3 | 4;
}

/** plan.<hash>.json: headings of the plan with their elements, and the sources they cite. */
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
  /** What the article says, in our own words; or `added`: why the atlas adds what the article does not name. */
  says?: Text;
  added?: Text;
  /** What is known since, oldest first. */
  known: readonly { when: string; text: Text; source: string }[];
  unknown?: Text;
  diagram?: Diagram;
  sources: readonly string[];
  /** layer/feature, whole layers already spelled out. */
  shows?: readonly string[];
  /** Classes of their layers that are not drawn beside them. */
  hidden: Readonly<Record<string, readonly string[]>>;
  /** Of all that shows it. */
  bounds?: Bounds;
  undrawn?: { why: 'unpublished' | 'not-spatial'; zh: string; en: string };
}

/** tours.<hash>.json: the guided stories and the presets, in their order. */
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
/** A view that has a name. */
export interface Preset {
  id: string;
  title: Text;
  text: Text;
  on: readonly string[];
  hidden: Readonly<Record<string, readonly string[]>>;
  bounds: Bounds;
  /** Left out: today. */
  moment?: string;
  /** layer/feature */
  highlight: readonly string[];
}
export interface Chapter extends Preset {
  seconds: number;
}

/** timeline.<hash>.json: what changed when, oldest first. */
export interface Timeline {
  events: readonly Change[];
}
/** A feature becomes something; or it was to be in use (`due`), and was not seen to be (`missed`); or it was given up. */
export interface Change {
  when: string;
  /** layer/feature */
  ref: string;
  name: Text;
  to: Status | 'due' | 'missed' | 'ended';
}

/** search.<hash>.json: one row a feature or place; pinyin without tones or spaces. */
export interface SearchRow {
  /** layer/feature, place/code for a place, or plan/id for an element of the plan. */
  ref: string;
  zh: string;
  en: string;
  pinyin: string;
  initials: string;
  aliases?: readonly string[];
  /** lon, lat to fly to; elements of the plan go to what shows them. */
  at?: readonly [number, number];
  /** 1 (first) .. 9: breaks ties between equal matches. */
  rank: number;
}

/** Reads parsed JSON as a catalogue; throws an Error that says what was got and expected. */
export function readCatalogue(value: unknown): Catalogue {
  const got = value as Partial<Catalogue> | null;
  if (got?.version !== CATALOGUE_VERSION)
    throw new Error(
      `catalogue.json: got version ${String(got?.version)}, expected ${String(CATALOGUE_VERSION)}`,
    );
  if (!Array.isArray(got.layers)) throw new Error('catalogue.json: got no list of layers, expected one');
  return got as Catalogue;
}
