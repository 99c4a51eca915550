/** A layer's data file: GeoJSON (RFC 7946) that carries its own facts, sources and description. */
import type { Feature as GeoFeature, Geometry } from 'geojson';
import type { Basis, Fact, Mark, Phase, Source, Status, Target, Text } from './catalogue.ts';

export interface FeatureRecord {
  id: string;
  name: Text;
  short?: Text;
  aliases: readonly string[];
  class?: string;
  status: Status;
  since?: string;
  until?: string;
  /** What it was before `since`, oldest first; left out where nothing is known. */
  earlier?: readonly Phase[];
  /** When it is, or was, to be in use. */
  target?: Target;
  /** Set by `atMoment` only: at that moment to come its target says that it is in use. */
  expected?: true;
  asOf: string;
  note?: Text;
  facts: readonly Fact[];
  sources: readonly string[];
  basis: Basis;
  accuracy_km: number;
  confidence?: 'low';
  related: readonly string[];
  /** Which of the layer's marks draws it. */
  mark: Mark;
  /** Numbers that size or colour steps read, by field. */
  values: Readonly<Record<string, number>>;
  /** Where its label and its card's "show on map" point to: lon, lat. */
  at: readonly [number, number];
  /** The recipe's words: units, ring, through, basemap, around … */
  recipe: string;
}
export type Feature = GeoFeature<Geometry, FeatureRecord>;

export interface LayerData {
  type: 'FeatureCollection';
  /** layer id */
  layer: string;
  features: readonly Feature[];
  sources: Readonly<Record<string, Source>>;
  /** Paragraphs of the layer's description. */
  about: { zh: readonly string[]; en: readonly string[] };
}

export interface FeatureRef {
  layer: string;
  feature: string;
}
export const refText = (ref: FeatureRef): string => `${ref.layer}/${ref.feature}`;
export const refOf = (text: string): FeatureRef => {
  const cut = text.indexOf('/');
  return { layer: text.slice(0, cut), feature: text.slice(cut + 1) };
};

/** Reads parsed JSON as the data of that layer; throws an Error that says who, got and expected. */
export function readLayerData(layer: string, value: unknown): LayerData {
  const got = value as Partial<LayerData> | null;
  if (got?.type !== 'FeatureCollection' || !Array.isArray(got.features))
    throw new Error(`layer ${layer}: got ${String(got?.type)}, expected a FeatureCollection`);
  if (got.layer !== layer)
    throw new Error(`layer ${layer}: the file says it is of layer ${String(got.layer)}`);
  const broken = got.features.findIndex((f: Feature | null) => !f?.properties.id || !(f.geometry as unknown));
  if (broken >= 0)
    throw new Error(`layer ${layer}: feature ${String(broken)} has no id or geometry, expected both`);
  return got as LayerData;
}
