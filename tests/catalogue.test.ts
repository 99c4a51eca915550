/**
 * Checks every layer folder, by enumeration: its built file is complete, and everything derived from it can be drawn.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { charactersIn } from '../scripts/steps/fonts/coverage.ts';
import { COMMON } from '../scripts/steps/fonts/characters.ts';
import { cardOf } from '../src/domain/layer/card.ts';
import type { PlanIndex, SearchRow } from '../src/domain/layer/catalogue.ts';
import { lookOf, encodingScale } from '../src/domain/layer/encode.ts';
import { readLayerData, type LayerData } from '../src/domain/layer/feature.ts';
import { positions } from '../src/domain/geometry/geo.ts';
import { legendOf } from '../src/domain/legend/legend.ts';
import { contrast, SCHEME_COLORS, SCHEMES, hex } from '../src/domain/legend/palette.ts';
import { tableOf } from '../src/domain/layer/table.ts';
import { ROOT, realData } from './real-data.ts';

const { built, catalogue, json, bytes } = await realData(true);
const folders = readdirSync(join(ROOT, 'data/layers')).sort();
const data = new Map(catalogue.layers.map((layer) => [layer.id, readLayerData(layer.id, json(layer.file))]));
const dataOf = (id: string): LayerData => {
  const found = data.get(id);
  if (!found) throw new Error(`layer ${id} was not built`);
  return found;
};

describe('the catalogue', () => {
  it('has every layer folder, and nothing else', () => {
    expect(folders.length).toBeGreaterThan(0);
    expect(catalogue.layers.map((layer) => layer.id).sort()).toEqual(folders);
  });
  it('opens with at least one layer on', () => {
    expect(catalogue.layers.filter((layer) => layer.on).length).toBeGreaterThan(0);
  });
  it('has no layer without a theme', () => {
    const themes = catalogue.themes.map((theme) => theme.id);
    expect(themes.length).toBeGreaterThan(0);
    for (const layer of catalogue.layers) expect(themes).toContain(layer.theme);
  });
  it('was built without warnings', () => {
    expect(built.warnings).toEqual([]);
  });
});

describe.each(catalogue.layers.map((layer) => [layer.id, layer] as const))('layer %s', (id, layer) => {
  const { features, sources, about } = dataOf(id);

  it('has features, and counts them right', () => {
    expect(features.length).toBeGreaterThan(0);
    expect(layer.count).toBe(features.length);
    expect(layer.combinations.reduce((sum, one) => sum + one.count, 0)).toBe(features.length);
  });

  it('is described in both languages, in its folder and in its file', () => {
    expect(existsSync(join(ROOT, 'data/layers', id, 'layer.yaml'))).toBe(true);
    expect(about.zh.length).toBeGreaterThan(0);
    expect(about.en.length).toBe(about.zh.length);
  });

  it('gives every feature a colour, size and pattern from its own encodings', () => {
    for (const { properties: p } of features) {
      for (const channel of ['color', 'pattern'] as const) {
        const scale = layer[channel] === undefined ? null : encodingScale<string>(layer[channel]);
        if (scale && 'classes' in scale) expect(scale.classes.map((c) => c.value)).toContain(p[scale.by]);
      }
      expect(lookOf(layer, p).size).toBeGreaterThan(0);
    }
  });

  it('has a legend that covers all present combinations', () => {
    const { rows } = legendOf(layer);
    expect(rows.length).toBeGreaterThan(0);
    const scale = encodingScale(layer.color);
    if (scale && 'classes' in scale) {
      const labels = rows.map((row) => row.label?.zh);
      for (const one of layer.combinations)
        expect(labels).toContain(scale.classes.find((c) => c.value === one[scale.by])?.label.zh);
    }
    for (const row of rows) expect(row.swatches.length).toBeGreaterThan(0);
  });

  it('has colours with enough contrast in both colour schemes', () => {
    const colors = new Set(features.map((f) => lookOf(layer, f.properties).color));
    expect(colors.size).toBeGreaterThan(0);
    for (const color of colors)
      for (const scheme of SCHEMES)
        expect(
          contrast(hex(color, scheme), SCHEME_COLORS[scheme].land),
          `${color} on ${scheme}`,
        ).toBeGreaterThanOrEqual(3);
  });

  it('has a card for every feature in both languages, and a table row', () => {
    for (const feature of features)
      for (const lang of ['zh', 'en'] as const) {
        const card = cardOf(layer, { sources }, feature, lang, { edition: catalogue.edition, moment: null });
        expect(card.sources.length).toBeGreaterThan(0);
        for (const fact of card.facts) {
          expect(fact.label).not.toBe('');
          expect(fact.value).not.toBe('');
          expect(fact.source).toBeGreaterThan(0);
        }
      }
    expect(tableOf(layer, dataOf(id), 'zh', catalogue.edition).rows).toHaveLength(features.length);
  });

  it('declares every field that its facts name, and every source that they cite', () => {
    for (const { properties: p } of features) {
      for (const fact of p.facts) {
        if (fact.field) expect(Object.keys(layer.fields)).toContain(fact.field);
        expect(sources).toHaveProperty([fact.source]);
        if (typeof fact.value === 'number') expect(fact.year).toBeDefined();
      }
      for (const source of p.sources) expect(sources).toHaveProperty([source]);
    }
  });

  it('lies inside the pan limits, with label points inside its bounds', () => {
    const [west, south, east, north] = catalogue.reach;
    for (const { geometry, properties: p } of features) {
      for (const [lon = NaN, lat = NaN] of positions(geometry)) {
        expect(
          lon >= west && lon <= east && lat >= south && lat <= north,
          `${p.id}: ${String(lon)}, ${String(lat)}`,
        ).toBe(true);
      }
      const [w, s, e, n] = layer.bounds;
      const slack = 1e-3;
      const [lon, lat] = p.at;
      expect(lon > w - slack && lon < e + slack && lat > s - slack && lat < n + slack, `${p.id} at`).toBe(
        true,
      );
    }
  });
});

describe('search', () => {
  const rows = json(catalogue.search) as SearchRow[];
  it('has every feature, every seat and every element of the plan once, with a reading', () => {
    const refs = rows.map((row) => row.ref);
    expect(new Set(refs).size).toBe(refs.length);
    const features = [...data].flatMap(([id, { features }]) =>
      features.map((f) => `${id}/${f.properties.id}`),
    );
    const elements = (json(catalogue.plan) as PlanIndex).headings.flatMap((h) =>
      h.elements.map(({ id }) => `plan/${id}`),
    );
    expect(elements.length).toBeGreaterThan(30);
    expect(refs.filter((ref) => !ref.startsWith('place/')).sort()).toEqual([...features, ...elements].sort());
    expect(refs.filter((ref) => ref.startsWith('place/')).length).toBeGreaterThan(80);
    for (const row of rows) expect(`${row.pinyin} ${row.initials}`, row.zh).toMatch(/^[a-z0-9]+ [a-z0-9]+$/);
  });
});

describe('the fonts', () => {
  it('contain every character that the map can write, in both weights', async () => {
    const names = [...data.values()].flatMap(({ features }) =>
      features.flatMap(({ properties: { name, short } }) => [
        name.zh,
        name.en,
        short?.zh ?? '',
        short?.en ?? '',
      ]),
    );
    const seats = (json(catalogue.basemap.seats) as { zh: string; en: string }[]).map(
      ({ zh, en }) => zh + en,
    );
    const water = (
      json(catalogue.basemap.water) as { features: { properties: { zh: string; en: string } }[] }
    ).features;
    const text = [COMMON, ...names, ...seats, ...water.map(({ properties: { zh, en } }) => zh + en)].join('');
    expect(text.length).toBeGreaterThan(1000);
    for (const weight of [400, 700]) {
      const files = catalogue.fonts.filter((font) => font.use === 'labels' && font.weight === weight);
      const held = new Set((await Promise.all(files.map((file) => charactersIn(bytes(file))))).flat());
      expect(
        Array.from(new Set(text)).filter((character) => !held.has(character.codePointAt(0) ?? 0)),
      ).toEqual([]);
    }
  });
  it('contain, with the text faces, every character of descriptions, notes and facts', async () => {
    const files = catalogue.fonts.filter((font) => font.weight === 400);
    const held = new Set((await Promise.all(files.map((file) => charactersIn(bytes(file))))).flat());
    const text = JSON.stringify([...data.values(), json(catalogue.plan), catalogue]);
    expect(Array.from(new Set(text)).filter((character) => !held.has(character.codePointAt(0) ?? 0))).toEqual(
      [],
    );
  });
});
