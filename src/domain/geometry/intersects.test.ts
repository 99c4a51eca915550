import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsOf, positions } from './geo.ts';
import { touches } from './intersects.ts';

const window = [0, 0, 10, 10] as const;
const line = (...coordinates: [number, number][]) => ({ type: 'LineString', coordinates }) as const;
const ring = (w: number, s: number, e: number, n: number): [number, number][] => [
  [w, s],
  [e, s],
  [e, n],
  [w, n],
  [w, s],
];

describe('touches', () => {
  it('finds lines that cross the window without a vertex in it, but no lines that pass by', () => {
    expect(touches(line([-5, 5], [15, 5]), window)).toBe(true);
    expect(touches(line([-5, 5], [5, 15]), window)).toBe(true);
    // Its bounds meet the window; the line itself does not.
    expect(touches(line([-5, 2], [2, 15]), window)).toBe(false);
  });
  it('finds areas that contain the window, but not if it lies in their hole', () => {
    const outer = ring(-20, -20, 20, 20);
    expect(touches({ type: 'Polygon', coordinates: [outer] }, window)).toBe(true);
    expect(touches({ type: 'Polygon', coordinates: [outer, ring(-5, -5, 15, 15)] }, window)).toBe(false);
    expect(touches({ type: 'MultiPolygon', coordinates: [[ring(20, 0, 30, 9)], [outer]] }, window)).toBe(
      true,
    );
  });
  it('agrees with bounds outside the window and with positions inside it', () => {
    const position = fc.tuple(fc.integer({ min: -30, max: 30 }), fc.integer({ min: -30, max: 30 }));
    fc.assert(
      fc.property(fc.array(position, { minLength: 2, maxLength: 6 }), (all) => {
        const drawn = line(...all);
        const [w, s, e, n] = boundsOf(positions(drawn));
        if (w > 10 || s > 10 || e < 0 || n < 0) expect(touches(drawn, window)).toBe(false);
        if (all.some(([x, y]) => x >= 0 && x <= 10 && y >= 0 && y <= 10))
          expect(touches(drawn, window)).toBe(true);
      }),
    );
  });
});
