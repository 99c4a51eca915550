import { describe, expect, it } from 'vitest';
import { projectionOf, toSvg } from './projection.ts';
import { ARC_BEND } from '../domain/map/basemap.ts';
import { arcOf, dotOf, pathOf } from './path.ts';
import { short } from './short.ts';

const projection = projectionOf([110, 32, 116, 37]);
const line: [number, number][] = [
  [112, 34],
  [112.1234, 34.2],
  [112.3, 33.9],
];

/** Absolute points of a path with relative steps. */
function points(d: string): [number, number][] {
  const numbers = [...d.matchAll(/-?\d*\.?\d+/g)].map((m) => Number(m[0]));
  const out: [number, number][] = [];
  for (let i = 0; i < numbers.length; i += 2) {
    const [px, py] = out.at(-1) ?? [0, 0];
    out.push([px + (numbers[i] ?? NaN), py + (numbers[i + 1] ?? NaN)]);
  }
  return out;
}

describe('short', () => {
  it('writes numbers as short as SVG allows', () => {
    expect([0.5, -0.25, 12, 3.1416, -0.001].map((n) => short(n, 2))).toEqual([
      '.5',
      '-.25',
      '12',
      '3.14',
      '0',
    ]);
  });
});

describe('pathOf', () => {
  it('draws lines through the points, with the requested number of decimals', () => {
    const d = pathOf({ type: 'LineString', coordinates: line }, projection, { tolerance: 0, digits: 2 });
    expect(points(d)).toHaveLength(3);
    points(d).forEach(([x, y], i) => {
      const [ex, ey] = toSvg(projection, ...(line[i] ?? [NaN, NaN]));
      expect(Math.hypot(x - ex, y - ey)).toBeLessThan(0.02);
    });
  });
  it('closes rings, with holes in the other direction', () => {
    const square = (r: number): [number, number][] => [
      [113 - r, 34 - r],
      [113 + r, 34 - r],
      [113 + r, 34 + r],
      [113 - r, 34 + r],
      [113 - r, 34 - r],
    ];
    const d = pathOf({ type: 'Polygon', coordinates: [square(1), square(0.5)] }, projection, {
      tolerance: 0,
      digits: 0,
    });
    const rings = d.split('z').filter(Boolean).map(points);
    const turn = (ring: [number, number][]): number =>
      ring.reduce((sum, [x, y], i) => {
        const [nx, ny] = ring[(i + 1) % ring.length] ?? [NaN, NaN];
        return sum + x * ny - nx * y;
      }, 0);
    expect(rings).toHaveLength(2);
    expect(Math.sign(turn(rings[0] ?? []))).toBe(-Math.sign(turn(rings[1] ?? [])));
  });
  it('leaves out points equal to the one before, and lines that vanish', () => {
    const near: [number, number][] = [
      [112, 34],
      [112.0001, 34],
      [112.0002, 34],
    ];
    expect(pathOf({ type: 'LineString', coordinates: near }, projection, { tolerance: 0, digits: 0 })).toBe(
      '',
    );
  });
  it('draws nothing for points', () => {
    expect(pathOf({ type: 'Point', coordinates: [112, 34] }, projection, { tolerance: 0, digits: 0 })).toBe(
      '',
    );
  });
});

describe('dots and arcs', () => {
  it('draws a dot as a segment without length', () => {
    const [x, y] = toSvg(projection, 112, 34);
    expect(dotOf([112, 34], projection, 1)).toBe(`M${short(x, 1)} ${short(y, 1)}h0`);
  });
  it('bends an eastward arc to the north by ARC_BEND of its length', () => {
    const [a, b] = [toSvg(projection, 112, 34), toSvg(projection, 114, 34)];
    const [, cy] =
      /Q([-\d.]+) ([-\d.]+)/
        .exec(arcOf([112, 34], [114, 34], projection, 3))
        ?.slice(1)
        .map(Number) ?? [];
    expect(cy).toBeLessThan(a[1]);
    // The middle of a quadratic curve is half way to its control point.
    expect((a[1] - (cy ?? NaN)) / 2 / (b[0] - a[0])).toBeCloseTo(ARC_BEND, 3);
  });
});
