/** The interface of the GL map: methods and events. Types only, so the rest of the app may import them. */
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
  /** Absolute addresses of the relief pictures. Without them no relief is drawn. */
  relief?: { paper: string; night: string };
}

/** A name as the map writes it. */
export interface GlyphRequest {
  text: string;
  weight: 400 | 700;
}

export interface GlMapOptions {
  container: HTMLElement;
  catalogue: Catalogue;
  /** Called once. The GL map opens while the basemap loads, and fails without it. */
  basemap: () => Promise<BasemapData>;
  /** The first picture. Its camera is explicit, so that the map does not jump. */
  view: View;
  highlighted: readonly FeatureRef[];
  camera: Camera;
  /** The padding that panels leave. A function is called again when the window has changed. */
  padding: Padding | (() => Padding);
  /** Names in the picture. Their glyphs are drawn while MapLibre's code loads. */
  glyphRequests: readonly GlyphRequest[];
  /** Absolute address of a built file, for the fonts of labels. Without it the system's fonts are used. */
  address?: (file: BuiltFile) => string;
  /** Loads a layer's data; rejects when it is missing or broken. The GL map draws the layer once it has loaded. */
  load: (layer: string) => Promise<LayerData>;
  report: (event: GlMapEvent) => void;
}

/** What the GL map reports. */
export type GlMapEvent =
  /** Everything in the View is drawn for the first time. */
  | { type: 'ready' }
  /** The camera has come to rest after a gesture or a flight. */
  | { type: 'moved'; camera: Camera }
  /** Sent while the camera moves, for scale bars. */
  | { type: 'moving'; camera: Camera }
  /** Features under a tap or click, topmost first; none means empty map. */
  | { type: 'picked'; refs: readonly FeatureRef[]; at: { x: number; y: number } }
  /** Features under the pointer. */
  | { type: 'hovered'; refs: readonly FeatureRef[] }
  /** This layer could not be loaded or drawn; the others remain. */
  | { type: 'layer-failed'; layer: string; message: string }
  /** The WebGL context was lost: the app shows the SVG map and reopens the GL map. */
  | { type: 'lost' };

export interface GlMap {
  /** Draws the View. Only what differs from the previous one is changed. */
  show(view: View): void;
  /** Highlights these features (of a plan element, for example) in addition to the selection. */
  highlight(refs: readonly FeatureRef[]): void;
  /** Flies to a camera, or jumps if the reader prefers less motion. */
  fly(camera: Camera): void;
  /** Zooms by levels about the centre. */
  zoomBy(levels: number): void;
  camera(): Camera;
  /** Closes the GL map and frees its memory. */
  close(): void;
}
export type OpenGlMap = (options: GlMapOptions) => Promise<GlMap>;
