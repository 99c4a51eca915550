// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebglRest } from './webgl-rest.ts';

let visibility: DocumentVisibilityState = 'visible';
const show = (state: DocumentVisibilityState): void => {
  visibility = state;
  document.dispatchEvent(new Event('visibilitychange'));
};
beforeEach(() => {
  vi.useFakeTimers();
  visibility = 'visible';
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** An instance that has lost its context four times at once. */
function resting() {
  const reopen = vi.fn();
  const rest = new WebglRest(reopen);
  expect([1, 2, 3, 4].map(() => rest.lost())).toEqual(['reopens', 'reopens', 'reopens', 'rests']);
  return { rest, reopen };
}

describe('after a lost context', () => {
  it('WebGL is opened again at once, three times in a minute, then after half a minute', async () => {
    const { reopen } = resting();
    await Promise.resolve();
    expect(reopen).toHaveBeenCalledTimes(3);
    reopen.mockClear();
    vi.advanceTimersByTime(29_999);
    expect(reopen).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(reopen).toHaveBeenCalledOnce();
  });
  it('losses a minute apart never make it rest', () => {
    const rest = new WebglRest(() => undefined);
    for (let i = 0; i < 10; i += 1) {
      expect(rest.lost()).toBe('reopens');
      vi.advanceTimersByTime(60_000);
    }
  });
  it('doubles the rest after a rest without effect, up to ten minutes; a rest that helped resets that', async () => {
    const { rest, reopen } = resting();
    await Promise.resolve();
    for (const wait of [30_000, 60_000, 120_000, 240_000, 480_000, 600_000, 600_000]) {
      reopen.mockClear();
      vi.advanceTimersByTime(wait - 1);
      expect(reopen).not.toHaveBeenCalled();
      vi.advanceTimersByTime(1);
      expect(reopen).toHaveBeenCalledOnce();
      expect(rest.lost()).toBe('rests');
    }
    vi.advanceTimersByTime(700_000);
    expect([1, 2, 3, 4].map(() => rest.lost()).at(-1)).toBe('rests');
    await Promise.resolve();
    reopen.mockClear();
    vi.advanceTimersByTime(30_000);
    expect(reopen).toHaveBeenCalledOnce();
  });
  it('a page in the background waits until it is visible', async () => {
    const reopen = vi.fn();
    const rest = new WebglRest(reopen);
    visibility = 'hidden';
    rest.lost();
    await Promise.resolve();
    show('hidden');
    expect(reopen).not.toHaveBeenCalled();
    show('visible');
    show('visible');
    expect(reopen).toHaveBeenCalledOnce();
  });
  it('nothing is opened when the map has ended', async () => {
    const { rest, reopen } = resting();
    rest.end();
    await Promise.resolve();
    vi.advanceTimersByTime(100_000);
    rest.lost();
    await Promise.resolve();
    show('visible');
    expect(reopen).not.toHaveBeenCalled();
  });
});
