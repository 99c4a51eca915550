import { describe, expect, it } from 'vitest';
import { Issues, issueText } from '../issues.ts';
import { readFeaturesGeojson } from './features-geojson.ts';

const record = { id: 'one', name: { zh: '一', en: 'One' } };
const read = (geometry: unknown, extra: object = {}): { value: unknown; errors: string[]; line: number } => {
  const issues = new Issues();
  const text = JSON.stringify(
    { type: 'FeatureCollection', features: [{ type: 'Feature', properties: record, geometry, ...extra }] },
    null,
    '\t',
  );
  const found = readFeaturesGeojson('features.geojson', text, issues);
  const [first] = (found?.value ?? []) as { geometry: unknown }[];
  return {
    value: first?.geometry,
    errors: issues.errors.map(issueText),
    line: found?.where(0, 'name', 'zh').line ?? 0,
  };
};

describe('features.geojson', () => {
  const a = [113, 34];
  const b = [113.5, 34];
  const c = [113.5, 34.5];
  it.each([
    [{ type: 'Point', coordinates: a }, { point: a }],
    [
      { type: 'LineString', coordinates: [a, b] },
      { through: [a, b], smooth: false },
    ],
    [
      { type: 'MultiLineString', coordinates: [[a, b]] },
      { through: [a, b], smooth: false },
    ],
    [
      {
        type: 'MultiLineString',
        coordinates: [
          [a, b],
          [b, c],
        ],
      },
      {
        all: [
          { through: [a, b], smooth: false },
          { through: [b, c], smooth: false },
        ],
      },
    ],
    [{ type: 'Polygon', coordinates: [[a, b, c, a]] }, { ring: [a, b, c] }],
    [
      { type: 'MultiPolygon', coordinates: [[[a, b, c, a]], [[c, b, a, c]]] },
      { all: [{ ring: [a, b, c] }, { ring: [c, b, a] }] },
    ],
  ])('%j', (geometry, recipe) => {
    expect(read(geometry)).toMatchObject({ value: recipe, errors: [] });
  });

  it('knows the line of a property', () => {
    expect(read({ type: 'Point', coordinates: a }).line).toBe(9);
  });
  it('refuses holes and other kinds, at their place', () => {
    expect(
      read({
        type: 'Polygon',
        coordinates: [
          [a, b, c, a],
          [a, b, c, a],
        ],
      }).errors,
    ).toEqual([
      expect.stringMatching(
        /^features\.geojson:\d+ features\[0\]\.geometry\.coordinates\[1\]: got an area with 1 holes/,
      ),
    ]);
    expect(read({ type: 'MultiPoint', coordinates: [a] }).errors).toEqual([
      expect.stringContaining('features[0].geometry.type: got "MultiPoint", expected Point | LineString'),
    ]);
    expect(read(null).errors).toHaveLength(1);
  });
  it('refuses what is no collection of features', () => {
    const issues = new Issues();
    expect(readFeaturesGeojson('features.geojson', '{"type":"Feature"}', issues)).toBeNull();
    expect(issues.errors.map(issueText)).toEqual([
      'features.geojson:1 type: got "Feature", expected a FeatureCollection',
    ]);
  });
});
