import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toScreen, type Bounds } from '../domain/geometry/geo.ts';
import { fullDetail, projectionOf, pictureProjection, fromSvg, toSvg, windowOf } from './projection.ts';

const reach: Bounds = [109.6, 31.9, 116.8, 36.9];
const lon = fc.double({ min: 105, max: 120, noNaN: true });
const lat = fc.double({ min: 30, max: 40, noNaN: true });
const zoom = fc.double({ min: 4, max: 14, noNaN: true });

describe('SVG map coordinates', () => {
  it('begin in the north-west corner of the reach', () => {
    const [x, y] = toSvg(projectionOf(reach), 109.6, 36.9);
    expect(Math.hypot(x, y)).toBeLessThan(1e-9);
  });
  it('are exact to about a pixel at the largest zoom', () => {
    expect(fullDetail(14)).toEqual({ tolerance: 0.02, digits: 2 });
    const { tolerance, digits } = fullDetail(18);
    expect(tolerance * 2 ** (18 - 8)).toBeCloseTo(1.28);
    expect(10 ** -digits * 2 ** (18 - 8)).toBeLessThanOrEqual(1.03);
  });
  it('round-trip', () => {
    fc.assert(
      fc.property(lon, lat, (a, b) => {
        const projection = projectionOf(reach);
        const [x, y] = fromSvg(projection, ...toSvg(projection, a, b));
        expect(x).toBeCloseTo(a, 9);
        expect(y).toBeCloseTo(b, 9);
      }),
    );
  });
  it('fall on the same pixel as the GL map’s projection, for any camera', () => {
    fc.assert(
      fc.property(lon, lat, lon, lat, zoom, (a, b, c, d, z) => {
        const camera = { lon: a, lat: b, zoom: z };
        const size = { width: 900, height: 700 };
        const projection = projectionOf(reach);
        const window = windowOf(projection, camera, size);
        const [x, y] = toSvg(projection, c, d);
        const [px, py] = toScreen(camera, size, c, d);
        expect((x - window.x) / window.px).toBeCloseTo(px, 4);
        expect((y - window.y) / window.px).toBeCloseTo(py, 4);
        const [qx, qy] = toSvg(pictureProjection(camera, size), c, d);
        expect(qx).toBeCloseTo(px, 4);
        expect(qy).toBeCloseTo(py, 4);
      }),
    );
  });
});
