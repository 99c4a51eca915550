/**
 * The GL map: draws Views with MapLibre (arcs and trips with deck.gl) and reports gestures. All its state is in the
 * instance.
 */
import type { ErrorEvent, Map as MapLibre } from 'maplibre-gl';
import { refText, type FeatureRef } from '../domain/layer/feature.ts';
import { middleOf, NO_MOVEMENT, sameCamera, type Camera, type Padding } from '../domain/geometry/geo.ts';
import { homeOf, limitsOf, within, type Limits } from '../domain/view/pan-limits.ts';
import type { View } from '../domain/view/view.ts';
import { apply } from './scene/apply.ts';
import { cameraOf, FLIGHT, placeOf, remScale, sizeOf, wantsReducedMotion } from './gl-map/camera.ts';
import { closeFirstRenderGate } from './gl-map/first-render-gate.ts';
import { diff } from './scene/diff.ts';
import { expected } from './layer/drawn.ts';
import { FlowLoader } from './deck/flow-loader.ts';
import { loadFonts } from './gl-map/fonts.ts';
import { basemapData, NO_BASEMAP } from './basemap/basemap-data.ts';
import { serveImages } from './gl-map/images.ts';
import { GlyphPrefetch } from './gl-map/glyph-prefetch.ts';
import { watchPixelRatio } from './gl-map/pixel-ratio.ts';
import { setFadeDuration, setRasterizer } from './gl-map/private.ts';
import { Pointer } from './gl-map/pointer.ts';
import { sceneOf, type SceneInput } from './scene/scene.ts';
import type { Scene } from './scene/scene.types.ts';
import { LayerCache } from './gl-map/layer-cache.ts';
import type { OpenGlMap, GlMap, GlMapOptions } from './gl-map.types.ts';
import { styleOf } from './scene/style.ts';

/** Milliseconds in which labels fade in and out. While the map moves, labels are placed no more often. */
const FADE = 300;

/** Keys of a View that do not change the picture; what a plan element shows arrives as `highlight`. */
const ELSEWHERE: ReadonlySet<string> = new Set<keyof View>(['at', 'plan', 'story']);
/** Compares by identity: equal parts of a View are the same object. Most Views only record where the camera rests. */
const samePicture = (a: View, b: View): boolean =>
  (Object.keys(a) as (keyof View)[]).every((key) => ELSEWHERE.has(key) || a[key] === b[key]);

const paddingOf = ({ padding }: GlMapOptions): Padding =>
  typeof padding === 'function' ? padding() : padding;

/** The basemap as the scene needs it. */
type Basemap = Pick<SceneInput, 'basemap' | 'relief'>;

async function basemapFor(options: GlMapOptions): Promise<Basemap> {
  const files = await options.basemap();
  return { basemap: basemapData(files), relief: files.relief };
}

/** Starts to draw glyphs when the fonts have loaded. If one fails, the others are used and the failure is reported. */
async function glyphPrefetchFor({ catalogue, address, glyphRequests }: GlMapOptions): Promise<GlyphPrefetch> {
  const failures = address ? await loadFonts(catalogue.fonts, address) : [];
  for (const failure of failures) console.warn(failure);
  return new GlyphPrefetch(glyphRequests, document.documentElement.lang || undefined);
}

/**
 * Resolves when MapLibre has read the style that it was opened with, rejects if it could not. MapLibre reads it in the
 * first frame after opening, and keeps errors to itself.
 */
function styleLoaded(map: MapLibre): Promise<void> {
  return new Promise((resolve, reject) => {
    map.once('style.load', () => {
      resolve();
    });
    // Callbacks run in the order of their requests, so MapLibre's has run by then.
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        reject(
          new Error('MapLibre: got no style.load, expected it in the first frame; the console says more'),
        );
      });
    });
  });
}

const limitsIn = (options: GlMapOptions): Limits =>
  limitsOf(options.catalogue, sizeOf(options.container), paddingOf(options));

/**
 * Opens the GL map in its element. The map opens as soon as MapLibre's code has loaded, with all style layers and empty
 * sources: MapLibre needs time before it can use data, and a slow line delivers the data meanwhile. Resolves when the
 * basemap and all layers that could be loaded are set at once, because MapLibre is much slower when they arrive one by
 * one. Rejects when the basemap, the style or MapLibre's worker cannot be loaded, or WebGL 2 is missing.
 */
