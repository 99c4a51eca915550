import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import { sample } from '../../../tests/sample-catalogue.ts';
import type { LayerEntry, Mark } from '../../domain/layer/catalogue.ts';
import type { Feature, LayerData } from '../../domain/layer/feature.ts';
import { project } from '../../domain/geometry/geo.ts';
import { ALONG, ARC_BEND } from '../../domain/map/basemap.ts';
import { drawnOf, only, type DrawnFeature } from './drawn.ts';

const [entry] = sample.layers as readonly LayerEntry[] as [LayerEntry];
const feature = (id: string, mark: Mark, geometry: Geometry, name = '名'): Feature => ({
  type: 'Feature',
  geometry,
  properties: {
    id,
    mark,
    name: { zh: name, en: 'Name' },
    aliases: [],
    status: 'existing',
    asOf: '2025',
    facts: [],
    sources: [],
    basis: 'traced',
    accuracy_km: 1,
    related: [],
    values: {},
    at: [113, 34],
    recipe: 'ring',
  },
});
const data = (features: Feature[]): LayerData => ({
  type: 'FeatureCollection',
  layer: entry.id,
  features,
  sources: {},
  about: { zh: [], en: [] },
});
const square = (size: number): Geometry => ({
  type: 'Polygon',
  coordinates: [
    [
      [113, 34],
      [113 + size, 34],
      [113 + size, 34 + size],
      [113, 34 + size],
      [113, 34],
    ],
  ],
});
const find = (all: readonly DrawnFeature[], id: string, mark: string): DrawnFeature => {
  const found = all.find((f) => f.properties.id === id && f.properties.mark === mark);
  if (!found) throw new Error(`${id}: got no ${mark}, expected one`);
  return found;
};

describe('the drawn features of a layer', () => {
  it('begins with large areas, so that small ones lie on top, and ends with the label points', () => {
    const { features } = drawnOf(
      entry,
      data([feature('small', 'fill', square(0.1)), feature('large', 'fill', square(1))]),
    );
    expect(features.map((f) => `${f.properties.mark} ${f.properties.id}`)).toEqual([
      'fill large',
      'fill small',
      'label small',
      'label large',
    ]);
    expect(find(features, 'small', 'fill').properties.order).toBe(0);
  });
  it('places a label on the point of its feature, and the label of an arc on its apex', () => {
    const { features } = drawnOf(
      entry,
      data([
        feature('area', 'fill', square(1)),
        feature('arc', 'arc', {
          type: 'LineString',
          coordinates: [
            [112, 34],
            [114, 34],
          ],
        }),
      ]),
    );
    expect(find(features, 'area', 'label').geometry).toEqual({ type: 'Point', coordinates: [113, 34] });
    const top = find(features, 'arc', 'label').geometry;
    if (top.type !== 'Point') throw new Error(`got a ${top.type}, expected a point`);
    const [x, y] = project(top.coordinates[0] ?? NaN, top.coordinates[1] ?? NaN);
    const [ax, ay] = project(112, 34);
    const [bx] = project(114, 34);
    // The arc bends to the left of its direction: to the north where it runs east.
    expect(x).toBeCloseTo((ax + bx) / 2, 12);
    expect(ay - y).toBeCloseTo((bx - ax) * ARC_BEND, 12);
  });
  it('gives the zoom from which a name fits along its line: one level more for a name twice as long', () => {
    const line: Geometry = {
      type: 'LineString',
      coordinates: [
        [112, 34],
        [112.1, 34],
      ],
    };
    const twice: Geometry = {
      type: 'LineString',
      coordinates: [
        [112, 34],
        [112.2, 34],
      ],
    };
    const along = (name: string, geometry = line): number =>
      find(drawnOf(entry, data([feature('l', 'line', geometry, name)])).features, 'l', 'line').properties
        .along;
    expect(along('郑州到开封的铁路') - along('郑州开封')).toBeCloseTo(1);
    // 8 characters of 12 px with 30 % to spare are 125 px; a tenth of a degree is 512 · 2^z / 3600 px.
    expect(along('郑州到开封的铁路')).toBeCloseTo(Math.log2((8 * 12 * 1.3 * 3600) / 512));
    expect(along('河', twice)).toBe(ALONG);
    expect(
      find(drawnOf(entry, data([feature('a', 'fill', square(1))])).features, 'a', 'fill').properties.along,
    ).toBe(99);
  });
  it('lists the combinations that occur, and filters features together with their labels', () => {
    const drawn = drawnOf(entry, data([feature('a', 'fill', square(1)), feature('b', 'fill', square(2))]));
    expect(drawn.combinations.map((o) => `${o.mark} ${o.pattern} ${o.edge}`)).toEqual([
      'fill solid plain',
      'label solid plain',
    ]);
    expect(only(drawn, new Set(['b'])).features.map((f) => f.properties.mark)).toEqual(['fill', 'label']);
    expect(only(drawn, new Set(['b'])).features.every((f) => f.properties.id === 'b')).toBe(true);
  });
});
