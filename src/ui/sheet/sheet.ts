/**
 * Makes the SVG that the page carries a map: it pans, zooms and answers taps before anything else is loaded. Travels
 * inside the page (src/app/first.ts), so it stays small and imports nothing but geometry and label placing.
 */
import {
  fit,
  fromScreen,
  project,
  unproject,
  worldSize,
  type Bounds,
  type Camera,
  type Padding,
  type Size,
} from '../../domain/geo.ts';
import { drawnZoom } from '../../domain/ground.ts';
import { limitsOf, within } from '../../domain/limits.ts';
import { refText } from '../../domain/feature.ts';
import { frameOf, windowOf, type Window } from '../../svg/frame.ts';
import { openCallout } from './callout.ts';
import { listen } from './gestures.ts';
import { openLettering } from './lettering.ts';
import { refsAt, TOLERANCE } from './pick.ts';
import type { Sheet, SheetEvents } from './sheet.types.ts';

const FLIGHT_MS = 400;
const STEP_MS = 180;
/** A drawing is stretched by so much at most before it is made anew. */
const MOST = 2.2;
/** A wheel's zoom comes to a third of the rest in this time. */
const EASE_MS = 45;

type Listeners = { [T in keyof SheetEvents]: Set<(event: SheetEvents[T]) => void> };

export interface SheetMount {
  /** west, south, east, north of the opening view, and of how far the map may be moved. */
  bounds: Bounds;
  reach: Bounds;
  /** Where to begin; the opening view when left out. */
  camera?: Camera;
}

