import { describe, expect, it } from 'vitest';
import type { LayerLicence, Source } from '../../src/domain/layer/catalogue.ts';
import type { FeatureDeclaration, Place, Recipe } from '../../src/domain/layer/declaration.schema.ts';
import { licenceOf, MANY_POSITIONS } from './licence.ts';
import type { Folder, LayerFolder } from './read/folder.ts';
import { spotsIn, type Spot } from './spots.ts';

const text = { zh: '字', en: 'word' };
const source = (id: string, more: Partial<Source> = {}): Source => ({
  id,
  title: text,
  outlet: text,
  kind: 'map',
  ...more,
});
const place = (n: number, from: string): Place => ({
  id: `${from}-${String(n)}`,
  zh: '站',
  en: 'Stop',
  lon: 113 + n / 100,
  lat: 34,
  km: 0.3,
  source: from,
});
const many = [...Array(MANY_POSITIONS).keys()];
const layer = (id: string, recipes: readonly Recipe[], sources = ['daily']): LayerFolder =>
  ({
    id,
    features: recipes.map((geometry, i) => ({
      value: { id: String(i), geometry, sources } as unknown as FeatureDeclaration,
    })),
  }) as unknown as LayerFolder;
const licence = (tested: LayerFolder, ...others: LayerFolder[]): LayerLicence => {
  const located = <T>(items: readonly T[]) => ({ items: items.map((value) => ({ value })) });
  return licenceOf(tested, {
    sources: located([source('daily'), source('osm', { licence: 'ODbL-1.0' })]),
    places: located(many.flatMap((n) => [place(n, 'osm'), place(n, 'daily')])),
    layers: [tested, ...others],
  } as unknown as Folder);
};
const stops = (from: string, count = many.length): Recipe[] =>
  many.slice(0, count).map((n) => ({ place: `${from}-${String(n)}` }));

describe('the licence of a layer', () => {
  it('is that of the database from which it takes many positions', () => {
    expect(licence(layer('stops', stops('osm')))).toBe('ODbL-1.0');
    expect(licence(layer('stops', stops('daily')))).toBe('CC-BY-4.0');
  });

  it('is the editors’ own if there are few, each counted once', () => {
    expect(licence(layer('stops', stops('osm', MANY_POSITIONS - 1)))).toBe('CC-BY-4.0');
    expect(licence(layer('stops', [...stops('osm', 5), ...stops('osm', 5)]))).toBe('CC-BY-4.0');
  });

  it('counts positions written by hand if the feature cites the database', () => {
    const line: Recipe = { through: many.map((n): [number, number] => [113 + n, 34]), smooth: true };
    expect(licence(layer('ways', [line], ['daily']))).toBe('CC-BY-4.0');
    expect(licence(layer('ways', [line], ['daily', 'osm']))).toBe('ODbL-1.0');
  });

  it('counts for features that run along such a line', () => {
    const rails = layer('rails', [{ through: many.map((n) => `osm-${String(n)}`), smooth: true }]);
    expect(licence(layer('trains', [{ along: 'rails/0' }]), rails)).toBe('ODbL-1.0');
  });
});

it('finds the spots of every recipe, and does not take county codes for positions', () => {
  const at: [number, number] = [113, 34];
  const cases: [Recipe, readonly Spot[]][] = [
    [{ units: [410100, 410225] }, []],
    [{ along: 'rails/0' }, []],
    [{ basemap: 'river/huanghe', from: 'a', to: at }, ['a', at]],
    [{ around: 'a', km: 5, clip: [410100] }, ['a']],
    [{ around: { through: ['a', at], smooth: true }, km: 5 }, ['a', at]],
    [{ within: { units: [410100] }, of: { ring: [at, at, at], smooth: false } }, [at, at, at]],
    [{ all: [{ through: ['a', at], smooth: true }, { basemap: 'river/huanghe' }] }, ['a', at]],
    [{ between: ['a', at] }, ['a', at]],
    [{ reach: 'a', minutes: 30, kmh: 60, stations: [{ place: 'b', minutes: 10 }] }, ['a', 'b']],
  ];
  for (const [recipe, spots] of cases) expect(spotsIn(recipe), JSON.stringify(recipe)).toEqual(spots);
});