export const openGlMap: OpenGlMap = async (options) => {
  const { catalogue, container, view, camera, report } = options;
  let glMap: MapLibreGlMap | null = null;
  const layerCache = new LayerCache(catalogue, options.load, (layer, failure) => {
    if (failure !== null) report({ type: 'layer-failed', layer, message: failure });
    glMap?.arrived();
  });
  const data = Promise.all([basemapFor(options), layerCache.want(view.on, view.moment)]);
  // A failure of the basemap is handled where `data` is awaited. This prevents an "unhandled rejection" before that.
  data.catch(() => undefined);
  const code = Promise.all([import('./open-maplibre.ts'), glyphPrefetchFor(options)]);
  const on = catalogue.layers.filter(({ id }) => view.on.includes(id));
  const first = sceneOf({
    catalogue,
    basemap: NO_BASEMAP,
    relief: undefined,
    drawn: new Map(on.map((entry) => [entry.id, expected(entry)])),
    view,
    highlighted: options.highlighted,
    scale: remScale(),
  });
  const style = styleOf(first);
  const [{ openMapLibre, workerStarted }, glyphPrefetch] = await code;
  const limits = (): Limits => limitsIn(options);
  const map = openMapLibre({ container, style, camera, limits });
  setRasterizer(map, glyphPrefetch.createRasterizer);
  const openFirstRenderGate = closeFirstRenderGate(map);
  serveImages(map);
  glMap = new MapLibreGlMap(options, layerCache, map, first);
  const started = workerStarted();
  // Handled where `started` is awaited.
  started.catch(() => undefined);
  try {
    const [[basemap]] = await Promise.all([data, styleLoaded(map)]);
    glMap.begin(basemap);
    openFirstRenderGate();
    await started;
    return glMap;
  } catch (error) {
    glMap.close();
    throw error;
  }
};

class MapLibreGlMap implements GlMap {
  readonly #options: GlMapOptions;
  /** Null until the basemap and the first layers have loaded. */
  #basemap: Basemap | null = null;
  readonly #map: MapLibre;
  readonly #layerCache: LayerCache;
  readonly #flows: FlowLoader;
  readonly #pointer: Pointer;
  #view: View;
  #highlighted: readonly FeatureRef[];
  #scene: Scene;
  #scale = remScale();
  /** The last reported resting camera, and the target of a flight. A View with the same camera requests no move. */
  #rested: Camera | null = null;
  #flight: Camera | null = null;
  #ready = false;
  #closed = false;

