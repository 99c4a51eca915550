/** What the house tells the projector, and what it reports back. Types only: the rest of the house may import them. */
import type { BuiltFile, Catalogue, Seat } from '../domain/catalogue.ts';
import type { FeatureRef, LayerData } from '../domain/feature.ts';
import type { Camera, Padding } from '../domain/geo.ts';
import type { View } from '../domain/view.ts';
import type { FeatureCollection } from 'geojson';
import type { Topology } from 'topojson-specification';

export interface GroundData {
  units: Topology;
  water: FeatureCollection;
  seats: readonly Seat[];
  /** Absolute addresses of the relief pictures; left out, no relief is drawn. */
  relief?: { paper: string; night: string };
}

/** A name as it is written. */
export interface Writing {
  text: string;
  weight: 400 | 700;
}

export interface StageOptions {
  container: HTMLElement;
  catalogue: Catalogue;
  /** Asked for once; the stage opens while it is on its way, and cannot do without it. */
  ground: () => Promise<GroundData>;
  /** The first picture: the camera is explicit, so that nothing jumps. */
  view: View;
  highlighted: readonly FeatureRef[];
  camera: Camera;
  /** What the panels leave free; a function is asked again when the window has changed. */
  padding: Padding | (() => Padding);
  /** Names that the picture shows: their letters are drawn while MapLibre's code is on its way. */
  writings: readonly Writing[];
  /** Absolute address of a built file, for the fonts of the labels; left out, the system's type is drawn. */
  address?: (file: BuiltFile) => string;
  /** A layer's data; rejects when it is missing or broken. The stage draws the layer once it is there. */
  load: (layer: string) => Promise<LayerData>;
  report: (event: StageEvent) => void;
}

/** What the stage reports. */
export type StageEvent =
  /** Everything of the View is drawn for the first time. */
  | { type: 'ready' }
  /** The user or a flight moved the camera; sent when it has come to rest. */
  | { type: 'moved'; camera: Camera }
  /** Sent while it moves, for scale bars. */
  | { type: 'moving'; camera: Camera }
  /** Features under a tap or click, topmost first; none = empty ground. */
  | { type: 'picked'; refs: readonly FeatureRef[]; at: { x: number; y: number } }
  /** Features under the pointer. */
  | { type: 'hovered'; refs: readonly FeatureRef[] }
  /** This layer could not be loaded or drawn; the rest stands. */
  | { type: 'layer-failed'; layer: string; message: string }
  /** The stage cannot open, its worker being out of reach: the house stays with the SVG. */
  | { type: 'failed'; message: string }
  /** The WebGL context was lost: the house shows the SVG and reopens the stage. */
  | { type: 'lost' };

export interface Stage {
  /** Draws the View; only what differs from the one before is touched. */
  show(view: View): void;
  /** Highlights these features (a plan element's, say), besides the selection. */
  highlight(refs: readonly FeatureRef[]): void;
  /** Flies (or jumps, for those who want no motion) to a camera. */
  fly(camera: Camera): void;
  /** Zooms by levels about the centre. */
  zoomBy(levels: number): void;
  camera(): Camera;
  /** Ends the stage and frees its memory. */
  close(): void;
}
export type OpenStage = (options: StageOptions) => Promise<Stage>;
