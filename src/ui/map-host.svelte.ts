/**
 * Runs the map: the sheet (SVG) from the first second, the stage (WebGL) as soon as it can take over at the same camera,
 * the sheet again whenever WebGL is lost. The only file that imports src/map, and only dynamically;
 * doors bring its style, stage.css, with their own. Long, because it is
 * one small machine of two drawings: who is in charge must be seen on one page.
 */
import { refText, type FeatureRef } from '../domain/feature.ts';
import {
  boundsOf,
  fit,
  inSight,
  isSeen,
  positions,
  union,
  type Bounds,
  type Camera,
  type Padding,
} from '../domain/geo.ts';
import { drawnZoom } from '../domain/ground.ts';
import { homeOf, limitsOf, within } from '../domain/limits.ts';
import { isClear, roomFor } from '../domain/room.ts';
import type { View } from '../domain/view.ts';
import type { Stage, StageEvent } from '../map/stage.types.ts';
import type { Flight, Session } from '../state/session.svelte.ts';
import { renew } from '../state/renew.ts';
import { untrack } from 'svelte';
import { coversOf, watchCovers } from './covers.ts';
import { frameForPrint } from './sheet/print.ts';
import { scaleOf } from './sheet/screen.ts';
import type { Sheet } from './sheet/sheet.types.ts';
import { writingsOf } from './sheet/writings.ts';
import { readsCanvas } from './readback.ts';
import { openPainter, type Painter } from './sheet-painter.ts';
import { hasWebgl2, mayWork } from './webgl.ts';
import { WebglRest } from './webgl-rest.ts';
import { laterSay } from './words.ts';

/** A flight to one feature stops here, so that a station does not fill the screen. */
const CLOSEST = 10.5;
/** Between what a flight shows and what covers the map: room for marks and their names. */
const MARGIN_REM = 1.25;
const sameCamera = (a: Camera, b: Camera): boolean =>
  Math.abs(a.lon - b.lon) < 1e-4 && Math.abs(a.lat - b.lat) < 1e-4 && Math.abs(a.zoom - b.zoom) < 5e-3;

/**
 * Starts the map in its element; the returned function ends it. Where `lost` is given, it is called when the WebGL context is
 * lost, and no other is opened until `session.live` says so again.
 */
export function mountMap(container: HTMLElement, session: Session, lost?: () => void): () => void {
  const { library } = session;
  const sheet = container.querySelector('svg')?.sheet;
  if (!library || !sheet) throw new Error('map: got no sheet in #map, expected the page to carry one');
  const painter = openPainter(sheet, session, library);
  const host = new MapHost(container, session, sheet, painter, lost);
  return host.start();
}

class MapHost {
  readonly #container: HTMLElement;
  readonly #session: Session;
  readonly #sheet: Sheet;
  readonly #painter: Painter;
  #stage: Stage | null = null;
  #frame: HTMLElement | null = null;
  /** The camera that the View last got from the map itself: only another one is a wish to move. */
  #reported: Camera | null = null;
  /** Where a flight is to end, as long as it is on its way. */
  #going: Camera | null = null;
  /** What the map flew to, and the camera that shows it: kept in sight beside panels until the map is moved. */
  #aim: { bounds: Bounds; camera: Camera } | null = null;
  readonly #rest = new WebglRest(() => void this.#raise());
  readonly #told: (() => void) | undefined;
  #ended = false;

  constructor(
    container: HTMLElement,
    session: Session,
    sheet: Sheet,
    painter: Painter,
    lost: (() => void) | undefined,
  ) {
    this.#told = lost;
    this.#container = container;
    this.#session = session;
    this.#sheet = sheet;
    this.#painter = painter;
  }

