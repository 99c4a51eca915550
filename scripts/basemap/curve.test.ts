import { describe, expect, it } from 'vitest';
import { despiked, km, lengthKm, nearestOn, rounded, simplify, smooth, thin, type Point } from './curve.ts';

const asLine = (points: number[][]): Point[] => points.map((p) => [p[0] ?? NaN, p[1] ?? NaN]);

describe('smooth', () => {
  const corner = [
    [113, 35],
    [113.1, 35],
    [113.1, 35.1],
    [113.2, 35.1],
  ];
  it('passes through every point', () => {
    const curve = asLine(smooth(corner, 0.5));
    for (const p of asLine(corner)) expect(Math.min(...curve.map((q) => km(p, q)))).toBeLessThan(1e-6);
    expect(curve.length).toBeGreaterThan(40);
  });
  it('turns gently: no step turns as sharply as the corner did', () => {
    const curve = asLine(smooth(corner, 0.5));
    const bearings = curve
      .slice(1)
      .map((q, i) => Math.atan2(q[1] - (curve[i]?.[1] ?? 0), q[0] - (curve[i]?.[0] ?? 0)));
    const turns = bearings.slice(1).map((b, i) => Math.abs(b - (bearings[i] ?? b)));
    expect(Math.max(...turns)).toBeGreaterThan(0);
    expect(Math.max(...turns)).toBeLessThan(0.35);
  });
  it('keeps a straight line straight and interpolates further numbers', () => {
    const curve = smooth(
      [
        [113, 35, 2],
        [113.1, 35, 4],
        [113.2, 35, 6],
      ],
      1,
    );
    for (const p of curve) expect(p[1]).toBeCloseTo(35, 9);
    expect(curve.find((p) => Math.abs((p[0] ?? 0) - 113.1) < 1e-9)?.[2]).toBe(4);
    expect(Math.max(...curve.map((p) => p[2] ?? 0))).toBe(6);
  });
});

it('simplify removes only points within the tolerance', () => {
  const line: Point[] = [
    [113, 35],
    [113.05, 35.0003],
    [113.1, 35],
    [113.1, 35.1],
  ];
  expect(simplify(line, 0.1)).toEqual([
    [113, 35],
    [113.1, 35],
    [113.1, 35.1],
  ]);
  expect(simplify(line, 0.001)).toHaveLength(4);
});

it('despiked removes a short spike and keeps a long bend', () => {
  const spike: Point[] = [
    [113, 35],
    [113.05, 35],
    [113.055, 35.004],
    [113.051, 35],
    [113.1, 35],
  ];
  expect(despiked(spike)).toEqual([
    [113, 35],
    [113.05, 35],
    [113.051, 35],
    [113.1, 35],
  ]);
  const bend: Point[] = [
    [113, 35],
    [113.1, 35.01],
    [113, 35.02],
  ];
  expect(despiked(bend)).toEqual(bend);
});

it('nearestOn finds the foot of the perpendicular', () => {
  const { point, distance } = nearestOn(
    [
      [113, 35],
      [114, 35],
    ],
    [113.5, 35.1],
  );
  expect(point[0]).toBeCloseTo(113.5, 6);
  expect(distance).toBeCloseTo(11.12, 2);
});

it('lengthKm knows the degree of latitude', () => {
  expect(
    lengthKm([
      [113, 34],
      [113, 35],
      [113, 34],
    ]),
  ).toBeCloseTo(222.39, 2);
});

it('thin keeps both ends, rounded removes duplicates', () => {
  const line: Point[] = [
    [113, 35],
    [113.0001, 35],
    [113.1, 35],
    [113.10001, 35],
  ];
  expect(thin(line, 0.1)).toEqual([
    [113, 35],
    [113.10001, 35],
  ]);
  expect(rounded(line)).toEqual([
    [113, 35],
    [113.0001, 35],
    [113.1, 35],
  ]);
});
