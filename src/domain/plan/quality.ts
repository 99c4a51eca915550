/** What the data-quality page says: counted by the build from the data, and read here. */
import type { Basis, PlanElement, Source, Status, Text } from '../layer/catalogue.ts';
import type { Lang } from '../view/view.ts';

/** How many features there are of each kind. */
export interface Tally {
  features: number;
  basis: Readonly<Record<Basis, number>>;
  status: Readonly<Record<Status, number>>;
  /** Marked as resting on a weak source. */
  low: number;
  /** With a stated date since which the status holds. */
  dated: number;
  /** Figures and other facts on their cards, and how many of these are marked as weak. */
  facts: number;
  lowFacts: number;
  /** Smallest and largest stated doubt of a position, km. */
  accuracy: readonly [least: number, most: number];
}
export interface LayerQuality extends Tally {
  layer: string;
  /** Its features are those of other layers once more: totals leave them out. */
  repeats: boolean;
}

/** A published area or length beside what the drawing measures: km² or km. */
export interface FigureQuality {
  /** layer/feature */
  ref: string;
  name: Text;
  what: 'area' | 'length';
  published: number;
  /** The year or date the published figure is of, and its source. */
  year?: string;
  source: string;
  /** As its author qualified it. */
  note?: Text;
  computed: number;
  /** How far apart they may lie: see `isLoose`. */
  allowed: number;
  off: boolean;
}

/** What a published text says that a line passes, beside the drawing. */
export interface RouteQuality {
  /** layer/feature */
  ref: string;
  name: Text;
  source: string;
  spots: readonly {
    name: Text;
    what: 'place' | 'unit';
    /** How far it lies from the drawn line, and how far it may, km. */
    km: number;
    allowed: number;
    /** The line is drawn through it, so that this says nothing of the drawing. */
    isDrawn: boolean;
  }[];
}

/** What rests on a source: features, elements of the plan, and named points that geometries are drawn through. */
export interface SourceUse {
  source: Source;
  features: number;
  elements: number;
  places: number;
}

/** What features rest on: one source, not counting estimates of our own; such an estimate too; nothing but that. */
export interface Support {
  features: number;
  single: number;
  estimate: number;
  onlyEstimate: number;
}

/** An element of the plan that nothing on the map shows. */
export interface Undrawn {
  id: string;
  name: Text;
  heading: Text;
  why: NonNullable<PlanElement['undrawn']>['why'];
  reason: Text;
  unknown?: Text;
}
/** What is not known of an element that is drawn. */
export interface Unknown {
  id: string;
  name: Text;
  heading: Text;
  unknown: Text;
}

/** A feature whose published date has passed, and that nobody was seen to report as open. */
export interface Unverified {
  /** layer/feature */
  ref: string;
  name: Text;
  status: Status;
  target: string;
  /** Source of the target. */
  source: string;
  /** Date of the last evidence of its status. */
  asOf: string;
}

/** quality.<hash>.json */
export interface QualityReport {
  edition: string;
  /** In panel order. */
  layers: readonly LayerQuality[];
  /** The furthest off first, in percent of what was published. */
  figures: readonly FigureQuality[];
  routes: readonly RouteQuality[];
  /** The most used first. */
  sources: readonly SourceUse[];
  support: Support;
  /** Facts whose source has a known outlet, and those whose has not; each once. */
  outlets: { named: number; unnamed: number };
  undrawn: readonly Undrawn[];
  unknown: readonly Unknown[];
  unverified: readonly Unverified[];
}

/** The address of the data-quality page, from the atlas's own address. */
export const qualityPageOf = (lang: Lang): string => `quality/${lang === 'zh' ? '' : 'en/'}`;

const sum = <K extends string>(all: readonly Readonly<Record<K, number>>[]): Record<K, number> => {
  const total: Partial<Record<K, number>> = {};
  for (const one of all) for (const key of Object.keys(one) as K[]) total[key] = (total[key] ?? 0) + one[key];
  return total as Record<K, number>;
};

/** All layers as one, each feature once; throws where there is none. */
export function totalOf(all: readonly LayerQuality[]): Tally {
  const layers = all.filter((l) => !l.repeats);
  if (layers.length === 0) throw new Error('quality: got no layers, expected at least one');
  const { features, low, dated, facts, lowFacts } = sum(
    layers.map((l) => ({
      features: l.features,
      low: l.low,
      dated: l.dated,
      facts: l.facts,
      lowFacts: l.lowFacts,
    })),
  );
  return {
    features,
    basis: sum(layers.map((l) => l.basis)),
    status: sum(layers.map((l) => l.status)),
    low,
    dated,
    facts,
    lowFacts,
    accuracy: [Math.min(...layers.map((l) => l.accuracy[0])), Math.max(...layers.map((l) => l.accuracy[1]))],
  };
}

/** How far the drawing lies from the published figure, in percent of the latter: positive where it is larger. */
export const differenceOf = ({
  published,
  computed,
}: Pick<FigureQuality, 'published' | 'computed'>): number => ((computed - published) / published) * 100;

/** A figure that is allowed to be off by more than this share of itself says nothing of the drawing. */
const LOOSE = 0.25;
/** Whether so much is allowed that the figure cannot be checked by the drawing; one that is off all the same is off. */
export const isLoose = ({
  published,
  allowed,
  off,
}: Pick<FigureQuality, 'published' | 'allowed' | 'off'>): boolean => !off && allowed > LOOSE * published;

/** The difference as a share of what is allowed: beyond −1 and 1 it is off. */
export const strainOf = ({
  published,
  computed,
  allowed,
}: Pick<FigureQuality, 'published' | 'computed' | 'allowed'>): number => (computed - published) / allowed;
