import { describe, expect, it } from 'vitest';
import type { Recipe } from '../../../src/domain/layer/declaration.schema.ts';
import type { RecipeError } from './gazetteer.ts';
import { areaKm2 } from './measure.ts';
import { make, markOf, weakest, type Made } from './recipe.ts';
import { smallCity } from './small-city.ts';

const made = (recipe: Recipe): Made => make(recipe, smallCity);
const failure = (recipe: Recipe): { message: string; path: readonly unknown[] } => {
  try {
    made(recipe);
  } catch (error) {
    const { message, path } = error as RecipeError;
    return { message, path };
  }
  throw new Error('the recipe was made, expected it to be refused');
};
const corners: [number, number][] = [
  [113.1, 34.1],
  [113.3, 34.1],
  [113.3, 34.3],
  [113.1, 34.3],
];

describe('a recipe', () => {
  const cases: [Recipe, Partial<Made> & { type: string }][] = [
    [{ units: [110101] }, { type: 'Polygon', mark: 'fill', word: 'units', doubt: 0.5, ceiling: 'official' }],
    [
      { ring: corners, smooth: true },
      { type: 'Polygon', mark: 'fill', word: 'ring', doubt: 0, ceiling: 'traced' },
    ],
    [
      { through: ['west-gate', [113.2, 34.2], 'east-gate'], smooth: true },
      { type: 'LineString', mark: 'line', word: 'through', doubt: 2.5, ceiling: 'traced' },
    ],
    [
      { through: ['towns/west', [113.2, 34.2]], smooth: true },
      { type: 'LineString', mark: 'line', word: 'through', doubt: 1, ceiling: 'traced' },
    ],
    [
      { basemap: 'river/qingshui', from: 'west-gate' },
      { type: 'LineString', mark: 'line', word: 'basemap', doubt: 1.5, ceiling: 'traced' },
    ],
    [
      { around: { basemap: 'river/qingshui' }, km: 2 },
      { type: 'Polygon', mark: 'fill', word: 'around', doubt: 1.5, ceiling: 'traced' },
    ],
    [
      { around: 'east-gate', km: 2 },
      { type: 'Polygon', mark: 'fill', doubt: 2.5, ceiling: 'traced' },
    ],
    [
      { within: { units: [110101] }, of: { ring: corners, smooth: false } },
      { type: 'Polygon', mark: 'fill', word: 'within', doubt: 0.5, ceiling: 'traced' },
    ],
    [
      { all: [{ units: [110201] }, { ring: corners, smooth: false }] },
      { type: 'Polygon', mark: 'fill', word: 'all', doubt: 0.5, ceiling: 'traced' },
    ],
    [
      {
        all: [
          { basemap: 'river/qingshui' },
          {
            through: [
              [113, 34],
              [113.1, 34],
            ],
            smooth: true,
          },
        ],
      },
      { type: 'MultiLineString', mark: 'line', word: 'all', doubt: 1.5, ceiling: 'traced' },
    ],
    [{ point: [113, 34] }, { type: 'Point', mark: 'circle', word: 'point', doubt: 0, ceiling: 'traced' }],
    [{ place: 'west-gate' }, { type: 'Point', mark: 'circle', word: 'place', doubt: 1, ceiling: 'traced' }],
    [
      { between: ['west-gate', [113.2, 34.2]] },
      { type: 'LineString', mark: 'arc', word: 'between', doubt: 1, ceiling: 'schematic' },
    ],
    [
      { along: 'rail/crossing' },
      { type: 'LineString', mark: 'trip', word: 'along', doubt: 4, ceiling: 'schematic' },
    ],
    [
      { reach: 'west-gate', minutes: 60, kmh: 40, stations: [{ place: 'east-gate', minutes: 15 }] },
      { type: 'Polygon', mark: 'fill', word: 'reach', doubt: 2.5, ceiling: 'schematic' },
    ],
  ];
  it.each(cases)('%j', (recipe, { type, ...expected }) => {
    const got = made(recipe);
    expect(got.geometry.type).toBe(type);
    expect(got).toMatchObject(expected);
    expect(markOf(recipe)).toBe(got.mark);
  });

  it('cuts one area with another', () => {
    const whole = areaKm2(made({ ring: corners, smooth: false }).geometry);
    const cut = areaKm2(made({ within: { units: [110101] }, of: { ring: corners, smooth: false } }).geometry);
    expect(cut / whole).toBeCloseTo(0.25, 2);
  });
  it('joins overlapping areas without counting the overlap twice', () => {
    const ring: Recipe = { ring: corners, smooth: false };
    expect(areaKm2(made({ all: [ring, ring] }).geometry)).toBeCloseTo(areaKm2(made(ring).geometry), 3);
  });
  it('puts the label of a corridor on its line, unless that part was clipped off', () => {
    const line = { basemap: 'river/qingshui' };
    expect(made({ around: line, km: 2 }).anchor?.[0]).toBeCloseTo(113.2, 3);
    expect(made({ around: line, km: 12, clip: [110201] }).anchor).toBeUndefined();
  });
  it('follows a feature exactly', () => {
    const followed = smallCity.features.get('rail/crossing');
    if (!followed) throw new Error('rail/crossing: is not in the small city, expected it');
    expect(made({ along: 'rail/crossing' }).geometry).toEqual(made(followed.recipe).geometry);
  });
  it('takes the weakest basis of several', () => {
    expect(weakest(['official', 'schematic', 'traced'])).toBe('schematic');
    expect(weakest(['official'])).toBe('official');
  });

  it.each([
    [{ place: 'nowhere' }, ['place'], 'got "nowhere", expected the id of a place'],
    [{ units: [110101, 5] }, ['units', 1], 'got 5, expected the code'],
    [{ through: ['west-gate', 'nowhere'], smooth: true }, ['through', 1], 'got "nowhere"'],
    [
      { through: ['towns/none', 'west-gate'], smooth: true },
      ['through', 0],
      'got "towns/none", expected a feature of the atlas',
    ],
    [
      { through: ['west-gate', 'rail/crossing'], smooth: true },
      ['through', 1],
      'got "rail/crossing", expected a feature that is a point',
    ],
    [{ basemap: 'river/none' }, ['basemap'], 'river/qingshui'],
    [{ around: { basemap: 'river/none' }, km: 1 }, ['around', 'basemap'], 'got "river/none"'],
    [{ around: 'east-gate', km: 1, clip: [7] }, ['clip', 0], 'got 7'],
    [{ around: 'east-gate', km: 1, clip: [110202] }, ['clip'], 'nothing in common'],
    [{ within: { units: [5] }, of: { units: [110101] } }, ['within', 'units', 0], 'got 5'],
    [{ all: [{ units: [110101] }, { basemap: 'river/qingshui' }] }, ['all', 1], 'areas and courses'],
    [{ between: ['west-gate', 'nowhere'] }, ['between', 1], 'got "nowhere"'],
    [{ along: 'rail/none' }, ['along'], 'got "rail/none", expected a feature of the atlas'],
    [{ along: 'towns/west' }, ['along'], 'drawn as circle, expected a line'],
    [{ along: 'rail/two-parts' }, ['along'], 'in several pieces, expected one line'],
    [{ along: 'rail/broken' }, ['along', 'basemap'], 'got "river/none"'],
    [{ along: 'trains/there' }, ['along'], 'drawn as trip, expected a line'],
  ] as [Recipe, unknown[], string][])('refuses %j at its word', (recipe, path, words) => {
    const { message, path: at } = failure(recipe);
    expect(at).toEqual(path);
    expect(message).toContain(words);
  });
});

it('draws a line with more points than a function can take arguments', () => {
  const points = Array.from({ length: 150_000 }, (_, i): [number, number] => [
    113 + i / 1e6,
    34 + (i % 2) / 1e3,
  ]);
  expect(make({ through: points, smooth: false }, smallCity).geometry).toMatchObject({ type: 'LineString' });
});