  start(): () => void {
    const [session, sheet] = [this.#session, this.#sheet];
    this.#see(sheet.camera());
    const off = [
      sheet.on('moving', ({ camera }) => {
        this.#seeOnTheWay(camera);
      }),
      sheet.on('moved', ({ camera }) => {
        if (!this.#inCharge) this.#moved(camera);
      }),
      sheet.on('picked', ({ refs }) => {
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
    const early = sheet.takePick();
    if (early) session.pick(early.refs);
    this.#keepPlace();
    const stop = $effect.root(() => {
      $effect(() => {
        const { view, highlighted, choices, open, dataSheet } = session;
        // What the map reports on the way is no reason to draw again.
        untrack(() => {
          this.#container.dataset.beside =
            view.sel || choices.length > 1 ? 'card' : view.story ? 'story' : open ? 'panel' : 'nothing';
          if (dataSheet) this.#container.dataset.sheet = dataSheet;
          else delete this.#container.dataset.sheet;
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
          else if (this.#stage) this.#stepBack();
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

  /** A reader may have moved the map from where the page's script opened it, which then is no wish to move any more. */
  #keepPlace(): void {
    const [{ at }, began, camera] = [this.#session.view, this.#sheet.began(), this.#sheet.camera()];
    if (at && !sameCamera(at, began)) return;
    this.#reported = at;
    if (!sameCamera(camera, began)) this.#moved(camera);
  }

  /** Whether the stage, not the sheet, is what the user sees and touches. */
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
    this.#stage?.show(view);
    this.#stage?.highlight(highlighted);
    if (!this.#inCharge) this.#painter.paint(view, highlighted);
    else void this.#painter.prepare(view);
  }

  /** A canvas of WebGL prints empty: the sheet is printed, with what the stage shows. */
  readonly #print = (): void => {
    const { view, highlighted, camera } = this.#session;
    if (this.#inCharge) {
      this.#painter.paintNow(view, highlighted);
      if (camera) this.#sheet.set(camera);
    }
    const undo = frameForPrint(this.#sheet, view.lang);
    addEventListener('afterprint', undo, { once: true });
  };

  #see(camera: Camera): void {
    this.#session.camera = camera;
    this.#session.zoom = drawnZoom(camera.zoom, 16 * scaleOf());
  }

  /** The size of type, which style sheets tell, is asked for no more often than needed: not while the map is dragged. */
  #seeOnTheWay(camera: Camera): void {
    if (camera.zoom === this.#session.camera?.zoom) this.#session.camera = camera;
    else this.#see(camera);
  }

  #moved(camera: Camera): void {
    const session = this.#session;
    this.#see(camera);
    this.#going = null;
    if (this.#aim && !sameCamera(camera, this.#aim.camera)) this.#aim = null;
    // The opening view stays the opening view when only the window changed.
    if (session.view.at === null && sameCamera(camera, this.#homeCamera())) return;
    this.#reported = camera;
    session.view = { ...session.view, at: camera };
  }

  #homeCamera(): Camera {
    return homeOf(this.#session.catalogue, this.#sheet.size(), this.#sheet.padding());
  }

  /** The camera that shows the bounds in the room that is free just now. */
  #camera(bounds: Bounds): Camera {
    const size = this.#sheet.size();
    const limits = limitsOf(this.#session.catalogue, size, this.#sheet.padding());
    return within(limits, fit(bounds, size, this.#room(bounds), CLOSEST, limits.minZoom));
  }

  /** What is free just now, where the bounds have most of it. */
  #room(bounds: Bounds): Padding {
    const margin = MARGIN_REM * 16 * scaleOf();
    return roomFor(bounds, this.#sheet.size(), coversOf(this.#container), margin, CLOSEST);
  }

  /** Flies to the bounds, and again when a panel comes to lie over them. */
  #show(bounds: Bounds): void {
    const camera = this.#camera(bounds);
    this.#go(camera);
    this.#aim = { bounds, camera };
  }

  #keepInSight(): void {
    if (!this.#aim) return;
    const { bounds, camera } = this.#aim;
    if (isClear(bounds, camera, this.#sheet.size(), coversOf(this.#container))) return;
    if (!sameCamera(camera, this.#camera(bounds))) this.#show(bounds);
  }

  /** Goes to what of these features can be had; a layer that fails says so in its row. */
  async #flyTo(refs: readonly FeatureRef[], unseen = false): Promise<void> {
    const found = await Promise.allSettled(refs.map((ref) => this.#session.feature(ref)));
    const all = found.flatMap((f) => (f.status === 'fulfilled' && f.value ? [f.value.geometry] : []));
    const camera = this.#going ?? this.#session.camera ?? this.#sheet.camera();
    const sight = inSight(camera, this.#sheet.size(), this.#room(this.#session.catalogue.bounds));
    if (unseen && all.some((geometry) => isSeen(geometry, sight))) return;
    const [first, ...rest] = all.map((geometry) => boundsOf(positions(geometry)));
    if (first) this.#show(rest.reduce(union, first));
  }

  /** Goes elsewhere than to what was shown before. */
  #leaveFor(camera: Camera): void {
    this.#aim = null;
    this.#go(camera);
  }

  #go(camera: Camera): void {
    this.#going = camera;
    if (this.#inCharge) this.#stage?.fly(camera);
    else this.#sheet.fly(camera);
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
        if (this.#inCharge) this.#stage?.zoomBy(flight.levels);
        else this.#sheet.zoomBy(flight.levels);
        break;
      default:
        flight satisfies never;
    }
  }

  #wanted(): boolean {
    return this.#session.live && !this.#ended;
  }

  /** Opens the stage behind the sheet; it is shown when all of the View is drawn. */
  async #raise(): Promise<void> {
    const session = this.#session;
    // A sandbox without an origin is the page's own wish: nothing is said of it.
    const lack = !mayWork() ? '' : !hasWebgl2() ? 'noWebgl' : !readsCanvas() ? 'noReadback' : null;
    if (lack !== null) {
      if (lack) session.note('webgl', laterSay(session.view.lang, lack));
      this.#container.dataset.stage = 'none';
      this.#painter.settle();
      return;
    }
    const { library } = session;
    if (!library || !this.#wanted() || this.#frame) return;
    const frame = document.createElement('div');
    frame.className = 'stage';
    this.#container.append(frame);
    this.#frame = frame;
    /** Whether it was lost while it was opening, and another may have been begun. */
    const isOver = (): boolean => this.#frame !== frame;
    try {
      const { openStage } = await import('../map/index.ts');
      const stage = await openStage({
        container: frame,
        catalogue: session.catalogue,
        ground: () => library.ground(),
        view: session.view,
        highlighted: session.highlighted,
        camera: this.#sheet.camera(),
        padding: () => this.#sheet.padding(),
        writings: writingsOf(this.#sheet.svg),
        address: (file) => library.address(file),
        load: (id) => library.layer(id),
        report: (event) => {
          if (!isOver()) this.#heard(event);
        },
      });
      if (isOver()) {
        stage.close();
        return;
      }
      this.#stage = stage;
      if (!this.#wanted()) {
        this.#stepBack();
        return;
      }
      // The View may have changed while the stage was opening.
      stage.show(session.view);
      stage.highlight(session.highlighted);
    } catch (error) {
      if (isOver()) return;
      // Its files may be those of an edition that is gone.
      void renew(session.keepLink);
      this.#failed(error instanceof Error ? error.message : String(error));
    }
  }

  /** There is WebGL, but the stage could not be opened with it: code, worker or ground did not come. */
  #failed(reason: string): void {
    const session = this.#session;
    this.#lower();
    this.#painter.settle();
    this.#container.dataset.stage = 'failed';
    session.note('webgl', laterSay(session.view.lang, 'webglFailed', { reason }));
  }

  #heard(event: StageEvent): void {
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
      case 'failed':
        this.#failed(event.message);
        break;
      case 'lost':
        this.#lost();
        break;
      default:
        event satisfies never;
    }
  }

  #handOver(): void {
    const [stage, frame, session] = [this.#stage, this.#frame, this.#session];
    if (!stage || !frame) return;
    // The sheet may have been moved since the stage was opened behind it, or be on its way.
    const camera = this.#going ?? this.#sheet.camera();
    this.#going = null;
    if (!sameCamera(camera, stage.camera())) stage.show({ ...session.view, at: camera });
    // Whoever has the keyboard on the map keeps it.
    const focused = document.activeElement === this.#sheet.svg;
    this.#sheet.rest(true);
    if (focused) frame.querySelector('canvas')?.focus({ preventScroll: true });
    session.drawing = 'webgl';
    session.unnote('webgl');
    frame.classList.add('shown');
    this.#container.dataset.stage = 'ready';
    void this.#painter.prepare(session.view);
  }

  #lower(): void {
    const focused = this.#frame?.contains(document.activeElement);
    this.#stage?.close();
    this.#stage = null;
    this.#frame?.remove();
    this.#frame = null;
    if (this.#inCharge && this.#session.camera) this.#sheet.set(this.#session.camera);
    this.#session.drawing = 'svg';
    this.#sheet.rest(false);
    if (focused) this.#sheet.svg.focus({ preventScroll: true });
  }

  /** WebGL is not wanted any more: the sheet shows what the stage showed. */
  #stepBack(): void {
    const { view, highlighted } = this.#session;
    this.#lower();
    delete this.#container.dataset.stage;
    this.#session.unnote('webgl');
    this.#painter.paint(view, highlighted);
  }

  #lost(): void {
    const session = this.#session;
    this.#container.dataset.stage = 'lost';
    this.#lower();
    this.#painter.paint(session.view, session.highlighted);
    if (this.#told) {
      delete this.#container.dataset.stage;
      session.unnote('webgl');
      this.#told();
      return;
    }
    if (this.#rest.lost() === 'rests') {
      session.note('webgl', laterSay(session.view.lang, 'restWebgl'));
      this.#painter.settle();
    } else session.note('webgl', laterSay(session.view.lang, 'lostWebgl'));
  }
}