/** Takes over an svg drawn by `drawSheet`, which fills its holder from now on. The result is also `svg.sheet`. */
export function mountSheet(svg: SVGSVGElement, holder: HTMLElement, atlas: SheetMount): Sheet {
  const root = document.documentElement;
  const frame = frameOf(atlas.reach);
  const end = new AbortController();
  const hatch = svg.querySelector('#hatch');
  const lettering = openLettering(svg);
  let lit: ReadonlySet<string> = new Set();
  const callout = openCallout(holder);
  const heard: Listeners = { moving: new Set(), moved: new Set(), picked: new Set() };
  let early: SheetEvents['picked'] | null = null;
  let resting = false;
  let size: Size = { width: 1, height: 1 };
  let camera: Camera;
  /** What the drawing was made for. */
  let drawn: Window;
  /** Whether it still shows the opening view, which then follows the size of the screen. */
  let opening = atlas.camera === undefined;
  let request = 0;
  /** What each frame does until it says that it is done: a flight, or the rest of a wheel's zoom. */
  let motion: ((now: number) => boolean) | null = null;
  let held = false;
  /** Whether the camera is another since it last came to rest. */
  let moved = false;

  const tell = <T extends keyof SheetEvents>(type: T, event: SheetEvents[T]): void => {
    for (const fn of heard[type]) fn(event);
  };
  const calm = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
  const scale = (): number => parseFloat(getComputedStyle(root).fontSize) / 16 || 1;
  /** The zoom at which a desktop would show this: what is drawn at all, and how wide. */
  const seen = (): number => drawnZoom(camera.zoom, 16 * scale());
  const padding = (): Padding => {
    const css = getComputedStyle(holder);
    const [top = 0, right = 0, bottom = 0, left = 0] = ['top', 'right', 'bottom', 'left'].map(
      (side) => parseFloat(css.getPropertyValue(`padding-${side}`)) || 0,
    );
    return { top, right, bottom, left };
  };
  let limits = limitsOf(atlas, size, padding());

  /** Draws anew. */
  function draw(): void {
    drawn = windowOf(frame, camera, size);
    const { x, y, width, height, px } = drawn;
    svg.setAttribute('viewBox', [x, y, width, height].join(' '));
    svg.style.transform = '';
    svg.style.setProperty('--px', String(px));
    svg.style.setProperty('--z', String(seen()));
    hatch?.setAttribute('patternTransform', `rotate(45) scale(${String(px * scale())})`);
    for (const g of svg.querySelectorAll<SVGGElement>('g[data-minzoom]'))
      g.classList.toggle('off', seen() < Number(g.dataset.minzoom));
  }
  /** Moves what is drawn as a picture, which costs next to nothing; draws anew when it has become too large or small. */
  function slide(): void {
    const now = windowOf(frame, camera, size);
    const k = drawn.px / now.px;
    if (k > MOST || k < 1 / MOST) draw();
    else
      svg.style.transform = `translate(${String((drawn.x - now.x) / now.px)}px,${String((drawn.y - now.y) / now.px)}px) scale(${String(k)})`;
  }
  function letter(): void {
    lettering.place(windowOf(frame, camera, size), seen(), scale(), lit);
  }
  function settle(): void {
    moved = false;
    draw();
    letter();
    if (!resting) tell('moved', { camera });
  }
  function place(to: Camera): void {
    camera = within(limits, to);
    moved = true;
    opening = false;
    callout.hide();
  }
  function change(to: Camera): void {
    place(to);
    ask();
  }
  /** One drawing a frame, however many events there were. */
  function ask(): void {
    request ||= requestAnimationFrame(turn);
  }
  function turn(now: number): void {
    request = 0;
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
    camera = within(limits, to);
    settle();
  }
  function fly(to: Camera, ms = FLIGHT_MS): void {
    const aim = within(limits, to);
    const from = camera;
    const [a, b] = [project(from.lon, from.lat), project(aim.lon, aim.lat)];
    let begun = 0;
    start((now) => {
      begun ||= now;
      const t = calm() ? 1 : Math.min(1, (now - begun) / ms);
      const e = t * (2 - t);
      const zoom = from.zoom + (aim.zoom - from.zoom) * e;
      // The centre goes with the scale, so that what is flown to comes straight in (MapLibre's easeTo).
      const grown = 2 ** (from.zoom - aim.zoom) - 1;
      const k = Math.abs(grown) > 1e-6 ? (2 ** (from.zoom - zoom) - 1) / grown : e;
      const [lon, lat] = unproject(a[0] + (b[0] - a[0]) * k, a[1] + (b[1] - a[1]) * k);
      place(t === 1 ? aim : { lon, lat, zoom });
      return t === 1;
    });
  }
  /** The camera one gets by zooming about a point of the screen. */
  function about(levels: number, x: number, y: number): Camera {
    const zoom = Math.min(limits.maxZoom, Math.max(limits.minZoom, camera.zoom + levels));
    const [wx, wy] = project(...fromScreen(camera, size, x, y));
    const world = worldSize(zoom);
    const [lon, lat] = unproject(wx - (x - size.width / 2) / world, wy - (y - size.height / 2) / world);
    return { lon, lat, zoom };
  }
  let left = 0;
  function ease(levels: number, x: number, y: number): void {
    left = (motion ? left : 0) + levels;
    let before = 0;
    start((now) => {
      const passed = before ? now - before : 16;
      before = now;
      const step = calm() || Math.abs(left) < 0.004 ? left : left * (1 - Math.exp(-passed / EASE_MS));
      left -= step;
      place(about(step, x, y));
      return left === 0;
    });
  }
  const home = (): Camera => fit(atlas.bounds, size, padding());

  listen(
    holder,
    svg,
    {
      grab() {
        motion = null;
        held = true;
      },
      pan(dx, dy) {
        const [lon, lat] = fromScreen(camera, size, size.width / 2 - dx, size.height / 2 - dy);
        change({ ...camera, lon, lat });
      },
      zoom(levels, x, y) {
        change(about(levels, x, y));
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
        const refs = refsAt(svg, x + box.left, y + box.top, TOLERANCE[pointer] * scale());
        const event = { refs, at: { x, y } };
        if (heard.picked.size > 0) {
          tell('picked', event);
          return;
        }
        early = event;
        const first = refs[0];
        const title = first && svg.querySelector(`[data-ref="${refText(first)}"]>title`)?.textContent;
        if (title) callout.tell(title, x, y);
        else callout.hide();
      },
      scale,
      awake: () => !resting,
    },
    end.signal,
  );

  const resize = (): void => {
    size = { width: holder.clientWidth || 1, height: holder.clientHeight || 1 };
    limits = limitsOf(atlas, size, padding());
    const stay = opening;
    jump(opening ? home() : camera);
    opening = stay;
  };
  const paint = (): void => {
    const name = root.dataset.ground === 'night' ? 'night' : 'paper';
    for (const image of svg.querySelectorAll<SVGImageElement>('image.relief')) {
      const href = image.dataset[name];
      if (href !== undefined && image.getAttribute('href') !== href) image.setAttribute('href', href);
    }
  };
  const sizes = new ResizeObserver(resize);
  const grounds = new MutationObserver(paint);

  const sheet: Sheet = {
    svg,
    camera: () => camera,
    size: () => size,
    padding,
    set(to) {
      opening = false;
      jump(to);
    },
    fly,
    zoomBy(levels) {
      const { top, right, bottom, left: west } = padding();
      ease(levels, (size.width + west - right) / 2, (size.height + top - bottom) / 2);
    },
    refresh(names) {
      lit = names;
      lettering.read();
      paint();
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
      grounds.disconnect();
      cancelAnimationFrame(request);
      motion = null;
      resting = true;
      delete svg.sheet;
    },
  };

  svg.classList.add('live');
  svg.setAttribute('tabindex', '0');
  lettering.read();
  camera = atlas.camera ?? home();
  resize();
  paint();
  sizes.observe(holder);
  grounds.observe(root, { attributeFilter: ['data-ground'] });
  svg.sheet = sheet;
  return sheet;
}
