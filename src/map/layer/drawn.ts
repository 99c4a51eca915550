/** Prepares a layer's data for drawing: every feature gets its look and a point for its label. */
import type { Feature as GeoFeature, FeatureCollection, Geometry, Position } from 'geojson';
import type { LayerEntry, Mark } from '../../domain/layer/catalogue.ts';
import { lookOf, type Look } from '../../domain/layer/encode.ts';
import type { Feature, LayerData } from '../../domain/layer/feature.ts';
import { boundsOf, positions, project, unproject } from '../../domain/geometry/geo.ts';
import { ALONG, ARC_BEND, FEATURE_LABELS } from '../../domain/map/basemap.ts';
import { emsOf } from '../../domain/text/text-width.ts';
import { isAreaMark } from '../../domain/layer/mark-slot.ts';
import { alongOf, marksEachWay } from '../../domain/layer/trips.ts';

/**
 * Properties of a drawn feature. `mark: label` is the point of its label; `of` is the mark of the labelled feature.
 */
export interface DrawnProperties extends Look {
  id: string;
  class?: string;
  mark: Mark | 'label';
  of: Mark;
  zh: string;
  en: string;
  /** Position in the layer's file, which lists the most important features first. */
  order: number;
  /** Desktop zoom from which the name fits along the line and follows it. */
  along: number;
  /** For a trip: number of marks that move in each direction. */
  marks?: number;
  /** For a trip: refs, as text, of the lines that its marks move along. */
  follows?: readonly string[];
}
export type DrawnFeature = GeoFeature<Geometry, DrawnProperties>;
/** A mark with a look that occurs among the features of a class; size is left out. */
export type DrawnCombination = Pick<DrawnProperties, 'mark' | 'class' | 'color' | 'pattern' | 'edge'>;
export interface Drawn extends FeatureCollection<Geometry, DrawnProperties> {
  /** The combinations that the style must be able to draw. */
  combinations: readonly DrawnCombination[];
  /** What it shows, as text: two of the same layer with the same text have the same features. */
  states: string;
}

/** A zoom that the map never reaches. */
const NEVER = 99;

/** Length of the longest part of a line, in world widths. */
function reach(geometry: Geometry): number {
  const length = (line: readonly Position[]): number =>
    line.reduce((sum, here, i) => {
      const before = line[i - 1];
      if (!before) return sum;
      const [ax, ay] = project(before[0] ?? NaN, before[1] ?? NaN);
      const [bx, by] = project(here[0] ?? NaN, here[1] ?? NaN);
      return sum + Math.hypot(bx - ax, by - ay);
    }, 0);
  switch (geometry.type) {
    case 'LineString':
      return length(geometry.coordinates);
    case 'MultiLineString':
      return Math.max(0, ...geometry.coordinates.map(length));
    case 'GeometryCollection':
    case 'MultiPoint':
    case 'MultiPolygon':
    case 'Point':
    case 'Polygon':
      return 0;
  }
}

/** Desktop zoom from which a name fits along a line, with some room to spare; NEVER for other geometries. */
function fitsFrom(geometry: Geometry, name: string, size: number): number {
  const world = reach(geometry);
  if (world === 0) return NEVER;
  return Math.log2((emsOf(name) * size * 1.3) / (world * 512));
}

/** Desktop zoom from which a feature's name, in both languages, follows its line. */
function followsFrom({ geometry, properties: { name, short = name } }: Feature): number {
  const { size } = FEATURE_LABELS.line;
  return Math.max(ALONG, fitsFrom(geometry, short.zh, size), fitsFrom(geometry, short.en, size));
}

/** Area of the bounding box in square degrees, used only for sorting. */
function extent(geometry: Geometry): number {
  const [w, s, e, n] = boundsOf(positions(geometry));
  return (e - w) * (n - s);
}

const classed = (name: string | undefined): { class?: string } => (name === undefined ? {} : { class: name });

