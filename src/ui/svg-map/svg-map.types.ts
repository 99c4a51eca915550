/**
 * The interface of the SVG map: methods and events. Types only: the code is part of the page (src/app/first.ts)
 * and is found as `svg.svgMap`; the app adopts it and never imports it. drawing.ts has what only the app needs: other
 * layers, and marks on features.
 */
import type { FeatureRef } from '../../domain/layer/feature.ts';
import type { Camera, Padding, Size } from '../../domain/geometry/geo.ts';

export interface SvgMapEvents {
  /** While it moves, at most once a frame. */
  moving: { camera: Camera };
  /** It has come to rest, after a gesture, a flight or a change of size. */
  moved: { camera: Camera };
  /** Features under a tap or click: points, then lines, then areas, topmost first; none means empty map. */
  picked: { refs: readonly FeatureRef[]; at: { x: number; y: number } };
}

export interface SvgMap {
  readonly svg: SVGSVGElement;
  camera(): Camera;
  /** The camera that was last set by code; gestures start from there. */
  began(): Camera;
  size(): Size;
  /** The padding of the element that holds the map: the area that panels cover. */
  padding(): Padding;
  /** Jumps to the camera (within the limits); reports `moved`. */
  set(camera: Camera): void;
  /** Flies to the camera, or jumps if the user prefers less motion; reports `moving` and `moved`. */
  fly(camera: Camera): void;
  /** Zooms by levels about the centre of the area that the panels leave free. */
  zoomBy(levels: number): void;
  /** Reads the labels of the drawing again and places them; names of these features (layer/feature) come first. */
  refresh(highlighted: ReadonlySet<string>): void;
  /** Calls back on each such event until the returned function is called. */
  on<T extends keyof SvgMapEvents>(type: T, fn: (event: SvgMapEvents[T]) => void): () => void;
  /** The tap that came before there was a listener; returned once. */
  takePick(): SvgMapEvents['picked'] | null;
  /** Ignores gestures (the GL map handles them) or handles them again; the camera stays. */
  rest(resting: boolean): void;
  /** Removes all listeners; the picture stays. */
  close(): void;
}

declare global {
  interface SVGSVGElement {
    svgMap?: SvgMap;
  }
}
