import { expect, it } from 'vitest';
import { blur, map, mercatorHeight, rowLatitude, sample, toMercator, type RasterBounds } from './raster.ts';

const bounds: RasterBounds = { west: 110, south: 32, east: 117, north: 37 };

it('Mercator rows run from north to south and grow denser in degrees towards the south', () => {
  const height = mercatorHeight(700, bounds);
  // 7° of longitude are 700 px; 5° of latitude about 34.5° N are 5 / cos(34.5°) = 6.07 of those.
  expect(height).toBe(607);
  const step = (row: number): number =>
    rowLatitude(row, height, bounds) - rowLatitude(row + 1, height, bounds);
  expect(rowLatitude(-0.5, height, bounds)).toBeCloseTo(37, 9);
  expect(rowLatitude(height - 0.5, height, bounds)).toBeCloseTo(32, 9);
  expect(step(0)).toBeLessThan(step(height - 2));
});

it('resampling puts each latitude on its Mercator row: a grid of latitudes returns each one in place', () => {
  const grid = map(8 * 30, 7 * 30, (_, y) => 38 - (y + 0.5) / 30);
  const out = toMercator(grid, { west: 109.5, south: 31, east: 117.5, north: 38 }, bounds, 350);
  for (const y of [0, 40, 150, out.height - 1])
    expect(out.data[y * out.width + 17]).toBeCloseTo(rowLatitude(y, out.height, bounds), 4);
});

it('resampling puts each longitude on its column', () => {
  const grid = map(8 * 30, 7 * 30, (x) => 109.5 + (x + 0.5) / 30);
  const out = toMercator(grid, { west: 109.5, south: 31, east: 117.5, north: 38 }, bounds, 350);
  expect(out.data[100]).toBeCloseTo(110 + (7 * 100.5) / 350, 4);
});

it('blur keeps the sum and spreads a point evenly; sample reproduces a plane', () => {
  const point = blur(
    map(21, 21, (x, y) => (x === 10 && y === 10 ? 100 : 0)),
    1.2,
  );
  expect(point.data.reduce((a, b) => a + b, 0)).toBeCloseTo(100, 3);
  expect(point.data[10 * 21 + 8]).toBeCloseTo(point.data[8 * 21 + 10] ?? NaN, 5);
  expect(point.data[10 * 21 + 10]).toBeLessThan(20);
  expect(
    sample(
      map(9, 9, (x, y) => 2 * x + 3 * y),
      4.3,
      3.8,
    ),
  ).toBeCloseTo(20, 4);
});
