/**
 * Runs the map. The SVG map is in charge from the first second; the GL map (WebGL) takes over at its camera as soon
 * as it can; the SVG map returns whenever WebGL is lost. Only this file imports src/map, and only dynamically. Doors
 * include its style, gl-map.css, in their own. The file is long because one state machine controls both maps.
 */
import { refText, type FeatureRef } from '../../domain/layer/feature.ts';
import {
  boundsOf,
  fit,
  inSight,
  isSeen,
  LINK_ROUNDING,
  positions,
  sameCamera,
  union,
  type Bounds,
  type Camera,
  type Padding,
} from '../../domain/geometry/geo.ts';
import { drawnZoom } from '../../domain/map/basemap.ts';
import { homeOf, limitsOf, within } from '../../domain/view/pan-limits.ts';
import { isClear, freePaddingFor } from '../../domain/geometry/free-rectangle.ts';
import type { View } from '../../domain/view/view.ts';
import type { GlMap, GlMapEvent } from '../../map/gl-map.types.ts';
import type { Flight, Session } from '../../state/session.svelte.ts';
import { renew } from '../../state/renew.ts';
import { untrack } from 'svelte';
import { coversOf, watchCovers } from './covers.ts';
import { frameForPrint } from '../svg-map/print.ts';
import { remScale } from '../svg-map/screen.ts';
import type { SvgMap } from '../svg-map/svg-map.types.ts';
import { glyphRequestsOf } from '../svg-map/glyph-requests.ts';
import { readsCanvas } from './readback.ts';
import { openPainter, type Painter } from '../svg-map/redraw.ts';
import { hasWebgl2, mayWork } from './webgl.ts';
import { WebglRest } from './webgl-rest.ts';
import { laterSay } from '../words.ts';

/** Closest zoom of a flight to one feature, so that a station does not fill the screen. */
const CLOSEST = 10.5;
/** Margin between the target of a flight and the panels: room for marks and their names. */
const MARGIN_REM = 1.25;
const atSamePlace = (a: Camera, b: Camera): boolean => sameCamera(a, b, LINK_ROUNDING);

/**
 * Starts the map in its element; the returned function ends it. If `lost` is given, it is called when the WebGL context
 * is lost, and no other context is opened until `session.live` is set again.
 */
export function mountMap(container: HTMLElement, session: Session, lost?: () => void): () => void {
  const { library } = session;
  const svgMap = container.querySelector('svg')?.svgMap;
  if (!library || !svgMap) throw new Error('map: got no SVG map in #map, expected the page to carry one');
  const painter = openPainter(svgMap, session, library);
  const host = new MapHost(container, session, svgMap, painter, lost);
  return host.start();
}

class MapHost {
  readonly #container: HTMLElement;
  readonly #session: Session;
  readonly #svgMap: SvgMap;
  readonly #painter: Painter;
  #glMap: GlMap | null = null;
  #frame: HTMLElement | null = null;
  /** The camera that the map last reported. If `view.at` differs from it, someone asked for a move. */
  #reported: Camera | null = null;
  /** The target of the current flight. */
  #going: Camera | null = null;
  /** The target of the last flight, and its camera. Panels must not cover it until the map is moved. */
  #aim: { bounds: Bounds; camera: Camera } | null = null;
  readonly #rest = new WebglRest(() => void this.#raise());
  readonly #onLost: (() => void) | undefined;
  #ended = false;

  constructor(
    container: HTMLElement,
    session: Session,
    svgMap: SvgMap,
    painter: Painter,
    lost: (() => void) | undefined,
  ) {
    this.#onLost = lost;
    this.#container = container;
    this.#session = session;
    this.#svgMap = svgMap;
    this.#painter = painter;
  }

