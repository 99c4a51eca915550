/** Types of a scene: everything on the GL map at one moment, as plain values that can be compared. */
import type { LayerSpecification } from 'maplibre-gl';
import type { FeatureCollection } from 'geojson';
import type { Slot } from '../../domain/layer/catalogue.ts';
import type { Bounds } from '../../domain/geometry/geo.ts';
import type { FeatureRef } from '../../domain/layer/feature.ts';
import type { Scheme } from '../../domain/legend/palette.ts';
import type { Lang } from '../../domain/view/view.ts';

/** Two sources with the same key hold the same data, so comparing them is cheap. */
export type SceneSource =
  | { kind: 'features'; key: string; data: FeatureCollection }
  | { kind: 'picture'; key: string; url: string; corners: Corners }
  | ({ kind: 'vector tiles'; key: string } & Tiles)
  | ({ kind: 'raster tiles'; key: string; tileSize: number } & Tiles);
/** Where tiles come from: templates of addresses with {z}, {x} and {y}, the zooms that they have, where they are. */
interface Tiles {
  tiles: readonly string[];
  minzoom: number;
  maxzoom: number;
  bounds: Bounds;
}
type Corner = [lon: number, lat: number];
/** North-west, north-east, south-east, south-west. */
export type Corners = [Corner, Corner, Corner, Corner];

/** An arc between two places. */
export interface Arc {
  ref: FeatureRef;
  from: readonly [number, number];
  to: readonly [number, number];
  /** #rrggbb */
  color: string;
  opacity: number;
  /** Screen pixels. */
  width: number;
  /** Dash and gap in screen pixels; none for a solid one. */
  dash: readonly [number, number] | null;
  /** Bands under it, from the lowest. */
  under: readonly { color: string; opacity: number; width: number }[];
}

/** Marks that move both ways along a line; MapLibre draws the guide line. */
export interface Trip {
  ref: FeatureRef;
  /** lon, lat */
  line: readonly (readonly [number, number])[];
  /** Number of marks in each direction. */
  marks: number;
  /** #rrggbb */
  color: string;
  opacity: number;
  /** Width of a mark in screen pixels. */
  width: number;
}

/** What deck.gl draws. */
export interface Flowing {
  arcs: readonly Arc[];
  trips: readonly Trip[];
}

export interface Scene extends Flowing {
  sources: Readonly<Record<string, SceneSource>>;
  /** From the lowest to the topmost; the anchor layer of each slot is its last. */
  layers: readonly LayerSpecification[];
}

/** Style layers by slot. */
export type Slotted = Readonly<Partial<Record<Slot, readonly LayerSpecification[]>>>;

/** Settings that every style layer depends on. */
export interface Setting {
  scheme: Scheme;
  lang: Lang;
  /** rem / 16: the factor by which everything is larger than on a desktop. */
  scale: number;
}
