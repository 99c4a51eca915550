/** Translates touch, mouse, wheel and keys into map gestures. Positions are CSS pixels from the SVG map's corner. */
import { LONG_MS, Taps } from '../../domain/map/taps.ts';
import { TOLERANCE } from './pick.ts';

export interface Driver {
  /** A gesture begins: flights end. */
  grab(): void;
  /** Pointers have moved: the next frame calls `follow`. */
  stir(): void;
  pan(dx: number, dy: number): void;
  /** Zooms at once; the point x, y stays in place. */
  zoom(levels: number, x: number, y: number): void;
  /** Zooms with a short ease; the point x, y stays in place. */
  ease(levels: number, x: number, y: number): void;
  /** Moves by one step of the keyboard. */
  step(dx: number, dy: number): void;
  /** The last finger has left the map. */
  release(): void;
  /** Finds what was tapped; the returned function reports it. */
  tap(x: number, y: number, pointer: 'touch' | 'mouse'): () => void;
  /** The centre of the area that the panels leave free, about which keys zoom. */
  middle(): [x: number, y: number];
  /** CSS pixels in a rem / 16. */
  scale(): number;
  /** Whether gestures are handled. */
  awake(): boolean;
}

/** A contact wider than this, in CSS pixels, is a palm. */
const PALM_PX = 120;
/** MapLibre's wheel constants: 450 px of wheel or 100 px of a trackpad pinch. */
const WHEEL = 450;
const PINCH = 100;
const LINE_PX = 40;
const KEY_PX = 100;

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const ZOOMS: Readonly<Record<string, number>> = { '+': 1, '=': 1, '-': -1, _: -1 };

interface Point {
  x: number;
  y: number;
}
/** A pointer that is down: its position, and the position up to which the map has followed it. */
interface Finger extends Point {
  /** Whether it also moves without being pressed: a mouse or a pen. */
  hovers: boolean;
  followed: Point;
}

const isPalm = ({ width, height }: PointerEvent): boolean => width > PALM_PX || height > PALM_PX;

/** Levels of a wheel event, as MapLibre's ScrollZoomHandler counts them. */
export function levelsOf(event: Pick<WheelEvent, 'deltaY' | 'deltaMode' | 'ctrlKey'>): number {
  const delta = event.deltaY * (event.deltaMode === 1 ? LINE_PX : 1);
  const scale = 2 / (1 + Math.exp(-Math.abs(delta / (event.ctrlKey ? PINCH : WHEEL))));
  return -Math.sign(delta) * Math.log2(scale);
}

/**
 * Listens on the SVG map's holder until the signal, because the svg moves during a gesture. The returned function
 * makes the map follow the pointers, once a frame. Fingers report one after the other: between two reports a pan with
 * two fingers looks like a pinch.
 */
