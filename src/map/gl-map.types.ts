/** What the app tells the GL map, and what it reports back. Types only: the rest of the app may import them. */
import type { BuiltFile, Catalogue, Seat } from '../domain/layer/catalogue.ts';
import type { FeatureRef, LayerData } from '../domain/layer/feature.ts';
import type { Camera, Padding } from '../domain/geometry/geo.ts';
import type { View } from '../domain/view/view.ts';
import type { FeatureCollection } from 'geojson';
import type { Topology } from 'topojson-specification';

export interface BasemapData {
  units: Topology;
  water: FeatureCollection;
  seats: readonly Seat[];
  /** Absolute addresses of the relief pictures; left out, no relief is drawn. */
  relief?: { paper: string; night: string };
}

/** A name as it is written. */
export interface GlyphRequest {
  text: string;
  weight: 400 | 700;
}

export interface GlMapOptions {
  container: HTMLElement;
  catalogue: Catalogue;
  /** Asked for once; the GL map opens while it is on its way, and cannot do without it. */
  basemap: () => Promise<BasemapData>;
  /** The first picture: the camera is explicit, so that nothing jumps. */
  view: View;
  highlighted: readonly FeatureRef[];
  camera: Camera;
  /** What the panels leave free; a function is asked again when the window has changed. */
  padding: Padding | (() => Padding);
  /** Names that the picture shows: their letters are drawn while MapLibre's code is on its way. */
  glyphRequests: readonly GlyphRequest[];
  /** Absolute address of a built file, for the fonts of the labels; left out, the system's type is drawn. */
  address?: (file: BuiltFile) => string;
  /** A layer's data; rejects when it is missing or broken. The GL map draws the layer once it is there. */
  load: (layer: string) => Promise<LayerData>;
  report: (event: GlMapEvent) => void;
}

/** What the GL map reports. */
export type GlMapEvent =
  /** Everything of the View is drawn for the first time. */
  | { type: 'ready' }
  /** The user or a flight moved the camera; sent when it has come to rest. */
  | { type: 'moved'; camera: Camera }
  /** Sent while it moves, for scale bars. */
  | { type: 'moving'; camera: Camera }
  /** Features under a tap or click, topmost first; none = empty map. */
  | { type: 'picked'; refs: readonly FeatureRef[]; at: { x: number; y: number } }
  /** Features under the pointer. */
  | { type: 'hovered'; refs: readonly FeatureRef[] }
  /** This layer could not be loaded or drawn; the rest stands. */
  | { type: 'layer-failed'; layer: string; message: string }
  /** The GL map cannot open, its worker being out of reach: the app stays with the SVG. */
  | { type: 'failed'; message: string }
  /** The WebGL context was lost: the app shows the SVG and reopens the GL map. */
  | { type: 'lost' };

export interface GlMap {
  /** Draws the View; only what differs from the one before is touched. */
  show(view: View): void;
  /** Highlights these features (a plan element's, say), besides the selection. */
  highlight(refs: readonly FeatureRef[]): void;
  /** Flies (or jumps, for those who want no motion) to a camera. */
  fly(camera: Camera): void;
  /** Zooms by levels about the centre. */
  zoomBy(levels: number): void;
  camera(): Camera;
  /** Ends the GL map and frees its memory. */
  close(): void;
}
export type OpenGlMap = (options: GlMapOptions) => Promise<GlMap>;
