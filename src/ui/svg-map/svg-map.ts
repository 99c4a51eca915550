/**
 * Makes the page's SVG a map: it pans, zooms and answers taps before anything else has loaded. Its code is part of the
 * page (src/app/first.ts), so it is small and imports only geometry and label placement. The file is longer than most,
 * because everything in it works on one camera.
 */
import { fromScreen, middleOf, type Camera, type Padding, type Size } from '../../domain/geometry/geo.ts';
import { drawnZoom } from '../../domain/map/basemap.ts';
import { homeOf, limitsOf, within, type AtlasLimits, type Limits } from '../../domain/view/pan-limits.ts';
import { refText } from '../../domain/layer/feature.ts';
import { projectionOf, windowOf, type Projection, type Window } from '../../svg/projection.ts';
import { openCallout, type Callout } from './callout.ts';
import { listen, type Driver } from './gestures.ts';
import { openLabelPlacement, type LabelPlacement } from './label-placement.ts';
import { way, zoomedAbout } from './moves.ts';
import { refsAt, TOLERANCE } from './pick.ts';
import { openRelief, type Relief } from './relief.ts';
import { paddingOf, remScale, wantsReducedMotion } from './screen.ts';
import type { SvgMap, SvgMapEvents } from './svg-map.types.ts';

const FLIGHT_MS = 400;
const STEP_MS = 180;
/** Greatest factor by which a drawing is scaled before it is drawn again. */
const MOST = 2.2;
/** Time constant of a wheel zoom: in this time the remaining zoom falls to a third. */
const EASE_MS = 45;

type Listeners = { [T in keyof SvgMapEvents]: Set<(event: SvgMapEvents[T]) => void> };

export interface SvgMapMount extends AtlasLimits {
  /** The first camera; by default the opening view. */
  camera?: Camera | undefined;
}

/** Mounts a map on an svg that `drawSvgMap` drew. The svg then fills its holder. The result is also `svg.svgMap`. */
export function mountSvgMap(svg: SVGSVGElement, holder: HTMLElement, atlas: SvgMapMount): SvgMap {
  // The holder is measured while the svg is hidden, because the svg would otherwise be laid out twice.
  svg.style.display = 'none';
  const svgMap = new MountedSvgMap(svg, holder, atlas);
  svg.style.display = '';
  svg.classList.add('live');
  svg.setAttribute('tabindex', '0');
  svg.svgMap = svgMap;
  return svgMap;
}

class MountedSvgMap implements SvgMap {
  readonly svg: SVGSVGElement;
  readonly #holder: HTMLElement;
  readonly #atlas: SvgMapMount;
  readonly #projection: Projection;
  readonly #hatch: Element | null;
  readonly #labelPlacement: LabelPlacement;
  readonly #callout: Callout;
  readonly #relief: Relief;
  readonly #heard: Listeners = { moving: new Set(), moved: new Set(), picked: new Set() };
  readonly #end = new AbortController();
  readonly #sizes: ResizeObserver;
  /** Makes the map follow the pointers. */
  readonly #follow: () => void;
  #highlighted: ReadonlySet<string> = new Set();
  #early: SvgMapEvents['picked'] | null = null;
  #resting = false;
  /** The holder's size and padding as text, to notice changes. */
  #measured = '';
  #size: Size = { width: 1, height: 1 };
  #limits: Limits;
  /** The opening view on this screen. */
  #home: Camera;
  #camera: Camera;
  #began: Camera;
  /** The window that the drawing was made for. */
  #drawn!: Window;
  #request = 0;
  /** Called in each frame until it returns that it has ended: a flight, or the rest of a wheel zoom. */
  #motion: ((now: number) => boolean) | null = null;
  /** Levels that a wheel zoom has still to go. */
  #left = 0;
  #held = false;
  /** Whether the camera has changed since it last came to rest. */
  #moved = false;

