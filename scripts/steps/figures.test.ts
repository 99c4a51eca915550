import { describe, expect, it } from 'vitest';
import type { DrawnLayer } from './draw.ts';
import { figuresOf } from './figures.ts';
import { figureText } from './report.ts';

/** A layer with one line of 92.2 km along 34 N and one square of 111.2 km by 92.2 km. */
const drawn = (published: number, unit = 'km', mark = 'line', accuracy = 1): DrawnLayer =>
  ({
    folder: {
      id: 'ways',
      layer: {
        value: {
          fields: {
            size: { label: { zh: '', en: '' }, unit, check: mark === 'line' ? 'length' : 'area' },
            other: { label: { zh: '', en: '' }, unit },
          },
        },
      },
    },
    data: {
      features: [
        {
          geometry:
            mark === 'line'
              ? {
                  type: 'LineString',
                  coordinates: [
                    [113, 34],
                    [114, 34],
                  ],
                }
              : {
                  type: 'Polygon',
                  coordinates: [
                    [
                      [113, 34],
                      [114, 34],
                      [114, 35],
                      [113, 35],
                      [113, 34],
                    ],
                  ],
                },
          properties: { id: 'one', mark, accuracy_km: accuracy, values: { size: published, other: 5 } },
        },
        {
          geometry: { type: 'Point', coordinates: [113, 34] },
          properties: { id: 'two', mark: 'circle', values: { size: 9 } },
        },
      ],
    },
  }) as unknown as DrawnLayer;

describe('published figures beside the drawing', () => {
  it('compares only checked fields of features with that mark', () => {
    const [figure, ...rest] = figuresOf(drawn(92));
    expect(rest).toEqual([]);
    expect(figure).toMatchObject({
      layer: 'ways',
      feature: 'one',
      what: 'length',
      published: 92,
      off: false,
    });
    expect(figure?.computed).toBeCloseTo(92.18, 1);
  });
  it('flags a length that is off by more than 5 % and the ends’ accuracy', () => {
    // 92.18 km drawn: 99 allows 4.95 + 2, 100 allows 5 + 2.
    expect(figuresOf(drawn(99))[0]?.off).toBe(false);
    expect(figuresOf(drawn(100))[0]?.off).toBe(true);
    expect(figuresOf(drawn(100, 'km', 'line', 2))[0]?.off).toBe(false);
  });
  it('flags an area that is off by more than half the accuracy along its outline', () => {
    const [square] = figuresOf(drawn(10200, 'km2', 'fill'));
    expect(square?.allowed).toBeCloseTo(0.5 * 405.6, 0);
    expect(square?.off).toBe(false);
    expect(figuresOf(drawn(10600, 'km2', 'fill'))[0]?.off).toBe(true);
    expect(figuresOf(drawn(10250, 'km2', 'fill', 0.01))[0]).toMatchObject({ allowed: 102.5, off: false });
  });
  it('reads hectares and metres', () => {
    expect(figuresOf(drawn(92000, 'm'))[0]?.published).toBe(92);
    expect(figuresOf(drawn(1020000, 'ha', 'fill'))[0]?.published).toBe(10200);
  });
  it('refuses to check a field that is neither length nor area', () => {
    expect(() => figuresOf(drawn(5, 'person'))).toThrow('field size is in person, expected a unit of length');
  });
  it('prints both with the difference, and marks a flagged one', () => {
    expect(figuresOf(drawn(92)).map(figureText)).toEqual(['    one: length 92 → 92.2 km, +0.2 %']);
    expect(figuresOf(drawn(200)).map(figureText)).toEqual(['    one: length 200 → 92.2 km, -53.9 %']);
  });
});
