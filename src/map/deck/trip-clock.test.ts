// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TripClock } from './trip-clock.ts';

let frames: Map<number, FrameRequestCallback>;
let reduced: boolean;
let changed: () => void;
let visibility: DocumentVisibilityState;
let open: TripClock[];

const clockOf = (tick: () => void): TripClock => {
  const clock = new TripClock(tick);
  open.push(clock);
  return clock;
};

/** Runs all frames requested so far, at that time in ms. */
const frame = (now: number): void => {
  const due = [...frames.values()];
  frames.clear();
  for (const run of due) run(now);
};

beforeEach(() => {
  frames = new Map();
  open = [];
  reduced = false;
  visibility = 'visible';
  changed = () => undefined;
  let next = 1;
  vi.stubGlobal('requestAnimationFrame', (run: FrameRequestCallback) => {
    frames.set(next, run);
    return next++;
  });
  vi.stubGlobal('cancelAnimationFrame', (id: number) => frames.delete(id));
  vi.stubGlobal('matchMedia', () => ({
    get matches() {
      return reduced;
    },
    addEventListener: (_: string, listener: () => void) => {
      changed = listener;
    },
    removeEventListener: () => {
      changed = () => undefined;
    },
  }));
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
});
afterEach(() => {
  for (const clock of open) clock.close();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('the clock of trips', () => {
  it('requests no frame before marks are wanted, and none after they no longer are', () => {
    const tick = vi.fn();
    const clock = clockOf(tick);
    expect(frames.size).toBe(0);
    clock.want(true);
    expect(frames.size).toBe(1);
    clock.want(false);
    expect(frames.size).toBe(0);
    expect(tick).not.toHaveBeenCalled();
  });
  it('draws every other frame of a screen of 60, and counts the seconds between', () => {
    const tick = vi.fn();
    const clock = clockOf(tick);
    clock.want(true);
    for (let i = 0; i <= 60; i++) frame((i * 1000) / 60);
    expect(tick).toHaveBeenCalledTimes(30);
    expect(clock.seconds).toBeCloseTo(1, 6);
  });
  it('rests three times as long as a slow picture takes, and continues at the right speed', () => {
    const tick = vi.fn();
    const clock = clockOf(tick);
    clock.want(true);
    for (let now = 0; now <= 4000;) {
      const before = tick.mock.calls.length;
      frame(now);
      now += tick.mock.calls.length > before ? 100 : 10;
    }
    // One picture every 400 ms.
    expect(tick.mock.calls.length).toBeGreaterThanOrEqual(9);
    expect(tick.mock.calls.length).toBeLessThanOrEqual(11);
    expect(clock.seconds).toBeGreaterThan(3.5);
    expect(clock.seconds).toBeLessThanOrEqual(4);
  });
  it('stops while the page is hidden, and continues from there', () => {
    const clock = clockOf(() => undefined);
    clock.want(true);
    frame(0);
    frame(40);
    visibility = 'hidden';
    document.dispatchEvent(new Event('visibilitychange'));
    expect(frames.size).toBe(0);
    visibility = 'visible';
    document.dispatchEvent(new Event('visibilitychange'));
    frame(60_000);
    frame(60_040);
    expect(clock.seconds).toBeCloseTo(0.08, 6);
  });
  it('stops when the reader prefers less motion, and draws once when that changes', () => {
    reduced = true;
    const tick = vi.fn();
    const clock = clockOf(tick);
    clock.want(true);
    expect(clock.allowed).toBe(false);
    expect(frames.size).toBe(0);
    reduced = false;
    changed();
    expect(tick).toHaveBeenCalledTimes(1);
    expect(frames.size).toBe(1);
  });
  it('stops for good', () => {
    const clock = clockOf(() => undefined);
    clock.want(true);
    clock.close();
    expect(frames.size).toBe(0);
    document.dispatchEvent(new Event('visibilitychange'));
    expect(frames.size).toBe(0);
  });
});
