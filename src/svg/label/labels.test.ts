import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Window } from '../projection.ts';
import { estimate, LEADING, placeLabels, WAY, type Candidate, type Side } from './labels.ts';

const window: Window = { x: 0, y: 0, width: 400, height: 300, px: 1 };
const label = (x: number, y: number, more: Partial<Candidate> = {}): Candidate => ({
  x,
  y,
  lines: ['郑州'],
  size: 12,
  minzoom: 0,
  priority: 1,
  gap: 0,
  ...more,
});
const boxOf = (c: Candidate, side: Side, px: number): number[] => {
  const w = Math.max(...c.lines.map((l) => estimate(l, c.size))) / 2;
  const h = (c.lines.length * c.size * LEADING) / 2;
  const [dx, dy, part] = WAY[side];
  const gap = Math.abs(c.gap) * part;
  const [x, y] = [c.x / px + dx * (gap + w), c.y / px + dy * (gap + h)];
  return [x - w, y - h, x + w, y + h];
};
const meet = ([a = 0, b = 0, c = 0, d = 0]: number[], [e = 0, f = 0, g = 0, h = 0]: number[]): boolean =>
  a < g && e < c && b < h && f < d;

describe('estimate', () => {
  it('takes Chinese characters as square and other letters as 0.64 em wide', () => {
    expect(estimate('郑州', 10)).toBe(20);
    expect(estimate('ab', 10)).toBeCloseTo(12.8);
  });
  it('is wide enough for the names of cities in bold system fonts', () => {
    // As measured in Liberation Sans Bold, which is as wide as Arial Bold. DejaVu Sans Bold is wider than this
    // estimate.
    const widths = { Zhengzhou: 5.332, Jiyuan: 3.168, Luoyang: 4.167, Pingdingshan: 6.611, Xuchang: 4.223 };
    for (const [name, em] of Object.entries(widths))
      expect(estimate(name, 1), name).toBeGreaterThan(em * 1.05);
  });
});

describe('placeLabels', () => {
  it('avoids the furniture of the picture', () => {
    const place = (gap: number, right: number): (Side | null)[] =>
      placeLabels([label(200, 150, { gap })], window, 8, { furniture: [[180, 100, right, 200]] });
    expect(place(0, 190)).toEqual([null]);
    expect(place(0, 180)).toEqual(['on']);
    expect(place(8, 205)).toEqual(['right']);
  });
  it('never places one label over another', () => {
    const candidate = fc.record({
      x: fc.integer({ min: 0, max: 800 }),
      y: fc.integer({ min: 0, max: 600 }),
      lines: fc.array(fc.constantFrom('郑州', '中原科技城', 'Zhengzhou', 'a'), {
        minLength: 1,
        maxLength: 2,
      }),
      size: fc.constantFrom(11, 13, 19),
      minzoom: fc.constantFrom(0, 8),
      priority: fc.integer({ min: 0, max: 3 }),
      gap: fc.constantFrom(0, 6, 12, -22),
    });
    fc.assert(
      fc.property(fc.array(candidate, { maxLength: 40 }), (all) => {
        const sides = placeLabels(all, { ...window, width: 800, height: 600, px: 2 }, 7);
        const boxes = all.flatMap((c, i) => {
          const side = sides[i];
          return side ? [boxOf(c, side, 2)] : [];
        });
        boxes.forEach((a, i) => {
          for (const b of boxes.slice(i + 1)) expect(meet(a, b)).toBe(false);
        });
        all.forEach((c, i) => {
          if (c.minzoom > 7) expect(sides[i]).toBeNull();
          if (sides[i] === 'on') expect(c.gap).toBeLessThanOrEqual(0);
        });
      }),
    );
  });
  it('prefers the smaller priority, and among equals the first', () => {
    expect(placeLabels([label(100, 100), label(100, 100, { priority: 0 })], window, 7)).toEqual([null, 'on']);
    expect(placeLabels([label(100, 100), label(100, 100)], window, 7)).toEqual(['on', null]);
  });
  it('uses another side of a dot if one is not free', () => {
    const dots = [label(100, 100, { gap: 6 }), label(100, 118, { priority: 0 })];
    expect(placeLabels(dots, window, 7)).toEqual(['right', 'on']);
  });
  it('places no name of an area on another area, but allows other names there', () => {
    const areas = [label(100, 100, { gap: 20, area: true }), label(100, 150, { gap: 20, area: true })];
    expect(placeLabels(areas, window, 7)).toEqual(['right', 'below']);
    expect(placeLabels([...areas, label(100, 100)], window, 7)[2]).toBe('on');
  });
  it('keeps its previous side as long as that is free', () => {
    expect(placeLabels([label(100, 100, { gap: 6 })], window, 7, { prefer: ['left'] })).toEqual(['left']);
  });
  it('may cover dots of lower priority, but never those of higher priority', () => {
    const over = (priority: number): Side | null | undefined =>
      placeLabels([label(100, 100), label(100, 100, { gap: 6, priority })], window, 7)[0];
    expect(over(2)).toBe('on');
    expect(over(0)).toBeNull();
  });
  it('avoids all dots if possible, first close to its point', () => {
    const airport = label(100, 105, { gap: 6, priority: 2 });
    expect(placeLabels([label(100, 100, { gap: -22 }), airport], window, 7)[0]).toBe('over');
    expect(placeLabels([label(100, 100, { gap: -22 }), { ...airport, y: 95 }], window, 7)[0]).toBe('under');
  });
  it('also avoids the dot of a feature whose name is not shown yet', () => {
    const later = label(100, 105, { gap: 6, minzoom: 9 });
    const name = label(100, 100, { gap: -22 });
    expect(placeLabels([name, later], window, 7)).toEqual(['on', null]);
    expect(placeLabels([name, { ...later, dotted: true }], window, 7)).toEqual(['over', null]);
    expect(placeLabels([label(100, 100), { ...later, dotted: true }], window, 7)).toEqual(['on', null]);
  });
  it('never hides dots larger than letters, whatever their priority', () => {
    const over = (size: number): Side | null | undefined =>
      placeLabels([label(100, 100), label(100, 100, { gap: size / 2 + 3, priority: 2 })], window, 7)[0];
    expect(over(10)).toBe('on');
    expect(over(16)).toBeNull();
  });
  it('covers no dot away from its own point, because it would look like the name of that dot', () => {
    const names = [
      label(100, 100, { priority: 0, lines: ['郑州', '郑州', '郑州'] }),
      label(100, 100, { gap: -40 }),
    ];
    const dots = [100, 60, 140].flatMap((x) =>
      [40, 60, 100, 140, 160].map((y) => label(x, y, { gap: 9, minzoom: 9, dotted: true })),
    );
    expect(placeLabels(names, window, 7)[1]).toBe('below');
    expect(placeLabels([...names, ...dots], window, 7)[1]).toBeNull();
  });
  it('uses another side or leaves the label out if an edge would cut it', () => {
    const dot = { gap: 6, lines: ['郑州郑州郑州'] };
    expect(placeLabels([label(20, 100, dot), label(380, 100, dot)], window, 7)).toEqual(['right', 'left']);
    expect(placeLabels([label(5, 100), label(100, 297)], window, 7, { margin: 40 })).toEqual([null, null]);
  });
  it('leaves out labels outside the screen and its margin', () => {
    expect(placeLabels([label(-30, 100)], window, 7)).toEqual([null]);
    expect(placeLabels([label(-30, 100)], window, 7, { margin: 40 })).toEqual(['on']);
  });
});
