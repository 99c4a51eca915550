/**
 * What the app tells the static map and what it reports. Types only: the implementation travels in the page itself
 * (src/app/first.ts) and is found as `svg.svg-map`; the app adopts it and never imports it. What only the app needs, other
 * layers and marks of features, it brings itself (drawing.ts).
 */
import type { FeatureRef } from '../../domain/layer/feature.ts';
import type { Camera, Padding, Size } from '../../domain/geometry/geo.ts';

export interface SvgMapEvents {
  /** While it moves: at most once a frame. */
  moving: { camera: Camera };
  /** It has come to rest, after a gesture, a flight or a change of size. */
  moved: { camera: Camera };
  /** Features under a tap or click: points, then lines, then areas, topmost first; none = empty map. */
  picked: { refs: readonly FeatureRef[]; at: { x: number; y: number } };
}

export interface SvgMap {
  readonly svg: SVGSVGElement;
  camera(): Camera;
  /** Where it was put last; from there it was moved by hand. */
  began(): Camera;
  size(): Size;
  /** What the panels leave free: the padding of the element that holds the map. */
  padding(): Padding;
  /** Jumps there (kept within the limits); reports `moved`. */
  set(camera: Camera): void;
  /** Flies there, or jumps for those who want no motion; reports `moving` and `moved`. */
  fly(camera: Camera): void;
  /** Zooms by levels about the middle of what the panels leave free. */
  zoomBy(levels: number): void;
  /** Reads the labels of the drawing anew and places them; names of these features (layer/feature) come first. */
  refresh(highlighted: ReadonlySet<string>): void;
  /** Calls back on each such event until the returned function is called. */
  on<T extends keyof SvgMapEvents>(type: T, fn: (event: SvgMapEvents[T]) => void): () => void;
  /** What was tapped before anybody listened, once. */
  takePick(): SvgMapEvents['picked'] | null;
  /** Takes no more gestures (the GL map is in charge) or takes them again; it keeps its camera. */
  rest(resting: boolean): void;
  /** Ends it: no more listeners, the picture stays. */
  close(): void;
}

declare global {
  interface SVGSVGElement {
    svgMap?: SvgMap;
  }
}
