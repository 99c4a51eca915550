import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Taps } from './taps.ts';

describe('taps', () => {
  const told: string[] = [];
  let taps = new Taps();
  const at = (time: number, x = 100) => ({ x, y: 100, time });
  const press = (time: number, x?: number): void => {
    taps.press(at(time, x), 1);
  };
  const lift = (time: number, x?: number): void => {
    taps.lift(
      at(time, x),
      1,
      () => told.push('one'),
      () => told.push('two'),
    );
  };
  beforeEach(() => {
    vi.useFakeTimers();
    told.length = 0;
    taps = new Taps();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('are reported if no second tap follows', () => {
    press(0);
    lift(10);
    expect(told).toEqual([]);
    vi.runAllTimers();
    expect(told).toEqual(['one']);
  });
  it('become a double tap, in whatever order a busy browser reports the events', () => {
    for (const events of [
      [press, lift, press, lift],
      [press, press, lift, lift],
    ]) {
      told.length = 0;
      events.forEach((event, i) => {
        event(1000 * told.length + 10 * i);
      });
      vi.runAllTimers();
      expect(told).toEqual(['two']);
    }
  });
  it('stay single taps if the second is late or far away', () => {
    press(0);
    lift(10);
    vi.runAllTimers();
    press(400);
    lift(410);
    vi.runAllTimers();
    press(420, 300);
    lift(430, 300);
    vi.runAllTimers();
    expect(told).toEqual(['one', 'one', 'one']);
  });
});