  start(): () => void {
    const [session, svgMap] = [this.#session, this.#svgMap];
    this.#see(svgMap.camera());
    const off = [
      svgMap.on('moving', ({ camera }) => {
        this.#seeOnTheWay(camera);
      }),
      svgMap.on('moved', ({ camera }) => {
        if (!this.#inCharge) this.#moved(camera);
      }),
      svgMap.on('picked', ({ refs }) => {
        session.pick(refs);
      }),
    ];
    off.push(
      watchCovers(this.#container, () => {
        this.#keepInSight();
      }),
    );
    const printing = new AbortController();
    addEventListener('beforeprint', this.#print, { signal: printing.signal });
    const early = svgMap.takePick();
    if (early) session.pick(early.refs);
    this.#keepPlace();
    const stop = $effect.root(() => {
      $effect(() => {
        const { view, highlighted, choices } = session;
        const { open, dataPanel } = session.panels;
        // Reports of the camera during a movement must not cause another drawing.
        untrack(() => {
          this.#container.dataset.beside =
            view.sel || choices.length > 1 ? 'card' : view.story ? 'story' : open ? 'panel' : 'nothing';
          if (dataPanel) this.#container.dataset.dataPanel = dataPanel;
          else delete this.#container.dataset.dataPanel;
          this.#container.dataset.panel = open ? 'open' : 'closed';
          this.#draw(view, highlighted);
        });
      });
      $effect(() => {
        const { flight } = session;
        if (flight)
          untrack(() => {
            session.flight = null;
            this.#fly(flight);
          });
      });
      $effect(() => {
        const { live } = session;
        untrack(() => {
          if (live) void this.#raise();
          else if (this.#glMap) this.#stepBack();
        });
      });
    });
    return () => {
      this.#ended = true;
      stop();
      for (const end of off) end();
      printing.abort();
      this.#rest.end();
      this.#lower();
    };
  }

  /** Keeps the camera if the reader moved the map before the app loaded; the link's camera then requests no move. */
  #keepPlace(): void {
    const [{ at }, began, camera] = [this.#session.view, this.#svgMap.began(), this.#svgMap.camera()];
    if (at && !atSamePlace(at, began)) return;
    this.#reported = at;
    if (!atSamePlace(camera, began)) this.#moved(camera);
  }

  /** Whether the GL map, not the SVG map, is visible and handles gestures. */
  get #inCharge(): boolean {
    return this.#session.drawing === 'webgl';
  }

  #draw(view: View, highlighted: readonly FeatureRef[]): void {
    this.#container.dataset.view = view.on.join(' ');
    const { at } = view;
    const wanted = at !== this.#reported;
    // Before the move: a map that jumps reports its new camera at once.
    this.#reported = at;
    if (wanted) this.#leaveFor(at ?? this.#homeCamera());
    this.#glMap?.show(view);
    this.#glMap?.highlight(highlighted);
    if (!this.#inCharge) this.#painter.paint(view, highlighted);
    else void this.#painter.prepare(view);
  }

  /** A WebGL canvas prints empty, so the SVG map is printed, with what the GL map shows. */
  readonly #print = (): void => {
    const { view, highlighted, camera } = this.#session;
    if (this.#inCharge) {
      this.#painter.paintNow(view, highlighted);
      if (camera) this.#svgMap.set(camera);
    }
    const undo = frameForPrint(this.#svgMap, view.lang);
    addEventListener('afterprint', undo, { once: true });
  };

  #see(camera: Camera): void {
    this.#session.camera = camera;
    this.#session.zoom = drawnZoom(camera.zoom, 16 * remScale());
  }

  /** Reads the type size, which stylesheets set, as rarely as possible: not while the map is dragged. */
  #seeOnTheWay(camera: Camera): void {
    if (camera.zoom === this.#session.camera?.zoom) this.#session.camera = camera;
    else this.#see(camera);
  }

  #moved(camera: Camera): void {
    const session = this.#session;
    this.#see(camera);
    this.#going = null;
    if (this.#aim && !atSamePlace(camera, this.#aim.camera)) this.#aim = null;
    // The opening view stays the opening view when only the window changed.
    if (session.view.at === null && atSamePlace(camera, this.#homeCamera())) return;
    this.#reported = camera;
    session.view = { ...session.view, at: camera };
  }

  #homeCamera(): Camera {
    return homeOf(this.#session.catalogue, this.#svgMap.size(), this.#svgMap.padding());
  }

  /** The camera that shows the bounds in the area that is free at present. */
  #camera(bounds: Bounds): Camera {
    const size = this.#svgMap.size();
    const limits = limitsOf(this.#session.catalogue, size, this.#svgMap.padding());
    return within(limits, fit(bounds, size, this.#freePadding(bounds), CLOSEST, limits.minZoom));
  }

  /** The padding of the free area in which the bounds appear largest. */
  #freePadding(bounds: Bounds): Padding {
    const margin = MARGIN_REM * 16 * remScale();
    return freePaddingFor(bounds, this.#svgMap.size(), coversOf(this.#container), margin, CLOSEST);
  }

  /** Flies to the bounds, and again when a panel opens over them. */
  #show(bounds: Bounds): void {
    const camera = this.#camera(bounds);
    this.#go(camera);
    this.#aim = { bounds, camera };
  }

  #keepInSight(): void {
    if (!this.#aim) return;
    const { bounds, camera } = this.#aim;
    if (isClear(bounds, camera, this.#svgMap.size(), coversOf(this.#container))) return;
    if (!atSamePlace(camera, this.#camera(bounds))) this.#show(bounds);
  }

  /** Flies to those of these features that have loaded. A layer that fails is reported in its row. */
  async #flyTo(refs: readonly FeatureRef[], unseen = false): Promise<void> {
    const found = await Promise.allSettled(refs.map((ref) => this.#session.feature(ref)));
    const all = found.flatMap((f) => (f.status === 'fulfilled' && f.value ? [f.value.geometry] : []));
    const camera = this.#going ?? this.#session.camera ?? this.#svgMap.camera();
    const sight = inSight(camera, this.#svgMap.size(), this.#freePadding(this.#session.catalogue.bounds));
    if (unseen && all.some((geometry) => isSeen(geometry, sight))) return;
    const [first, ...rest] = all.map((geometry) => boundsOf(positions(geometry)));
    if (first) this.#show(rest.reduce(union, first));
  }

  /** Moves to a camera, and forgets the previous target. */
  #leaveFor(camera: Camera): void {
    this.#aim = null;
    this.#go(camera);
  }

  #go(camera: Camera): void {
    this.#going = camera;
    if (this.#inCharge) this.#glMap?.fly(camera);
    else this.#svgMap.fly(camera);
  }

  #fly(flight: Flight): void {
    switch (flight.to) {
      case 'features':
        void this.#flyTo(flight.refs, flight.unseen);
        break;
      case 'bounds':
        this.#show(flight.bounds);
        break;
      case 'camera':
        this.#leaveFor(flight.camera);
        break;
      case 'home':
        this.#session.view = { ...this.#session.view, at: null };
        this.#reported = null;
        this.#leaveFor(this.#homeCamera());
        break;
      case 'zoom':
        if (this.#inCharge) this.#glMap?.zoomBy(flight.levels);
        else this.#svgMap.zoomBy(flight.levels);
        break;
      default:
        flight satisfies never;
    }
  }

  #wanted(): boolean {
    return this.#session.live && !this.#ended;
  }

  /** Opens the GL map behind the SVG map, and shows it when the whole View is drawn. */
  async #raise(): Promise<void> {
    const session = this.#session;
    // A sandbox without an origin is the embedding page's choice, so nothing is reported.
    const lack = !mayWork() ? '' : !hasWebgl2() ? 'noWebgl' : !readsCanvas() ? 'noReadback' : null;
    if (lack !== null) {
      if (lack) session.note('webgl', laterSay(session.view.lang, lack));
      this.#container.dataset.glMap = 'none';
      this.#painter.settle();
      return;
    }
    const { library } = session;
    if (!library || !this.#wanted() || this.#frame) return;
    const frame = document.createElement('div');
    frame.className = 'gl-map';
    this.#container.append(frame);
    this.#frame = frame;
    /** Whether this attempt has ended: the context was lost while it opened, and another attempt may have begun. */
    const isOver = (): boolean => this.#frame !== frame;
    try {
      const { openGlMap } = await import('../../map/index.ts');
      const glMap = await openGlMap({
        container: frame,
        catalogue: session.catalogue,
        basemap: () => library.basemap(),
        view: session.view,
        highlighted: session.highlighted,
        camera: this.#svgMap.camera(),
        padding: () => this.#svgMap.padding(),
        glyphRequests: glyphRequestsOf(this.#svgMap.svg),
        address: (file) => library.address(file),
        layers: () => session.layers,
        load: (layer) => library.layer(layer),
        report: (event) => {
          if (!isOver()) this.#heard(event);
        },
      });
      if (isOver()) {
        glMap.close();
        return;
      }
      this.#glMap = glMap;
      if (!this.#wanted()) {
        this.#stepBack();
        return;
      }
      // The View may have changed while the GL map was opening.
      glMap.show(session.view);
      glMap.highlight(session.highlighted);
    } catch (error) {
      if (isOver()) return;
      // The files may belong to an edition that no longer exists.
      void renew(session.keepLink);
      this.#failed(error instanceof Error ? error.message : String(error));
    }
  }

  /** WebGL works, but the GL map could not be opened: its code, worker or basemap did not load. */
  #failed(reason: string): void {
    const session = this.#session;
    this.#lower();
    this.#painter.settle();
    this.#container.dataset.glMap = 'failed';
    session.note('webgl', laterSay(session.view.lang, 'webglFailed', { reason }));
  }

  #heard(event: GlMapEvent): void {
    const session = this.#session;
    switch (event.type) {
      case 'ready':
        this.#handOver();
        break;
      case 'moving':
        if (this.#inCharge) this.#seeOnTheWay(event.camera);
        break;
      case 'moved':
        if (this.#inCharge) this.#moved(event.camera);
        break;
      case 'picked':
        session.pick(event.refs);
        break;
      case 'hovered':
        this.#container.dataset.hover = event.refs.map(refText).join(' ');
        break;
      case 'layer-failed':
        session.fail(event.layer, event.message);
        break;
      case 'lost':
        this.#lost();
        break;
      default:
        event satisfies never;
    }
  }

  #handOver(): void {
    const [glMap, frame, session] = [this.#glMap, this.#frame, this.#session];
    if (!glMap || !frame) return;
    // The SVG map may have moved since the GL map was opened behind it, or may be in flight.
    const camera = this.#going ?? this.#svgMap.camera();
    this.#going = null;
    if (!atSamePlace(camera, glMap.camera())) glMap.show({ ...session.view, at: camera });
    // If the SVG map has keyboard focus, the GL map takes it over.
    const focused = document.activeElement === this.#svgMap.svg;
    this.#svgMap.rest(true);
    if (focused) frame.querySelector('canvas')?.focus({ preventScroll: true });
    session.drawing = 'webgl';
    session.unnote('webgl');
    frame.classList.add('shown');
    this.#container.dataset.glMap = 'ready';
    void this.#painter.prepare(session.view);
  }

  #lower(): void {
    const focused = this.#frame?.contains(document.activeElement);
    this.#glMap?.close();
    this.#glMap = null;
    this.#frame?.remove();
    this.#frame = null;
    if (this.#inCharge && this.#session.camera) this.#svgMap.set(this.#session.camera);
    this.#session.drawing = 'svg';
    this.#svgMap.rest(false);
    if (focused) this.#svgMap.svg.focus({ preventScroll: true });
  }

  /** WebGL is no longer wanted: the SVG map shows what the GL map showed. */
  #stepBack(): void {
    const { view, highlighted } = this.#session;
    this.#lower();
    delete this.#container.dataset.glMap;
    this.#session.unnote('webgl');
    this.#painter.paint(view, highlighted);
  }

  #lost(): void {
    const session = this.#session;
    this.#container.dataset.glMap = 'lost';
    this.#lower();
    this.#painter.paint(session.view, session.highlighted);
    if (this.#onLost) {
      delete this.#container.dataset.glMap;
      session.unnote('webgl');
      this.#onLost();
      return;
    }
    if (this.#rest.lost() === 'rests') {
      session.note('webgl', laterSay(session.view.lang, 'restWebgl'));
      this.#painter.settle();
    } else session.note('webgl', laterSay(session.view.lang, 'lostWebgl'));
  }
}
