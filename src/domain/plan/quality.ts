/** The figures of the data-quality page. The build counts them; the page shows them. */
import type { Basis, PlanElement, Source, Status, Text } from '../layer/catalogue.ts';
import type { Lang } from '../view/view.ts';

/** The number of features of each kind. */
export interface Tally {
  features: number;
  basis: Readonly<Record<Basis, number>>;
  status: Readonly<Record<Status, number>>;
  /** Features marked as based on a weak source. */
  low: number;
  /** Features with a known date since which the status holds. */
  dated: number;
  /** Figures and other facts on cards, and the number marked as weak. */
  facts: number;
  lowFacts: number;
  /** Smallest and largest stated uncertainty of a position, km. */
  accuracy: readonly [least: number, most: number];
}
export interface LayerQuality extends Tally {
  layer: string;
  /** True if its features repeat those of another layer. Totals leave them out. */
  repeats: boolean;
}

/** A published area or length, and the one measured from the drawing: km² or km. */
export interface FigureQuality {
  /** layer/feature */
  ref: string;
  name: Text;
  what: 'area' | 'length';
  published: number;
  /** The year or date of the published figure, and its source. */
  year?: string;
  source: string;
  /** The qualification by its author. */
  note?: Text;
  computed: number;
  /** The allowed difference: see `isLoose`. */
  allowed: number;
  off: boolean;
}

/** Places that a published text names along a line, compared with the drawn line. */
export interface RouteQuality {
  /** layer/feature */
  ref: string;
  name: Text;
  source: string;
  spots: readonly {
    name: Text;
    what: 'place' | 'unit';
    /** The distance from the drawn line, and the allowed distance, km. */
    km: number;
    allowed: number;
    /** True if the line is drawn through the place. Then the distance does not test the drawing. */
    isDrawn: boolean;
  }[];
}

/** The uses of a source: features, elements of the plan, and named points in geometries. */
export interface SourceUse {
  source: Source;
  features: number;
  elements: number;
  places: number;
}

/**
 * The evidence of features: one source (without our own estimates), an estimate among the sources, or only estimates.
 */
export interface Support {
  features: number;
  single: number;
  estimate: number;
  onlyEstimate: number;
}

/** An element of the plan without features on the map. */
export interface Undrawn {
  id: string;
  name: Text;
  heading: Text;
  why: NonNullable<PlanElement['undrawn']>['why'];
  reason: Text;
  unknown?: Text;
}
/** What is not known about an element on the map. */
export interface Unknown {
  id: string;
  name: Text;
  heading: Text;
  unknown: Text;
}

/** A feature whose target date has passed without a report of its opening. */
export interface Unverified {
  /** layer/feature */
  ref: string;
  name: Text;
  status: Status;
  target: string;
  /** Source of the target. */
  source: string;
  /** Date of the latest evidence for its status. */
  asOf: string;
}

/** quality.<hash>.json */
export interface QualityReport {
  edition: string;
  /** In panel order. */
  layers: readonly LayerQuality[];
  /** Largest difference first, in percent of the published figure. */
  figures: readonly FigureQuality[];
  routes: readonly RouteQuality[];
  /** Most used first. */
  sources: readonly SourceUse[];
  support: Support;
  /**
   * The numbers of facts whose source has a known outlet, and of those whose source has none. Each fact counts once.
   */
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

/** The totals of all layers, with each feature counted once. Throws if there are no layers. */
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

/**
 * Difference between the drawing and the published figure, in percent of the published one. Positive: the drawing is
 * larger.
 */
export const differenceOf = ({
  published,
  computed,
}: Pick<FigureQuality, 'published' | 'computed'>): number => ((computed - published) / published) * 100;

/** If the allowed difference is more than this share of the figure, the figure does not test the drawing. */
const LOOSE = 0.25;
/**
 * Whether the allowed difference is too large to test the drawing. A figure outside even that difference still fails.
 */
export const isLoose = ({
  published,
  allowed,
  off,
}: Pick<FigureQuality, 'published' | 'allowed' | 'off'>): boolean => !off && allowed > LOOSE * published;

/** The difference as a share of the allowed one. Below −1 or above 1 it fails. */
export const strainOf = ({
  published,
  computed,
  allowed,
}: Pick<FigureQuality, 'published' | 'computed' | 'allowed'>): number => (computed - published) / allowed;