  constructor(svg: SVGSVGElement, holder: HTMLElement, atlas: SvgMapMount) {
    this.svg = svg;
    this.#holder = holder;
    this.#atlas = atlas;
    this.#projection = projectionOf(atlas.reach);
    this.#hatch = svg.querySelector('#hatch');
    this.#labelPlacement = openLabelPlacement(svg);
    this.#callout = openCallout(holder);
    this.#relief = openRelief(svg);
    this.#limits = limitsOf(atlas, this.#size, this.padding());
    this.#follow = listen(holder, svg, this.#driver(), this.#end.signal);
    this.#labelPlacement.read();
    this.#home = homeOf(atlas, this.#size, this.padding());
    this.#camera = this.#began = atlas.camera ?? this.#home;
    // An observer also reports the initial size, for which the map has been drawn already.
    this.#sizes = new ResizeObserver(() => {
      if (this.#measure() !== this.#measured) this.#resize();
    });
    this.#resize();
    this.#sizes.observe(holder);
  }

  camera(): Camera {
    return this.#camera;
  }
  size(): Size {
    return this.#size;
  }
  padding(): Padding {
    return paddingOf(this.#holder);
  }
  began(): Camera {
    return this.#began;
  }

  set(to: Camera): void {
    this.#began = to;
    this.#jump(to);
  }

  fly(to: Camera, ms = FLIGHT_MS): void {
    const course = way(this.#camera, within(this.#limits, to));
    let begun = 0;
    this.#start((now) => {
      begun ||= now;
      const share = wantsReducedMotion() ? 1 : (now - begun) / ms;
      this.#place(course(share));
      return share >= 1;
    });
  }

  zoomBy(levels: number): void {
    this.#ease(levels, ...this.#middle());
  }

  refresh(highlighted: ReadonlySet<string>): void {
    this.#highlighted = highlighted;
    this.#labelPlacement.read();
    this.#relief.paint();
    this.#draw();
    this.#placeLabels();
  }

  on<T extends keyof SvgMapEvents>(type: T, fn: (event: SvgMapEvents[T]) => void): () => void {
    this.#heard[type].add(fn);
    if (type === 'picked') this.#callout.hide();
    return () => {
      this.#heard[type].delete(fn);
    };
  }

  takePick(): SvgMapEvents['picked'] | null {
    const taken = this.#early;
    this.#early = null;
    return taken;
  }

  rest(resting: boolean): void {
    this.#resting = resting;
    this.svg.classList.toggle('resting', resting);
    if (resting) {
      this.#motion = null;
      this.#held = false;
      this.svg.removeAttribute('tabindex');
    } else this.svg.setAttribute('tabindex', '0');
  }

  close(): void {
    this.#end.abort();
    this.#sizes.disconnect();
    this.#relief.close();
    cancelAnimationFrame(this.#request);
    this.#motion = null;
    this.#resting = true;
    delete this.svg.svgMap;
  }

  #tell<T extends keyof SvgMapEvents>(type: T, event: SvgMapEvents[T]): void {
    for (const fn of this.#heard[type]) fn(event);
  }
  /** The zoom at which a desktop would show this view. It decides what is drawn, and how wide. */
  #seen(): number {
    return drawnZoom(this.#camera.zoom, 16 * remScale());
  }
  readonly #middle = (): [x: number, y: number] => {
    return middleOf(this.#size, this.padding());
  };
  #window(): Window {
    return windowOf(this.#projection, this.#camera, this.#size);
  }

  /** Draws the map again. */
  #draw(): void {
    const { svg } = this;
    this.#drawn = this.#window();
    const { x, y, width, height, px } = this.#drawn;
    const seen = this.#seen();
    svg.setAttribute('viewBox', [x, y, width, height].join(' '));
    svg.style.transform = '';
    svg.style.setProperty('--px', String(px));
    svg.style.setProperty('--z', String(seen));
    this.#hatch?.setAttribute('patternTransform', `rotate(45) scale(${String(px * remScale())})`);
    for (const g of svg.querySelectorAll<SVGGElement>('g[data-minzoom]'))
      g.classList.toggle('off', seen < Number(g.dataset.minzoom));
  }
  /** Transforms the drawn picture, which is cheap. Draws again when the picture has become too large or small. */
  #slide(): void {
    const [now, drawn] = [this.#window(), this.#drawn];
    const k = drawn.px / now.px;
    if (k > MOST || k < 1 / MOST) this.#draw();
    else
      this.svg.style.transform = `translate(${String((drawn.x - now.x) / now.px)}px,${String((drawn.y - now.y) / now.px)}px) scale(${String(k)})`;
  }
  #placeLabels(): void {
    this.#labelPlacement.place(this.#window(), this.#seen(), remScale(), this.#highlighted);
  }
  #settle(): void {
    this.#moved = false;
    this.#draw();
    this.#placeLabels();
    if (!this.#resting) this.#tell('moved', { camera: this.#camera });
  }

  /** The nearest allowed camera. The opening view is returned as the same object: it follows the screen's size. */
  #kept(to: Camera): Camera {
    const home = this.#home;
    const { lon, lat, zoom } = within(this.#limits, to);
    const away = Math.abs(lon - home.lon) + Math.abs(lat - home.lat) + Math.abs(zoom - home.zoom);
    return away < 1e-6 ? home : { lon, lat, zoom };
  }
  #place(to: Camera): void {
    this.#camera = this.#kept(to);
    this.#moved = true;
    this.#callout.hide();
  }
  #change(to: Camera): void {
    this.#place(to);
    this.#ask();
  }
  #jump(to: Camera): void {
    this.#motion = null;
    this.#camera = this.#kept(to);
    this.#settle();
  }

  /** Requests one drawing per frame, however many events there were. */
  readonly #ask = (): void => {
    this.#request ||= requestAnimationFrame(this.#turn);
  };
  readonly #turn = (now: number): void => {
    this.#request = 0;
    this.#follow();
    if (this.#motion?.(now)) this.#motion = null;
    this.#slide();
    if (!this.#resting) this.#tell('moving', { camera: this.#camera });
    if (this.#motion) this.#ask();
    else if (!this.#held) this.#settle();
  };
  #start(motion: (now: number) => boolean): void {
    this.#motion = motion;
    this.#ask();
  }

  readonly #ease: Driver['ease'] = (levels, x, y) => {
    this.#left = (this.#motion ? this.#left : 0) + levels;
    let before = 0;
    this.#start((now) => {
      const passed = before ? now - before : 16;
      before = now;
      const left = this.#left;
      const step =
        wantsReducedMotion() || Math.abs(left) < 0.004 ? left : left * (1 - Math.exp(-passed / EASE_MS));
      this.#left -= step;
      this.#place(zoomedAbout(this.#camera, this.#size, this.#limits, step, x, y));
      return this.#left === 0;
    });
  };

  /** The camera whose centre is dx, dy CSS pixels from the centre of this one. */
  #shifted(dx: number, dy: number): Camera {
    const { width, height } = this.#size;
    const [lon, lat] = fromScreen(this.#camera, this.#size, width / 2 + dx, height / 2 + dy);
    return { ...this.#camera, lon, lat };
  }

  /** What gestures do. */
  #driver(): Driver {
    return {
      grab: () => {
        this.#motion = null;
        this.#held = true;
      },
      stir: this.#ask,
      pan: (dx, dy) => {
        this.#change(this.#shifted(-dx, -dy));
      },
      zoom: (levels, x, y) => {
        this.#change(zoomedAbout(this.#camera, this.#size, this.#limits, levels, x, y));
      },
      ease: this.#ease,
      step: (dx, dy) => {
        this.fly(this.#shifted(dx, dy), STEP_MS);
      },
      release: () => {
        this.#held = false;
        if (this.#moved && !this.#request) this.#settle();
      },
      tap: this.#tap,
      middle: this.#middle,
      scale: remScale,
      awake: () => !this.#resting,
    };
  }

  /** Finds what is there; the returned function reports it. */
  readonly #tap: Driver['tap'] = (x, y, pointer) => {
    const box = this.#holder.getBoundingClientRect();
    const refs = refsAt(this.svg, x + box.left, y + box.top, TOLERANCE[pointer] * remScale());
    const event = { refs, at: { x, y } };
    return () => {
      if (this.#heard.picked.size > 0) {
        this.#tell('picked', event);
        return;
      }
      this.#early = event;
      const first = refs[0];
      const title = first && this.svg.querySelector(`[data-ref="${refText(first)}"]>title`)?.textContent;
      if (title) this.#callout.tell(title, x, y);
      else this.#callout.hide();
    };
  };

  #measure(): string {
    return JSON.stringify([this.#holder.clientWidth, this.#holder.clientHeight, this.padding()]);
  }
  #resize(): void {
    this.#measured = this.#measure();
    this.#size = { width: this.#holder.clientWidth || 1, height: this.#holder.clientHeight || 1 };
    this.#limits = limitsOf(this.#atlas, this.#size, this.padding());
    const stay = this.#camera !== this.#home;
    this.#home = homeOf(this.#atlas, this.#size, this.padding());
    // A panel that opens changes the padding. A flight that has begun because of that panel continues.
    if (this.#motion) this.#ask();
    else this.#jump(stay ? this.#camera : this.#home);
  }
}
