/**
 * Makes the page's SVG a map: it pans, zooms and answers taps before anything else has loaded. Its code is part of the
 * page (src/app/first.ts), so it is small and imports only geometry and label placement. The file is longer than most,
 * because everything in it works on one camera.
 */
import { fromScreen, middleOf, type Camera, type Padding, type Size } from '../../domain/geometry/geo.ts';
import { drawnZoom } from '../../domain/map/basemap.ts';
import { homeOf, limitsOf, within, type AtlasLimits } from '../../domain/view/pan-limits.ts';
import { refText } from '../../domain/layer/feature.ts';
import { projectionOf, windowOf, type Window } from '../../svg/projection.ts';
import { openCallout } from './callout.ts';
import { listen } from './gestures.ts';
import { openLabelPlacement } from './label-placement.ts';
import { way, zoomedAbout } from './moves.ts';
import { refsAt, TOLERANCE } from './pick.ts';
import { openRelief } from './relief.ts';
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
  camera?: Camera;
}

/** Mounts a map on an svg that `drawSvgMap` drew. The svg then fills its holder. The result is also `svg.svgMap`. */
export function mountSvgMap(svg: SVGSVGElement, holder: HTMLElement, atlas: SvgMapMount): SvgMap {
  const projection = projectionOf(atlas.reach);
  const end = new AbortController();
  // The holder is measured while the svg is hidden, because the svg would otherwise be laid out twice.
  svg.style.display = 'none';
  const hatch = svg.querySelector('#hatch');
  const labelPlacement = openLabelPlacement(svg);
  let highlighted: ReadonlySet<string> = new Set();
  const callout = openCallout(holder);
  const relief = openRelief(svg);
  const heard: Listeners = { moving: new Set(), moved: new Set(), picked: new Set() };
  let early: SvgMapEvents['picked'] | null = null;
  let resting = false;
  let size: Size = { width: 1, height: 1 };
  let camera: Camera;
  let began: Camera;
  /** The window that the drawing was made for. */
  let drawn: Window;
  /** The opening view on this screen. */
  let home: Camera;
  let request = 0;
  /** Called in each frame until it returns that it has ended: a flight, or the rest of a wheel zoom. */
  let motion: ((now: number) => boolean) | null = null;
  let held = false;
  /** Whether the camera has changed since it last came to rest. */
  let moved = false;

  const tell = <T extends keyof SvgMapEvents>(type: T, event: SvgMapEvents[T]): void => {
    for (const fn of heard[type]) fn(event);
  };
  /** The zoom at which a desktop would show this view. It decides what is drawn, and how wide. */
  const seen = (): number => drawnZoom(camera.zoom, 16 * remScale());
  const padding = (): Padding => paddingOf(holder);
  const middle = (): [x: number, y: number] => {
    return middleOf(size, padding());
  };
  let limits = limitsOf(atlas, size, padding());

  /** Draws the map again. */
  function draw(): void {
    drawn = windowOf(projection, camera, size);
    const { x, y, width, height, px } = drawn;
    svg.setAttribute('viewBox', [x, y, width, height].join(' '));
    svg.style.transform = '';
    svg.style.setProperty('--px', String(px));
    svg.style.setProperty('--z', String(seen()));
    hatch?.setAttribute('patternTransform', `rotate(45) scale(${String(px * remScale())})`);
    for (const g of svg.querySelectorAll<SVGGElement>('g[data-minzoom]'))
      g.classList.toggle('off', seen() < Number(g.dataset.minzoom));
  }
  /** Transforms the drawn picture, which is cheap. Draws again when the picture has become too large or small. */
  function slide(): void {
    const now = windowOf(projection, camera, size);
    const k = drawn.px / now.px;
    if (k > MOST || k < 1 / MOST) draw();
    else
      svg.style.transform = `translate(${String((drawn.x - now.x) / now.px)}px,${String((drawn.y - now.y) / now.px)}px) scale(${String(k)})`;
  }
  function letter(): void {
    labelPlacement.place(windowOf(projection, camera, size), seen(), remScale(), highlighted);
  }
  function settle(): void {
    moved = false;
    draw();
    letter();
    if (!resting) tell('moved', { camera });
  }
  /** The nearest allowed camera. The opening view is returned as the same object: it follows the screen's size. */
  function kept(to: Camera): Camera {
    const { lon, lat, zoom } = within(limits, to);
    const away = Math.abs(lon - home.lon) + Math.abs(lat - home.lat) + Math.abs(zoom - home.zoom);
    return away < 1e-6 ? home : { lon, lat, zoom };
  }
  function place(to: Camera): void {
    camera = kept(to);
    moved = true;
    callout.hide();
  }
  function change(to: Camera): void {
    place(to);
    ask();
  }
  /** Requests one drawing per frame, however many events there were. */
  function ask(): void {
    request ||= requestAnimationFrame(turn);
  }
  function turn(now: number): void {
    request = 0;
    follow();
    if (motion?.(now)) motion = null;
    slide();
    if (!resting) tell('moving', { camera });
    if (motion) ask();
    else if (!held) settle();
  }
  function start(next: (now: number) => boolean): void {
    motion = next;
    ask();
  }

  function jump(to: Camera): void {
    motion = null;
    camera = kept(to);
    settle();
  }
  function fly(to: Camera, ms = FLIGHT_MS): void {
    const course = way(camera, within(limits, to));
    let begun = 0;
    start((now) => {
      begun ||= now;
      const share = wantsReducedMotion() ? 1 : (now - begun) / ms;
      place(course(share));
      return share >= 1;
    });
  }
  let left = 0;
  function ease(levels: number, x: number, y: number): void {
    left = (motion ? left : 0) + levels;
    let before = 0;
    start((now) => {
      const passed = before ? now - before : 16;
      before = now;
      const step =
        wantsReducedMotion() || Math.abs(left) < 0.004 ? left : left * (1 - Math.exp(-passed / EASE_MS));
      left -= step;
      place(zoomedAbout(camera, size, limits, step, x, y));
      return left === 0;
    });
  }

  const follow = listen(
    holder,
    svg,
    {
      grab() {
        motion = null;
        held = true;
      },
      stir: ask,
      pan(dx, dy) {
        const [lon, lat] = fromScreen(camera, size, size.width / 2 - dx, size.height / 2 - dy);
        change({ ...camera, lon, lat });
      },
      zoom(levels, x, y) {
        change(zoomedAbout(camera, size, limits, levels, x, y));
      },
      ease,
      step(dx, dy) {
        const [lon, lat] = fromScreen(camera, size, size.width / 2 + dx, size.height / 2 + dy);
        fly({ ...camera, lon, lat }, STEP_MS);
      },
      release() {
        held = false;
        if (moved && !request) settle();
      },
      tap(x, y, pointer) {
        const box = holder.getBoundingClientRect();
        const refs = refsAt(svg, x + box.left, y + box.top, TOLERANCE[pointer] * remScale());
        const event = { refs, at: { x, y } };
        return () => {
          if (heard.picked.size > 0) {
            tell('picked', event);
            return;
          }
          early = event;
          const first = refs[0];
          const title = first && svg.querySelector(`[data-ref="${refText(first)}"]>title`)?.textContent;
          if (title) callout.tell(title, x, y);
          else callout.hide();
        };
      },
      middle,
      scale: remScale,
      awake: () => !resting,
    },
    end.signal,
  );

  const measure = (): string => JSON.stringify([holder.clientWidth, holder.clientHeight, padding()]);
  let measured = '';
  const resize = (): void => {
    measured = measure();
    size = { width: holder.clientWidth || 1, height: holder.clientHeight || 1 };
    limits = limitsOf(atlas, size, padding());
    const stay = camera !== home;
    home = homeOf(atlas, size, padding());
    // A panel that opens changes the padding. A flight that has begun because of that panel continues.
    if (motion) ask();
    else jump(stay ? camera : home);
  };
  // An observer also reports the initial size, for which the map has been drawn already.
  const sizes = new ResizeObserver(() => {
    if (measure() !== measured) resize();
  });

  const svgMap: SvgMap = {
    svg,
    camera: () => camera,
    size: () => size,
    padding,
    began: () => began,
    set(to) {
      began = to;
      jump(to);
    },
    fly,
    zoomBy(levels) {
      ease(levels, ...middle());
    },
    refresh(names) {
      highlighted = names;
      labelPlacement.read();
      relief.paint();
      draw();
      letter();
    },
    on(type, fn) {
      heard[type].add(fn);
      if (type === 'picked') callout.hide();
      return () => {
        heard[type].delete(fn);
      };
    },
    takePick() {
      const taken = early;
      early = null;
      return taken;
    },
    rest(now) {
      resting = now;
      svg.classList.toggle('resting', now);
      if (now) {
        motion = null;
        held = false;
        svg.removeAttribute('tabindex');
      } else svg.setAttribute('tabindex', '0');
    },
    close() {
      end.abort();
      sizes.disconnect();
      relief.close();
      cancelAnimationFrame(request);
      motion = null;
      resting = true;
      delete svg.svgMap;
    },
  };

  labelPlacement.read();
  home = homeOf(atlas, size, padding());
  camera = began = atlas.camera ?? home;
  resize();
  svg.style.display = '';
  svg.classList.add('live');
  svg.setAttribute('tabindex', '0');
  sizes.observe(holder);
  svg.svgMap = svgMap;
  return svgMap;
}
