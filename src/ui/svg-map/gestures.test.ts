import { describe, expect, it } from 'vitest';
import { levelsOf } from './gestures.ts';

const wheel = (deltaY: number, more: { deltaMode?: number; ctrlKey?: boolean } = {}): number =>
  levelsOf({ deltaY, deltaMode: 0, ctrlKey: false, ...more });

describe('levels of a wheel', () => {
  it('zooms in upwards and out downwards, by equal amounts', () => {
    expect(wheel(-100)).toBeGreaterThan(0);
    expect(wheel(100)).toBeCloseTo(-wheel(-100));
    expect(wheel(0)).toBeCloseTo(0);
  });
  it('equals that of MapLibre for a notch of 100 px', () => {
    expect(wheel(-100)).toBeCloseTo(Math.log2(2 / (1 + Math.exp(-100 / 450))), 10);
  });
  it('counts lines as 40 px, and zooms more finely for a trackpad pinch', () => {
    expect(wheel(-3, { deltaMode: 1 })).toBeCloseTo(wheel(-120));
    expect(wheel(-10, { ctrlKey: true })).toBeGreaterThan(wheel(-10));
  });
  it('never exceeds one level', () => {
    expect(wheel(-1e6)).toBeLessThanOrEqual(1);
  });
});
