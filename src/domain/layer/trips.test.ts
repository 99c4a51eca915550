import { describe, expect, it } from 'vitest';
import { project } from '../geometry/geo.ts';
import { lengthsAlong, marksEachWay, spread } from './trips.ts';

const LINE = [
  [112, 34],
  [112.5, 34],
  [112.5, 34.8],
  [114, 34.8],
];

describe('moving marks', () => {
  const layer = { id: 'trains', trips: { by: 'pairs', each: 5 } };
  it.each([
    [20, 4],
    [54.5, 11],
    [27.5, 6],
    [27.4, 5],
    [1, 1],
  ])('are in proportion to the figure, and one at least: %d pairs, %d marks', (pairs, marks) => {
    expect(marksEachWay(layer, { id: 'a', values: { pairs } })).toBe(marks);
  });
  it('throw if there is no figure, or no `each`', () => {
    expect(() => marksEachWay(layer, { id: 'a', values: {} })).toThrow(
      'trains/a: got no pairs, expected how many',
    );
    expect(() => marksEachWay({ id: 'trains' }, { id: 'a', values: { pairs: 9 } })).toThrow('got no `trips`');
  });
  it('are spread evenly on their line, half a step from its ends', () => {
    const whole = lengthsAlong(LINE).at(-1) ?? 0;
    const count = 8;
    const points = spread(LINE, count);
    expect(points).toHaveLength(count);
    // The position of each mark along the line: the length of the line's points before it, then the mark.
    const far = points.map((point) => {
      const at = LINE.findIndex((_, i) => {
        const [a, b] = [LINE[i] ?? [], LINE[i + 1] ?? []];
        const on = (k: 0 | 1): boolean => {
          const [low, high] = [Math.min(a[k] ?? NaN, b[k] ?? NaN), Math.max(a[k] ?? NaN, b[k] ?? NaN)];
          return point[k] >= low - 1e-9 && point[k] <= high + 1e-9;
        };
        return on(0) && on(1);
      });
      expect(at).toBeGreaterThanOrEqual(0);
      return lengthsAlong([...LINE.slice(0, at + 1), point]).at(-1) ?? NaN;
    });
    far.forEach((length, i) => {
      expect(length).toBeCloseTo(((i + 0.5) / count) * whole, 12);
    });
  });
  it('count lengths in world widths of the Mercator map', () => {
    const [x0, y0] = project(112, 34);
    const [x1, y1] = project(112, 35);
    expect(
      lengthsAlong([
        [112, 34],
        [112, 35],
      ]),
    ).toEqual([0, Math.hypot(x1 - x0, y1 - y0)]);
  });
});
