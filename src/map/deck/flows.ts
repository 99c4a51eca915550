/** Draws arcs and trips over the map with deck.gl. Loaded only when a layer that has either is on. */
import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { Map as MapLibre } from 'maplibre-gl';
import type { FeatureRef } from '../../domain/layer/feature.ts';
import { ARC_BEND } from '../../domain/map/basemap.ts';
import { remScale } from '../gl-map/camera.ts';
import { FlowLayer } from './flow-layer.ts';
import { TripClock } from './trip-clock.ts';
import { TripLayer } from './trip-layer.ts';
import { LOOP, tracksOf, type Track } from './tracks.ts';
import type { Arc, Flowing, Trip } from '../scene/scene.types.ts';

export interface Flows {
  show(flowing: Flowing): void;
  /** The feature of the arc within `tolerance` CSS pixels of a point; null if there is none. */
  pick(at: { x: number; y: number }, tolerance: number): FeatureRef | null;
  /** Draws this arc wider; null ends that. */
  hover(ref: FeatureRef | null): void;
  close(): void;
}

/** Pixels by which an arc is wider under the pointer. */
const HOVER = 1.6;

type Rgba = [number, number, number, number];
interface Stroke {
  arc: Arc;
  color: Rgba;
  width: number;
  dash: [number, number];
}

const rgba = (color: string, opacity: number): Rgba => {
  const n = Number.parseInt(color.slice(1), 16);
  return [n >> 16, (n >> 8) & 255, n & 255, Math.round(opacity * 255)];
};

const layerOf = (id: string, data: readonly Stroke[], pickable: boolean): FlowLayer<Stroke> =>
  new FlowLayer<Stroke>({
    id,
    data,
    pickable,
    getSourcePosition: (d) => [d.arc.from[0], d.arc.from[1]],
    getTargetPosition: (d) => [d.arc.to[0], d.arc.to[1]],
    getSourceColor: (d) => d.color,
    getTargetColor: (d) => d.color,
    getWidth: (d) => d.width,
    getDash: (d) => d.dash,
    getHeight: 2 * ARC_BEND,
    getTilt: 90,
    numSegments: 64,
    antialiasing: true,
  });

/** Length of a mark and its trail, in pixels. */
const TRAIL = 28;

const tripsLayer = (trips: readonly Trip[], zoom: number, currentTime: number): TripLayer<Track> =>
  new TripLayer<Track>({
    id: 'trips',
    data: trips.flatMap((trip) => tracksOf(trip, zoom)),
    currentTime,
    trailLength: TRAIL * remScale(),
    getPath: (d) => d.path,
    getTimestamps: (d) => d.times,
    getPace: (d) => d.pace,
    getColor: (d) => rgba(d.trip.color, d.trip.opacity),
    getWidth: (d) => d.trip.width,
    widthUnits: 'pixels',
    jointRounded: true,
  });

export interface FlowEvents {
  /** deck.gl has its own WebGL context and draws. */
  ready: () => void;
  /** deck.gl's WebGL context was lost. */
  lost: () => void;
  /** deck.gl cannot draw. */
  failed: (error: Error) => void;
}

/** Adds deck.gl's overlay to the map. */
export function openFlows(map: MapLibre, { ready, lost, failed }: FlowEvents): Flows {
  let arcs: readonly Arc[] = [];
  let trips: readonly Trip[] = [];
  /** The integer zoom that the tracks were made for. */
  let level = NaN;
  let still: FlowLayer<Stroke>[] = [];
  let running: TripLayer<Track> | null = null;
  let hovered: FeatureRef | null = null;
  let canvas: HTMLCanvasElement | null = null;
  const overlay = new MapLibreOverlay({
    interleaved: false,
    layers: [],
    onError: failed,
    onLoad: () => {
      canvas = overlay.getCanvas();
      canvas?.addEventListener('webglcontextlost', lost);
      ready();
    },
    // Keeps the map's own cursor.
    getCursor: () => '',
  });
  map.addControl(overlay);
  const time = (): number => (clock.allowed ? clock.seconds % LOOP : 0);
  const lay = (): void => {
    overlay.setProps({ layers: [...still, running] });
  };
  const clock = new TripClock(() => {
    running &&= running.clone({ currentTime: time() }) as TripLayer<Track>;
    lay();
  });

  const drawTrips = (): void => {
    level = Math.ceil(map.getZoom());
    running = trips.length > 0 ? tripsLayer(trips, level, time()) : null;
    lay();
  };
  const zoomed = (): void => {
    if (Math.ceil(map.getZoom()) !== level) drawTrips();
  };
  map.on('zoomend', zoomed);
  const drawArcs = (): void => {
    const isHovered = ({ ref }: Arc): boolean =>
      ref.layer === hovered?.layer && ref.feature === hovered.feature;
    const bands = arcs.flatMap((arc) =>
      arc.under.map((u): Stroke => ({ arc, color: rgba(u.color, u.opacity), width: u.width, dash: [1, 0] })),
    );
    const strokes = arcs.map((arc): Stroke => ({
      arc,
      color: rgba(arc.color, arc.opacity),
      width: arc.width + (isHovered(arc) ? HOVER : 0),
      dash: arc.dash ? [...arc.dash] : [1, 0],
    }));
    still = [layerOf('under', bands, false), layerOf('arcs', strokes, true)];
    lay();
  };
  return {
    show(next) {
      arcs = next.arcs;
      trips = next.trips;
      drawArcs();
      drawTrips();
      clock.want(trips.length > 0);
    },
    pick(at, tolerance) {
      const found = overlay.pickObject({ x: at.x, y: at.y, radius: tolerance, layerIds: ['arcs'] });
      return (found?.object as Stroke | undefined)?.arc.ref ?? null;
    },
    hover(ref) {
      if (ref?.layer === hovered?.layer && ref?.feature === hovered?.feature) return;
      hovered = ref;
      drawArcs();
    },
    close() {
      clock.close();
      map.off('zoomend', zoomed);
      canvas?.removeEventListener('webglcontextlost', lost);
      map.removeControl(overlay);
    },
  };
}