/** What a mark needs besides the look: its own properties, and the point of its label if it is not the feature's. */
interface Preparation {
  own?: (entry: LayerEntry, feature: Feature) => Partial<DrawnProperties>;
  labelAt?: (geometry: Geometry) => Position | null;
}
const PREPARATIONS = {
  fill: {},
  line: { own: (_, feature) => ({ along: followsFrom(feature) }) },
  circle: {},
  arc: { labelAt: apex },
  trip: { own: (entry, { properties: p }) => ({ marks: marksEachWay(entry, p), follows: alongOf(p) }) },
} satisfies Record<Mark, Preparation>;

function draw(entry: LayerEntry, feature: Feature, order: number): DrawnFeature {
  const { properties: p, geometry } = feature;
  const name = p.short ?? p.name;
  const { own }: Preparation = PREPARATIONS[p.mark];
  return {
    type: 'Feature',
    geometry,
    properties: {
      id: p.id,
      ...classed(p.class),
      mark: p.mark,
      of: p.mark,
      zh: name.zh,
      en: name.en,
      order,
      along: NEVER,
      ...own?.(entry, feature),
      ...lookOf(entry, p),
    },
  };
}

/** The apex of an arc between two places: the point farthest from the straight line. */
function apex(geometry: Geometry): Position | null {
  const all = [...positions(geometry)];
  const [from, to] = [all[0], all.at(-1)];
  if (!from || !to) return null;
  const [ax, ay] = project(from[0] ?? NaN, from[1] ?? NaN);
  const [bx, by] = project(to[0] ?? NaN, to[1] ?? NaN);
  return unproject((ax + bx) / 2 + (by - ay) * ARC_BEND, (ay + by) / 2 - (bx - ax) * ARC_BEND);
}

function labelOf(feature: DrawnFeature, at: readonly [number, number]): DrawnFeature {
  const { labelAt }: Preparation = PREPARATIONS[feature.properties.of];
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: labelAt?.(feature.geometry) ?? [...at] },
    properties: { ...feature.properties, mark: 'label' },
  };
}

function occurring(features: readonly DrawnFeature[]): DrawnCombination[] {
  const found = new Map<string, DrawnCombination>();
  for (const { properties: p } of features) {
    const { mark, color, pattern, edge } = p;
    found.set([mark, p.class, color, pattern, edge].join(), {
      mark,
      ...classed(p.class),
      color,
      pattern,
      edge,
    });
  }
  return [...found.values()];
}
const collection = (features: DrawnFeature[], states: string): Drawn => ({
  type: 'FeatureCollection',
  features,
  combinations: occurring(features),
  states,
});

/** All drawn features of a layer: large areas first, so that small ones lie on top; then the label points. */
export function drawnOf(entry: LayerEntry, data: LayerData, states = ''): Drawn {
  const features = data.features.map((feature, order) => draw(entry, feature, order));
  const labels = data.features.flatMap((source, i) => {
    const feature = features[i];
    return feature ? [labelOf(feature, source.properties.at)] : [];
  });
  const rank = (f: DrawnFeature): number => (isAreaMark(f.properties.of) ? -extent(f.geometry) : 0);
  return collection([...features.sort((a, b) => rank(a) - rank(b)), ...labels], states);
}

/** A layer before its features have loaded; the catalogue lists the combinations that will occur. */
export const expected = (entry: LayerEntry): Drawn => ({
  ...collection([], 'expected'),
  combinations: entry.combinations.map((combination) => ({
    mark: combination.mark,
    ...classed(combination.class),
    ...lookOf(entry, { ...combination, values: {} }),
  })),
});

/** Only these features of a layer, with their label points. */
export const only = (drawn: Drawn, ids: ReadonlySet<string>): Drawn =>
  collection(
    drawn.features.filter((f) => ids.has(f.properties.id)),
    drawn.states,
  );