  constructor(options: GlMapOptions, layerCache: LayerCache, map: MapLibre, scene: Scene) {
    this.#options = options;
    this.#map = map;
    this.#scene = scene;
    this.#view = options.view;
    this.#highlighted = options.highlighted;
    this.#layerCache = layerCache;
    this.#flows = new FlowLoader(map, {
      settled: () => {
        map.triggerRepaint();
      },
      lost: () => {
        this.#lost();
      },
      failed: (layers, message) => {
        for (const layer of layers) options.report({ type: 'layer-failed', layer, message });
      },
    });
    this.#pointer = new Pointer(
      map,
      this.#flows,
      (refs, at) => {
        options.report({ type: 'picked', refs, at });
      },
      (refs) => {
        options.report({ type: 'hovered', refs });
      },
    );
    this.#listen();
    this.#name();
  }

  /** Called when the basemap has loaded and every layer has loaded or failed. */
  begin(basemap: Basemap): void {
    this.#basemap = basemap;
    // The first scene was made for the window size before the code had loaded.
    this.#scale = remScale();
    this.arrived();
  }

  show(view: View): void {
    const before = this.#view;
    this.#view = view;
    if (view.at && view.at !== before.at) this.#look(view.at);
    if (view.lang !== before.lang) this.#name();
    if (samePicture(view, before)) return;
    void this.#layerCache.want(view.on, view.moment);
    this.#draw();
  }

  highlight(refs: readonly FeatureRef[]): void {
    if (refs.map(refText).join() === this.#highlighted.map(refText).join()) return;
    this.#highlighted = refs;
    this.#draw();
  }

  fly(camera: Camera): void {
    const to = within(limitsIn(this.#options), camera);
    this.#flight = to;
    this.#map.easeTo({ ...placeOf(to), duration: FLIGHT });
  }

  /** The centre of the area that the panels leave free. */
  #middle(): { x: number; y: number } {
    const [x, y] = middleOf(sizeOf(this.#options.container), paddingOf(this.#options));
    return { x, y };
  }

  zoomBy(levels: number): void {
    const { x, y } = this.#middle();
    this.#map.easeTo({
      zoom: this.#map.getZoom() + levels,
      around: this.#map.unproject([x, y]),
      duration: FLIGHT,
    });
  }

  camera(): Camera {
    return cameraOf(this.#map);
  }

  /** Called when a layer's data has loaded or failed. */
  arrived(): void {
    if (this.#closed || !this.#basemap) return;
    this.#draw();
    // Even if nothing new is drawn, the next `idle` event must check whether everything has loaded.
    this.#map.triggerRepaint();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#pointer.close();
    this.#flows.close();
    this.#map.remove();
  }

  #draw(): void {
    if (this.#closed || !this.#basemap) return;
    const after = sceneOf({
      catalogue: this.#options.catalogue,
      ...this.#basemap,
      drawn: this.#layerCache.drawn(this.#view.moment),
      view: this.#view,
      highlighted: this.#highlighted,
      scale: this.#scale,
    });
    for (const operation of diff(this.#scene, after))
      if (operation.do === 'set flows') this.#flows.show(operation);
      else apply(this.#map, operation);
    this.#scene = after;
  }

  /** Jumps to the camera of a View, unless that is the map's own camera or the target of its flight. */
  #look(at: Camera): void {
    const known = [this.#rested, this.#flight, this.camera()];
    const wanted = within(limitsIn(this.#options), at);
    const targets = [at, wanted];
    if (known.some((camera) => camera && targets.some((to) => sameCamera(camera, to, NO_MOVEMENT)))) return;
    this.#map.jumpTo(placeOf(wanted));
  }

  /** Sets the map's accessible name. */
  #name(): void {
    this.#map.getCanvas().setAttribute('aria-label', this.#options.catalogue.title[this.#view.lang]);
  }

  #listen(): void {
    const { container, report } = this.#options;
    const map = this.#map;
    const write = (): void => {
      const { lat, lon, zoom } = this.camera();
      container.dataset.camera = [lat.toFixed(4), lon.toFixed(4), zoom.toFixed(2)].join(',');
    };
    write();
    map.getCanvas().addEventListener('keydown', ({ key }) => {
      if (key === 'Enter') this.#pointer.tap(this.#middle());
    });
    map.on('move', () => {
      report({ type: 'moving', camera: this.camera() });
    });
    map.on('moveend', () => {
      write();
      this.#rested = this.camera();
      this.#flight = null;
      report({ type: 'moved', camera: this.#rested });
    });
    map.on('resize', () => {
      this.#resized();
    });
    map.once(
      'remove',
      watchPixelRatio(() => {
        map.resize();
      }),
    );
    map.on('idle', () => {
      this.#idle();
    });
    map.on('webglcontextlost', () => {
      this.#lost();
    });
    map.on('error', (event) => {
      this.#failed(event);
    });
  }

  #idle(): void {
    if (this.#ready || !this.#basemap || this.#layerCache.busy || this.#flows.busy) return;
    this.#ready = true;
    setFadeDuration(this.#map, wantsReducedMotion() ? 0 : FADE);
    this.#options.container.dataset.glMap = 'ready';
    performance.mark('map-ready');
    this.#options.report({ type: 'ready' });
  }

  /** Called when the window is resized. The opening view stays the opening view; type and lines follow the rem. */
  #resized(): void {
    this.#scale = remScale();
    this.#draw();
    if (this.#view.at !== null) return;
    const { catalogue, container } = this.#options;
    this.#map.jumpTo(placeOf(homeOf(catalogue, sizeOf(container), paddingOf(this.#options))));
  }

  #lost(): void {
    if (!this.#closed) this.#options.report({ type: 'lost' });
  }

  #failed(event: ErrorEvent & { sourceId?: string }): void {
    const layer = event.sourceId?.replace(/^marked\//, '');
    const message = event.error.message;
    if (layer !== undefined && this.#layerCache.has(layer))
      this.#options.report({ type: 'layer-failed', layer, message });
    else console.error(message, event.error);
  }
}
