/** A layer's data file: GeoJSON (RFC 7946) that includes facts, sources and a description. */
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
  /** Its states before `since`, oldest first. Left out if none is known. */
  earlier?: readonly Phase[];
  /** The date when it is due to be in use. */
  target?: Target;
  /** Set only by `atMoment`: the moment is in the future, and the target date has passed by then. */
  expected?: true;
  asOf: string;
  note?: Text;
  facts: readonly Fact[];
  sources: readonly string[];
  basis: Basis;
  accuracy_km: number;
  confidence?: 'low';
  related: readonly string[];
  /** The mark of the layer that draws it. */
  mark: Mark;
  /** Numbers for steps of sizes or colours, by field. */
  values: Readonly<Record<string, number>>;
  /** Position of its label and of the card's "show on map": lon, lat. */
  at: readonly [number, number];
  /** The keyword of its recipe: units, ring, through, basemap, around … */
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

/** Reads parsed JSON as the data of a layer. Throws an Error with the layer, the value got and the value expected. */
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
