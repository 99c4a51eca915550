import fc from 'fast-check';
import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import {
  boundsOf,
  fit,
  fromScreen,
  inSight,
  isSeen,
  middleOf,
  positions,
  project,
  clampedPadding,
  toScreen,
  union,
  unproject,
  worldSize,
} from './geo.ts';

const lon = fc.double({ min: 105, max: 120, noNaN: true });
const lat = fc.double({ min: 30, max: 40, noNaN: true });
const size = { width: 1280, height: 800 };

describe('Mercator', () => {
  it('agrees with EPSG:3857 on the WGS84 sphere', () => {
    const [radius, lon, lat] = [6378137, 113.625, 34.747];
    const [x, y] = project(lon, lat);
    // Snyder 1987, p. 41: x = Rλ, y = R·arsinh(tan φ); the world is 2πR wide.
    expect((x - 0.5) * 2 * Math.PI * radius).toBeCloseTo((radius * lon * Math.PI) / 180, 3);
    expect((0.5 - y) * 2 * Math.PI * radius).toBeCloseTo(
      radius * Math.asinh(Math.tan((lat * Math.PI) / 180)),
      3,
    );
  });
  it('round-trips positions through screen pixels', () => {
    fc.assert(
      fc.property(lon, lat, fc.double({ min: 4, max: 14, noNaN: true }), (x, y, zoom) => {
        const [u, v] = unproject(...project(x, y));
        expect(u).toBeCloseTo(x, 8);
        expect(v).toBeCloseTo(y, 8);
        const camera = { lon: 113.6, lat: 34.7, zoom };
        const [a, b] = fromScreen(camera, size, ...toScreen(camera, size, x, y));
        expect(a).toBeCloseTo(x, 6);
        expect(b).toBeCloseTo(y, 6);
      }),
    );
  });
});

describe('fit', () => {
  it('puts the bounds into the padded viewport, touching two sides', () => {
    const bounds = [111, 33, 115.2, 35.9] as const;
    const padding = { top: 40, right: 20, bottom: 60, left: 380 };
    const camera = fit(bounds, size, padding);
    const [x0, y1] = toScreen(camera, size, bounds[0], bounds[1]);
    const [x1, y0] = toScreen(camera, size, bounds[2], bounds[3]);
    const gaps = [
      x0 - padding.left,
      size.width - padding.right - x1,
      y0 - padding.top,
      size.height - padding.bottom - y1,
    ];
    for (const gap of gaps) expect(gap).toBeGreaterThan(-0.01);
    expect(Math.min(gaps[0] ?? 9, gaps[2] ?? 9)).toBeLessThan(0.01);
    expect(gaps[0]).toBeCloseTo(gaps[1] ?? NaN, 3);
    expect(gaps[2]).toBeCloseTo(gaps[3] ?? NaN, 3);
  });
  it('leaves a fifth of each side to the map, however much the padding asks for', () => {
    const greedy = { top: 900, right: 1200, bottom: 300, left: 2400 };
    expect(clampedPadding(size, greedy)).toEqual({ top: 480, right: 1024 / 3, bottom: 160, left: 2048 / 3 });
    expect(fit([111, 33, 115.2, 35.9], size, greedy).zoom).toBeGreaterThan(4.5);
    expect(middleOf(size, greedy)).toEqual([expect.closeTo(810.7, 1), 560]);
  });
  it('respects the minimum zoom, and then centres the bounds in the free space', () => {
    const padding = { top: 40, right: 20, bottom: 60, left: 1000 };
    const camera = fit([111, 33, 115.2, 35.9], size, padding, 15, 7);
    expect(camera.zoom).toBe(7);
    const [x0, y1] = toScreen(camera, size, 111, 33);
    const [x1, y0] = toScreen(camera, size, 115.2, 35.9);
    const [x, y] = middleOf(size, padding);
    expect([(x0 + x1) / 2, (y0 + y1) / 2]).toEqual([expect.closeTo(x, 6), expect.closeTo(y, 6)]);
  });
  it('restores a camera from the bounds that it shows', () => {
    const padding = { top: 40, right: 20, bottom: 60, left: 380 };
    const camera = { lon: 113.6, lat: 34.7, zoom: 8.4 };
    const seen = inSight(camera, size, padding);
    expect(toScreen(camera, size, seen[0], seen[3])).toEqual([expect.closeTo(380, 6), expect.closeTo(40, 6)]);
    const found = fit(seen, size, padding);
    expect(found.lon).toBeCloseTo(camera.lon, 9);
    expect(found.lat).toBeCloseTo(camera.lat, 9);
    expect(found.zoom).toBeCloseTo(camera.zoom, 9);
  });
  it('spreads the world over 512 px at zoom 0', () => {
    expect(worldSize(0)).toBe(512);
    expect(worldSize(3)).toBe(4096);
  });
});

describe('bounds', () => {
  it('hold every position of nested geometry', () => {
    const all = positions({
      type: 'GeometryCollection',
      geometries: [
        { type: 'Point', coordinates: [112, 34] },
        {
          type: 'MultiPolygon',
          coordinates: [
            [
              [
                [113, 33],
                [114, 33],
                [114, 36],
                [113, 33],
              ],
            ],
          ],
        },
      ],
    });
    expect(boundsOf(all)).toEqual([112, 33, 114, 36]);
    expect(union([1, 2, 3, 4], [0, 3, 2, 9])).toEqual([0, 2, 3, 9]);
  });
  it('throw without positions', () => {
    expect(() => boundsOf([])).toThrow('got no positions');
  });
});

describe('what is visible', () => {
  const bounds = [113, 34, 114, 35] as const;
  const square = (w: number, s: number, e: number, n: number) =>
    ({
      type: 'Polygon',
      coordinates: [
        [
          [w, s],
          [e, s],
          [e, n],
          [w, n],
          [w, s],
        ],
      ],
    }) as const;
  it.each([
    ['a point within', { type: 'Point', coordinates: [113.5, 34.5] }, true],
    ['a point beside', { type: 'Point', coordinates: [112.9, 34.5] }, false],
    [
      'an end of a line',
      {
        type: 'LineString',
        coordinates: [
          [110, 30],
          [113.1, 34.1],
        ],
      },
      true,
    ],
    [
      'a line that goes round',
      {
        type: 'LineString',
        coordinates: [
          [110, 30],
          [116, 30],
          [116, 37],
        ],
      },
      false,
    ],
    ['a corner of an area', square(112, 33, 113.5, 34.5), true],
    ['the inside of an area', square(110, 30, 116, 37), true],
    ['an area elsewhere', square(115, 34, 116, 35), false],
  ] as [string, Geometry, boolean][])('%s', (_, geometry, seen) => {
    expect(isSeen(geometry, bounds)).toBe(seen);
  });
});
