/** Handles touch and mouse on the map: picking and hovering. */
import type { Map as MapLibre, MapMouseEvent } from 'maplibre-gl';
import { refText, type FeatureRef } from '../../domain/layer/feature.ts';
import { Taps } from '../../domain/map/taps.ts';
import { FLIGHT, remScale } from './camera.ts';
import type { FlowLoader } from '../deck/flow-loader.ts';
import { hitsAt, sorted, TOLERANCE, type Hit } from './pick.ts';

interface Point {
  x: number;
  y: number;
}

export class Pointer {
  readonly #map: MapLibre;
  readonly #flows: FlowLoader;
  readonly #picked: (refs: readonly FeatureRef[], at: Point) => void;
  readonly #hovered: (refs: readonly FeatureRef[]) => void;
  /** Whether the last press was a touch. Clicks and moves that a browser emulates after a touch do not tell. */
  #touch = false;
  #refs: readonly FeatureRef[] = [];
  #frame = 0;
  readonly #taps = new Taps();
  readonly #pressed = (event: PointerEvent): void => {
    this.#touch = event.pointerType !== 'mouse';
    if (this.#touch) this.#hover([]);
    this.#taps.press({ x: event.clientX, y: event.clientY, time: event.timeStamp }, remScale());
  };

  constructor(
    map: MapLibre,
    flows: FlowLoader,
    picked: (refs: readonly FeatureRef[], at: Point) => void,
    hovered: (refs: readonly FeatureRef[]) => void,
  ) {
    this.#map = map;
    this.#flows = flows;
    this.#picked = picked;
    this.#hovered = hovered;
    map.getCanvasContainer().addEventListener('pointerdown', this.#pressed, { passive: true });
    // MapLibre would zoom on a double click, and both clicks would also pick.
    map.doubleClickZoom.disable();
    map.on('click', ({ point: { x, y }, lngLat, originalEvent }) => {
      const refs = this.#at({ x, y });
      const { clientX, clientY, timeStamp, shiftKey } = originalEvent;
      this.#taps.lift(
        { x: clientX, y: clientY, time: timeStamp },
        remScale(),
        () => {
          picked(refs, { x, y });
        },
        () => {
          map.easeTo({ zoom: map.getZoom() + (shiftKey ? -1 : 1), around: lngLat, duration: FLIGHT });
        },
      );
    });
    map.on('mousemove', (event) => {
      this.#moved(event);
    });
    map.on('mouseout', () => {
      this.#hover([]);
    });
  }

  /** Picks at a point with the tolerance of a finger. */
  tap(point: Point): void {
    this.#touch = true;
    this.#picked(this.#at(point), point);
  }

  close(): void {
    cancelAnimationFrame(this.#frame);
    this.#map.getCanvasContainer().removeEventListener('pointerdown', this.#pressed);
  }

  #at(point: Point): FeatureRef[] {
    const tolerance = TOLERANCE[this.#touch ? 'touch' : 'mouse'] * remScale();
    const arc = this.#flows.pick(point, tolerance);
    const hits: Hit[] = [...(arc ? [{ ref: arc, aim: 'arc' as const, away: 0 }] : [])];
    return sorted([...hits, ...hitsAt(this.#map, point, tolerance)]);
  }

  /** Looks for features at most once a frame, and not while the map moves. */
  #moved({ point: { x, y } }: MapMouseEvent): void {
    if (this.#touch) return;
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      if (!this.#map.isMoving()) this.#hover(this.#at({ x, y }));
    });
  }

  #hover(refs: readonly FeatureRef[]): void {
    if (refs.map(refText).join() === this.#refs.map(refText).join()) return;
    // Draws only the topmost feature stronger: the one that a click would pick.
    this.#raise(this.#refs[0], false);
    this.#raise(refs[0], true);
    this.#refs = refs;
    this.#map.getCanvasContainer().classList.toggle('on-feature', refs.length > 0);
    this.#hovered(refs);
  }

  #raise(ref: FeatureRef | undefined, hover: boolean): void {
    if (!ref) return;
    this.#flows.hover(hover ? ref : null);
    if (this.#map.getSource(ref.layer))
      this.#map.setFeatureState({ source: ref.layer, id: ref.feature }, { hover });
  }
}
