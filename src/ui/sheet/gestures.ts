/** Fingers, mouse, wheel and keys → what they mean for a map. Positions are CSS pixels from the sheet's corner. */
import { TOLERANCE } from './pick.ts';

export interface Driver {
  /** A gesture takes hold of the map: flights end. */
  grab(): void;
  pan(dx: number, dy: number): void;
  /** Zooms at once, keeping what lies under x, y. */
  zoom(levels: number, x: number, y: number): void;
  /** Zooms with a little ease, keeping what lies under x, y. */
  ease(levels: number, x: number, y: number): void;
  /** Moves by a step of the keyboard. */
  step(dx: number, dy: number): void;
  /** No finger is on the map any more. */
  release(): void;
  tap(x: number, y: number, pointer: 'touch' | 'mouse'): void;
  /** The middle of what the panels leave free: what keys are about. */
  middle(): [x: number, y: number];
  /** CSS pixels in a rem / 16. */
  scale(): number;
  /** Whether gestures are taken at all. */
  awake(): boolean;
}

/** Two taps within this time and distance (CSS pixels) are a double tap. */
const DOUBLE_MS = 300;
const DOUBLE_PX = 30;
/** A press longer than this is no tap. */
const LONG_MS = 700;
/** MapLibre's wheel: 450 px of wheel or 100 px of a trackpad pinch are a level's measure. */
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

interface Touch {
  x: number;
  y: number;
}

/** Levels of a wheel event, as MapLibre's ScrollZoomHandler counts them. */
export function levelsOf(event: Pick<WheelEvent, 'deltaY' | 'deltaMode' | 'ctrlKey'>): number {
  const delta = event.deltaY * (event.deltaMode === 1 ? LINE_PX : 1);
  const scale = 2 / (1 + Math.exp(-Math.abs(delta / (event.ctrlKey ? PINCH : WHEEL))));
  return -Math.sign(delta) * Math.log2(scale);
}

/** Listens on the sheet's holder until the signal; the svg itself is pushed about while it moves. */
export function listen(holder: HTMLElement, svg: SVGSVGElement, driver: Driver, signal: AbortSignal): void {
  const down = new Map<number, Touch>();
  let start = { x: 0, y: 0, time: 0 };
  let still = true;
  let lastTap = { x: 0, y: 0, time: -Infinity };

  const at = (event: MouseEvent): Touch => {
    const box = holder.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const on = <K extends keyof HTMLElementEventMap>(
    type: K,
    fn: (event: HTMLElementEventMap[K]) => void,
  ): void => {
    holder.addEventListener(
      type,
      (event) => {
        if (driver.awake()) fn(event);
        else down.clear();
      },
      { signal, passive: false },
    );
  };

  on('pointerdown', (event) => {
    if (event.button !== 0) return;
    holder.setPointerCapture(event.pointerId);
    const p = at(event);
    down.set(event.pointerId, p);
    still = down.size === 1;
    start = { ...p, time: event.timeStamp };
    driver.grab();
    // The focus ring is for those who come by keyboard.
    svg.classList.add('handled');
  });

  on('pointermove', (event) => {
    const before = down.get(event.pointerId);
    const now = at(event);
    if (!before) return;
    const tolerance = TOLERANCE[event.pointerType === 'mouse' ? 'mouse' : 'touch'] * driver.scale();
    if (still && Math.hypot(now.x - start.x, now.y - start.y) < tolerance) return;
    if (still) {
      // The way up to here was waited for, not lost.
      still = false;
      svg.classList.add('moving');
    }
    down.set(event.pointerId, now);
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
    if (!other) {
      driver.pan(now.x - before.x, now.y - before.y);
      return;
    }
    const [x, y] = [(now.x + other.x) / 2, (now.y + other.y) / 2];
    driver.pan((now.x - before.x) / 2, (now.y - before.y) / 2);
    const apart = Math.hypot(now.x - other.x, now.y - other.y);
    const was = Math.hypot(before.x - other.x, before.y - other.y);
    if (apart > 1 && was > 1) driver.zoom(Math.log2(apart / was), x, y);
  });

  const up = (event: PointerEvent): void => {
    if (!down.delete(event.pointerId)) return;
    if (down.size > 0) return;
    svg.classList.remove('moving');
    driver.release();
    const pressed = event.timeStamp - start.time;
    if (!still || event.type !== 'pointerup' || pressed > LONG_MS) return;
    const p = at(event);
    const near = Math.hypot(p.x - lastTap.x, p.y - lastTap.y) < DOUBLE_PX * driver.scale();
    if (near && event.timeStamp - lastTap.time < DOUBLE_MS) {
      lastTap.time = -Infinity;
      driver.ease(event.shiftKey ? -1 : 1, p.x, p.y);
      return;
    }
    lastTap = { ...p, time: event.timeStamp };
    driver.tap(p.x, p.y, event.pointerType === 'mouse' ? 'mouse' : 'touch');
  };
  on('pointerup', up);
  on('pointercancel', up);

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
    else if (event.key === 'Enter') driver.tap(...driver.middle(), 'touch');
    else return;
    event.preventDefault();
  });
}
