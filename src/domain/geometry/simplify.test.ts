import { describe, expect, it } from 'vitest';
import { simplify, wound, type Point } from './simplify.ts';

/** A wiggly border from 0,0 to 40,0. */
const border: Point[] = Array.from({ length: 41 }, (_, i) => [i, Math.sin(i * 1.7) * (i % 5)]);
const rest: Point[] = [
  [40, 0],
  [40, 30],
  [0, 30],
  [0, 0],
];
const ring: Point[] = [...border, ...rest.slice(1)];
const inside = (line: readonly Point[]): Set<string> =>
  new Set(line.filter(([x, y]) => y < 10 && x > 3 && x < 37).map(String));

describe('simplify', () => {
  it('keeps the ends of a line and drops points without a corner', () => {
    const straight: Point[] = [
      [0, 0],
      [1, 0.01],
      [2, 0],
      [3, 5],
      [4, 0],
    ];
    expect(simplify(straight, 0.5)).toEqual([
      [0, 0],
      [2, 0],
      [3, 5],
      [4, 0],
    ]);
  });
  it('keeps everything at tolerance 0', () => {
    expect(simplify(border, 0)).toBe(border);
  });
  it('leaves fewer points at a larger tolerance', () => {
    const counts = [0.3, 1, 2].map((t) => simplify(border, t).length);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(counts[2]).toBeLessThan(border.length / 2);
  });
  it('gives a shared border the same points, wherever a ring begins and whichever way it runs', () => {
    const turned = [...ring.slice(15, -1), ...ring.slice(0, 16)];
    const back = [...ring].reverse();
    const all = [ring, turned, back, border].map((line) => inside(simplify(line, 1)));
    expect(all[0]?.size).toBeGreaterThan(5);
    for (const other of all.slice(1)) expect(other).toEqual(all[0]);
  });
  it('keeps rings closed, and drops those that are too small', () => {
    const out = simplify(ring, 1);
    expect(out.at(-1)).toEqual(out[0]);
    const tiny: Point[] = [
      [0, 0],
      [0.1, 0],
      [0.1, 0.1],
      [0, 0],
    ];
    expect(simplify(tiny, 1)).toEqual([]);
  });
});

describe('wound', () => {
  it('turns rings to the requested direction, whatever direction they had', () => {
    const ways = [ring, [...ring].reverse()].map((r) => wound(r, true));
    expect(ways[0]).toEqual(ways[1]);
    expect(wound(ring, false)).toEqual([...(ways[0] ?? [])].reverse());
  });
});
