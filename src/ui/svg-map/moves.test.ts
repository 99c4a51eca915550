import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromScreen, toScreen, type Camera } from '../../domain/geometry/geo.ts';
import { way, zoomedAbout } from './moves.ts';

const size = { width: 800, height: 600 };
const limits = { minZoom: 5, maxZoom: 14 };
const camera = fc.record({
  lon: fc.double({ min: 110, max: 116, noNaN: true }),
  lat: fc.double({ min: 32, max: 37, noNaN: true }),
  zoom: fc.double({ min: 5, max: 14, noNaN: true }),
});

describe('zoomedAbout', () => {
  it('keeps the point in place, and the zoom within the limits', () => {
    const x = fc.integer({ min: 0, max: 800 });
    const y = fc.integer({ min: 0, max: 600 });
    fc.assert(
      fc.property(camera, x, y, fc.double({ min: -12, max: 12, noNaN: true }), (from, px, py, levels) => {
        const to = zoomedAbout(from, size, limits, levels, px, py);
        const place = fromScreen(from, size, px, py);
        const [qx, qy] = toScreen(to, size, ...place);
        expect(Math.hypot(qx - px, qy - py)).toBeLessThan(0.01);
        expect(to.zoom).toBeGreaterThanOrEqual(5);
        expect(to.zoom).toBeLessThanOrEqual(14);
      }),
    );
  });
});

describe('way', () => {
  const from: Camera = { lon: 113, lat: 34, zoom: 7 };
  it('begins at the first camera and ends exactly at the second', () => {
    const to: Camera = { lon: 114, lat: 35, zoom: 10 };
    const start = way(from, to)(0);
    expect(start.lon).toBeCloseTo(113, 9);
    expect(start.zoom).toBe(7);
    expect(way(from, to)(1)).toBe(to);
  });
  it('brings the goal straight in: it never moves away from the centre of the screen', () => {
    const to: Camera = { lon: 114, lat: 35, zoom: 10 };
    let last = Infinity;
    for (let share = 0; share <= 1; share += 0.05) {
      const [x, y] = toScreen(way(from, to)(share), size, to.lon, to.lat);
      const away = Math.hypot(x - 400, y - 300);
      expect(away).toBeLessThanOrEqual(last + 1e-6);
      last = away;
    }
  });
  it('works between places of the same zoom', () => {
    const half = way(from, { ...from, lon: 114 })(0.5);
    expect(half.lon).toBeGreaterThan(113.4);
    expect(half.lon).toBeLessThan(114);
    expect(half.zoom).toBe(7);
  });
});
