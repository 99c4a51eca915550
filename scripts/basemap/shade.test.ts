import { expect, it } from 'vitest';
import { map } from './raster.ts';
import { metresOf } from './relief.ts';
import { NIGHT, PAPER, paint, shading, tint } from './shade.ts';

it('light comes from the north-west: a hill is bright there and dark opposite', () => {
  const hill = map(41, 41, (x, y) => 500 + 800 * Math.exp(-((x - 20) ** 2 + (y - 20) ** 2) / 60));
  const light = shading(hill, 500, 5);
  const on = (x: number, y: number): number => light.data[y * 41 + x] ?? NaN;
  expect(on(15, 15)).toBeGreaterThan(0.3);
  expect(on(25, 25)).toBeLessThan(-0.3);
  expect(Math.abs(on(20, 20))).toBeLessThan(0.01);
});

it('the edges have exactly the plain colour, in both looks', () => {
  const high = map(60, 50, () => 1500);
  for (const look of [PAPER, NIGHT]) {
    const rgb = paint(
      high,
      map(60, 50, () => -0.5),
      look,
      0.1,
    );
    for (const pixel of [0, 59, 49 * 60, 50 * 60 - 1, 25 * 60])
      expect([...rgb.slice(pixel * 3, pixel * 3 + 3)]).toEqual([...look.plain]);
    expect([...rgb.slice((25 * 60 + 30) * 3, (25 * 60 + 30) * 3 + 3)]).not.toEqual([...look.plain]);
  }
});

it('tints end at the ends of their table, and heights never decrease', () => {
  expect(tint(PAPER, -5)).toEqual(PAPER.plain);
  expect(tint(PAPER, 9000)).toEqual(PAPER.tints.at(-1)?.[1]);
  const heights = Array.from({ length: 110 }, (_, i) => metresOf(95 + i));
  heights.slice(1).forEach((h, i) => {
    expect(h).toBeGreaterThanOrEqual(heights[i] ?? NaN);
  });
  expect(metresOf(116)).toBe(69);
});
