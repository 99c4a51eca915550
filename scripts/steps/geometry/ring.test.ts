import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Point } from './gazetteer.ts';
import { areaKm2 } from './measure.ts';
import { outline } from './ring.ts';

const square: Point[] = [
  [113, 34],
  [113.4, 34],
  [113.4, 34.4],
  [113, 34.4],
];

describe('ring', () => {
  it('closes the corners', () => {
    expect(outline(square, false).coordinates[0]).toEqual([...square, [113, 34]]);
  });
  it('passes a smooth curve through all corners and closes it', () => {
    const [ring = []] = outline(square, true).coordinates;
    for (const corner of square) expect(ring).toContainEqual(corner);
    expect(ring[0]).toEqual(ring.at(-1));
    expect(ring.length).toBeGreaterThan(100);
  });
  it('bulges a smooth square equally on all four sides, also at the seam', () => {
    const [ring = []] = outline(square, true).coordinates;
    const lons = ring.map(([lon = 0]) => lon);
    const lats = ring.map(([, lat = 0]) => lat);
    expect(113 - Math.min(...lons)).toBeCloseTo(Math.max(...lons) - 113.4, 3);
    expect(34 - Math.min(...lats)).toBeCloseTo(Math.max(...lats) - 34.4, 2);
    expect(Math.min(...lons)).toBeLessThan(112.98);
  });
  it('keeps the area of a regular outline within a third', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 14 }),
        fc.double({ min: 0.05, max: 0.8, noNaN: true }),
        (n, r) => {
          const corners = Array.from({ length: n }, (_, i): Point => {
            const a = (2 * Math.PI * i) / n;
            return [113 + r * Math.cos(a), 34.5 + r * Math.sin(a)];
          });
          const ratio = areaKm2(outline(corners, true)) / areaKm2(outline(corners, false));
          expect(ratio).toBeGreaterThan(1);
          expect(ratio).toBeLessThan(1.34);
        },
      ),
    );
  });
});
