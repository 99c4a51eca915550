import { describe, expect, it } from 'vitest';
import type { PlanIndex, Source } from '../../../src/domain/layer/catalogue.ts';
import type { Place } from '../../../src/domain/layer/declaration.schema.ts';
import type { FeatureRecord } from '../../../src/domain/layer/feature.ts';
import { differenceOf, isLoose, strainOf, totalOf } from '../../../src/domain/plan/quality.ts';
import type { DrawnLayer } from '../draw.ts';
import { qualityReport } from './quality.ts';

const text = (word: string) => ({ zh: word, en: word });
const source = (id: string, kind: Source['kind'] = 'media'): [string, Source] => [
  id,
  { id, title: text(id), outlet: text('outlet'), kind },
];
const SOURCES = new Map([
  source('daily'),
  source('office', 'government'),
  source('ours', 'estimate'),
  source('survey', 'dataset'),
  source('unread'),
]);

/** A feature along 34 N from 113 E to 114 E, 92.2 km. */
const feature = (id: string, more: Partial<FeatureRecord> = {}): DrawnLayer['data']['features'][number] => ({
  type: 'Feature',
  geometry: {
    type: 'LineString',
    coordinates: [
      [113, 34],
      [114, 34],
    ],
  },
  properties: {
    id,
    name: text(id),
    aliases: [],
    status: 'existing',
    asOf: '2024',
    facts: [],
    sources: ['daily'],
    basis: 'traced',
    accuracy_km: 1,
    related: [],
    mark: 'line',
    values: {},
    at: [113, 34],
    recipe: 'through',
    ...more,
  },
});
const layer = (id: string, features: DrawnLayer['data']['features'], repeats = false): DrawnLayer =>
  ({
    folder: {
      id,
      layer: {
        value: { repeats, fields: { length: { label: text('length'), unit: 'km', check: 'length' } } },
      },
    },
    data: { features },
  }) as unknown as DrawnLayer;
const plan: PlanIndex = {
  headings: [
    {
      id: 'heading',
      title: text('heading'),
      elements: [
        {
          id: 'drawn',
          name: text('drawn'),
          says: text('says'),
          hidden: {},
          known: [{ when: '2024', text: text('known'), source: 'office' }],
          sources: ['daily', 'office'],
          shows: ['ways/old'],
        },
        {
          id: 'half',
          name: text('half'),
          says: text('says'),
          hidden: {},
          known: [],
          unknown: text('the rest'),
          sources: ['daily'],
          shows: ['ways/old'],
        },
        {
          id: 'never',
          name: text('never'),
          says: text('says'),
          hidden: {},
          known: [],
          sources: ['daily'],
          undrawn: { why: 'unpublished', ...text('no site') },
        },
      ],
    },
  ],
  sources: {},
};
const places: Place[] = [{ id: 'stop', zh: 'stop', en: 'stop', lon: 113, lat: 34, km: 1, source: 'survey' }];

const length = (value: number, year: string) => ({ field: 'length', value, year, source: 'office' });
const ways = layer('ways', [
  feature('old', {
    since: '2010',
    facts: [length(80, '2010'), length(91, '2020')],
    values: { length: 91 },
    sources: ['daily', 'ours'],
  }),
  feature('late', {
    status: 'building',
    since: '2020',
    target: { when: '2025', source: 'office' },
    asOf: '2024-05',
    accuracy_km: 3,
    basis: 'schematic',
    confidence: 'low',
    facts: [{ ...length(120, '2021'), confidence: 'low' }],
    values: { length: 120 },
  }),
  feature('due', { status: 'planned', since: '2024', target: { when: '2026', source: 'office' } }),
]);
const spots = layer('spots', [feature('guess', { sources: ['ours'], basis: 'schematic', accuracy_km: 10 })]);
const report = qualityReport({
  layers: [ways, spots],
  plan,
  routes: [],
  sources: SOURCES,
  places,
  edition: '2026-06',
});

