import { describe, expect, it } from 'vitest';
import { levelsOf } from './gestures.ts';

const wheel = (deltaY: number, more: { deltaMode?: number; ctrlKey?: boolean } = {}): number =>
  levelsOf({ deltaY, deltaMode: 0, ctrlKey: false, ...more });

describe('levels of a wheel', () => {
  it('zooms in upwards, out downwards, by as much', () => {
    expect(wheel(-100)).toBeGreaterThan(0);
    expect(wheel(100)).toBeCloseTo(-wheel(-100));
    expect(wheel(0)).toBeCloseTo(0);
  });
  it('is what MapLibre makes of a notch of 100 px', () => {
    expect(wheel(-100)).toBeCloseTo(Math.log2(2 / (1 + Math.exp(-100 / 450))), 10);
  });
  it('takes lines as 40 px, and a pinch on a trackpad as finer', () => {
    expect(wheel(-3, { deltaMode: 1 })).toBeCloseTo(wheel(-120));
    expect(wheel(-10, { ctrlKey: true })).toBeGreaterThan(wheel(-10));
  });
  it('never jumps by more than a level', () => {
    expect(wheel(-1e6)).toBeLessThanOrEqual(1);
  });
});