export function listen(
  holder: HTMLElement,
  svg: SVGSVGElement,
  driver: Driver,
  signal: AbortSignal,
): () => void {
  const fingers = new Map<number, Finger>();
  const taps = new Taps();
  let start = { x: 0, y: 0, time: 0 };
  let still = true;

  const at = (event: MouseEvent): Point => {
    const box = holder.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const kind = ({ pointerType }: PointerEvent): 'mouse' | 'touch' =>
    pointerType === 'mouse' ? 'mouse' : 'touch';
  const on = <K extends keyof HTMLElementEventMap>(
    type: K,
    fn: (event: HTMLElementEventMap[K]) => void,
  ): void => {
    holder.addEventListener(
      type,
      (event) => {
        if (driver.awake()) fn(event);
        else {
          fingers.clear();
          svg.classList.remove('moving');
        }
      },
      { signal, passive: false },
    );
  };

  /** The first two fingers move the map. A third (another visitor's, or a palm) has no effect. */
  const follow = (): void => {
    if (still) return;
    const [a, b] = fingers.values();
    if (a && !b) driver.pan(a.x - a.followed.x, a.y - a.followed.y);
    if (a && b) {
      const middle = (p: Point, q: Point): [number, number] => [(p.x + q.x) / 2, (p.y + q.y) / 2];
      const apart = (p: Point, q: Point): number => Math.hypot(p.x - q.x, p.y - q.y);
      const [[x, y], [wasX, wasY]] = [middle(a, b), middle(a.followed, b.followed)];
      const [now, was] = [apart(a, b), apart(a.followed, b.followed)];
      driver.pan(x - wasX, y - wasY);
      if (now > 1 && was > 1) driver.zoom(Math.log2(now / was), x, y);
    }
    for (const finger of fingers.values()) finger.followed = { x: finger.x, y: finger.y };
  };
  /** Removes a pointer that did not tap. The change in the remaining fingers does not move the map. */
  const lift = (id: number): boolean => {
    follow();
    if (!fingers.delete(id)) return false;
    if (fingers.size === 0) {
      svg.classList.remove('moving');
      driver.release();
    }
    return true;
  };
  const letGo = (gone: (finger: Finger) => boolean): void => {
    for (const [id, finger] of fingers) if (gone(finger)) lift(id);
  };

  on('pointerdown', (event) => {
    if (event.button !== 0 || isPalm(event)) return;
    // The first pointer of its kind. A pointer whose release was never reported must not add to it.
    if (event.isPrimary) letGo(({ hovers }) => hovers === (event.pointerType !== 'touch'));
    follow();
    holder.setPointerCapture(event.pointerId);
    const p = at(event);
    fingers.set(event.pointerId, { ...p, hovers: event.pointerType !== 'touch', followed: p });
    still = fingers.size === 1;
    // A movement that might still have become a tap is not part of a pinch.
    if (!still) for (const finger of fingers.values()) finger.followed = { x: finger.x, y: finger.y };
    start = { ...p, time: event.timeStamp };
    taps.press(start, driver.scale());
    driver.grab();
    // The focus ring is for keyboard users only.
    svg.classList.add('handled');
  });

  on('pointermove', (event) => {
    const finger = fingers.get(event.pointerId);
    if (!finger) return;
    // The release went unreported: it was outside the window, over a menu or an alert. Or a finger became a palm.
    if ((finger.hovers && (event.buttons & 1) === 0) || isPalm(event)) {
      lift(event.pointerId);
      return;
    }
    Object.assign(finger, at(event));
    if (still) {
      const tolerance = TOLERANCE[kind(event)] * driver.scale();
      if (Math.hypot(finger.x - start.x, finger.y - start.y) < tolerance) return;
      // The movement so far was held back while it could be a tap; the map now follows it.
      still = false;
      svg.classList.add('moving');
    }
    driver.stir();
  });

  on('pointerup', (event) => {
    const tapped = still && event.timeStamp - start.time <= LONG_MS;
    if (!lift(event.pointerId) || !tapped) return;
    const { x, y } = at(event);
    const tell = driver.tap(x, y, kind(event));
    taps.lift({ x, y, time: event.timeStamp }, driver.scale(), tell, () => {
      driver.ease(event.shiftKey ? -1 : 1, x, y);
    });
  });
  for (const type of ['pointercancel', 'lostpointercapture'] as const)
    on(type, ({ pointerId }) => {
      lift(pointerId);
    });
  // Some browsers send no other event once a menu is open or another window has the pointer.
  on('contextmenu', () => {
    letGo(({ hovers }) => hovers);
  });
  addEventListener(
    'blur',
    () => {
      letGo(() => true);
    },
    { signal },
  );

  on('wheel', (event) => {
    event.preventDefault();
    const p = at(event);
    driver.ease(levelsOf(event), p.x, p.y);
  });

  on('keydown', (event) => {
    svg.classList.remove('handled');
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    const zoom = ZOOMS[event.key];
    if (arrow) driver.step(arrow[0] * KEY_PX * driver.scale(), arrow[1] * KEY_PX * driver.scale());
    else if (zoom !== undefined) driver.ease(zoom, ...driver.middle());
    else if (event.key === 'Enter') driver.tap(...driver.middle(), 'touch')();
    else return;
    event.preventDefault();
  });
  return follow;
}