describe('the report on data quality', () => {
  it('counts each layer by basis, status, confidence and date, and its range of accuracy', () => {
    expect(report.layers).toEqual([
      {
        layer: 'ways',
        repeats: false,
        features: 3,
        basis: { official: 0, derived: 0, traced: 2, schematic: 1 },
        status: { existing: 1, building: 1, planned: 1, studied: 0 },
        low: 1,
        dated: 3,
        facts: 3,
        lowFacts: 1,
        accuracy: [1, 3],
      },
      {
        layer: 'spots',
        repeats: false,
        features: 1,
        basis: { official: 0, derived: 0, traced: 0, schematic: 1 },
        status: { existing: 1, building: 0, planned: 0, studied: 0 },
        low: 0,
        dated: 0,
        facts: 0,
        lowFacts: 0,
        accuracy: [10, 10],
      },
    ]);
  });

  it('sums layers', () => {
    expect(totalOf(report.layers)).toEqual({
      features: 4,
      basis: { official: 0, derived: 0, traced: 2, schematic: 2 },
      status: { existing: 2, building: 1, planned: 1, studied: 0 },
      low: 1,
      dated: 3,
      facts: 3,
      lowFacts: 1,
      accuracy: [1, 10],
    });
    expect(() => totalOf([])).toThrow('got no layers');
  });

  it('counts features once if another layer draws them again', () => {
    const again = layer('again', [feature('old'), feature('late')], true);
    const twice = qualityReport({
      layers: [ways, again, spots],
      plan,
      routes: [],
      sources: SOURCES,
      places,
      edition: '2026-06',
    });
    expect(twice.layers.map((l) => [l.layer, l.features, l.repeats])).toEqual([
      ['ways', 3, false],
      ['again', 2, true],
      ['spots', 1, false],
    ]);
    expect(totalOf(twice.layers)).toEqual(totalOf(report.layers));
    expect(twice.support).toEqual(report.support);
  });

  it('marks a figure that may be off by more than a quarter as impossible to check', () => {
    expect(isLoose({ published: 100, allowed: 26, off: false })).toBe(true);
    expect(isLoose({ published: 100, allowed: 25, off: false })).toBe(false);
    expect(isLoose({ published: 100, allowed: 26, off: true })).toBe(false);
  });

  it('puts published figures beside the drawing, the furthest off first, with the newest source', () => {
    expect(report.figures.map((f) => [f.ref, f.published, f.year, f.source, f.off])).toEqual([
      ['ways/late', 120, '2021', 'office', true],
      ['ways/old', 91, '2020', 'office', false],
    ]);
    const [late] = report.figures;
    expect(late && [late.computed, late.allowed]).toEqual([92.18, 12]);
    expect(late && differenceOf(late)).toBeCloseTo(-23.2, 1);
    expect(late && strainOf(late)).toBeCloseTo(-2.32, 2);
  });

  it('counts features once for each source, and omits sources that nothing cites', () => {
    expect(report.sources.map((use) => [use.source.id, use.features, use.elements, use.places])).toEqual([
      ['daily', 3, 3, 0],
      ['office', 3, 1, 0],
      ['ours', 2, 0, 0],
      ['survey', 0, 0, 1],
    ]);
  });

  it('does not count our own estimate as a source', () => {
    const lone = layer('lone', [
      feature('one', { sources: ['daily', 'ours'] }),
      feature('two', { sources: ['daily', 'office'] }),
      feature('none', { sources: ['ours'] }),
    ]);
    const { support } = qualityReport({
      layers: [lone],
      plan,
      routes: [],
      sources: SOURCES,
      places,
      edition: '2026',
    });
    expect(support).toEqual({ features: 3, single: 1, estimate: 2, onlyEstimate: 1 });
  });

  it('groups facts by whether the outlet of their source is recorded, without repeated layers', () => {
    const copy = { zh: '新闻报道（出处媒体未记录）', en: 'News report (outlet not recorded)' };
    const sources = new Map([
      ...SOURCES,
      ['copy', { id: 'copy', title: text('copy'), outlet: copy, kind: 'media' }],
    ]);
    const fact = (source: string) => ({ label: text('width'), value: 1, year: '2020', source });
    const lone = layer('lone', [feature('one', { facts: [fact('daily'), fact('copy'), fact('office')] })]);
    const { outlets } = qualityReport({
      layers: [lone],
      plan,
      routes: [],
      sources,
      places,
      edition: '2026',
    });
    expect(outlets).toEqual({ named: 2, unnamed: 1 });
  });

  it('gives the distance from a line to each place on its published route', () => {
    const spot = { index: 0, name: text('stop'), km: 0.1234, allowed: 1.5, isDrawn: false };
    const { routes } = qualityReport({
      layers: [ways],
      plan,
      routes: [
        {
          layer: 'ways',
          feature: 'old',
          name: text('old'),
          accuracy: 1,
          comparison: {
            value: { feature: 'ways/old', source: 'daily', places: ['stop'], units: [] },
            where: () => ({ file: 'comparisons.yaml', line: 1, path: [] }),
          },
          spots: [{ what: 'place', id: 'stop', ...spot }],
        },
      ],
      sources: SOURCES,
      places,
      edition: '2026',
    });
    const { name, allowed, isDrawn } = spot;
    expect(routes).toEqual([
      {
        ref: 'ways/old',
        name: text('old'),
        source: 'daily',
        spots: [{ name, what: 'place', km: 0.12, allowed, isDrawn }],
      },
    ]);
  });

  it('lists elements of the plan that nothing shows, and what is unknown about the others', () => {
    expect(report.undrawn).toEqual([
      {
        id: 'never',
        name: text('never'),
        heading: text('heading'),
        why: 'unpublished',
        reason: text('no site'),
      },
    ]);
    expect(report.unknown.map((row) => row.id)).toEqual(['half']);
  });

  it('lists unfinished works whose date has passed at the edition, with the last evidence', () => {
    expect(report.unverified).toEqual([
      {
        ref: 'ways/late',
        name: text('late'),
        status: 'building',
        target: '2025',
        source: 'office',
        asOf: '2024-05',
      },
    ]);
  });

  it('refuses a source that does not exist', () => {
    const stray = layer('stray', [feature('one', { sources: ['nowhere'] })]);
    expect(() =>
      qualityReport({ layers: [stray], plan, routes: [], sources: SOURCES, places, edition: '2026' }),
    ).toThrow('got source nowhere, expected one of sources.yaml');
  });
});
