/** Tests that a new layer takes one new folder under data/ and no change of code. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardOf } from '../src/domain/layer/card.ts';
import {
  readCatalogue,
  type Catalogue,
  type CatalogueLayer,
  type SearchRow,
} from '../src/domain/layer/catalogue.ts';
import { readLayerData } from '../src/domain/layer/feature.ts';
import { legendOf } from '../src/domain/legend/legend.ts';
import { find } from '../src/domain/layer/search.ts';
import { tableOf } from '../src/domain/layer/table.ts';
import { ROOT } from './real-data.ts';

const folder = mkdtempSync(join(tmpdir(), 'atlas-new-layer-'));
const out = join(folder, 'out');
const read = (name: string): unknown => JSON.parse(readFileSync(join(out, name), 'utf8')) as unknown;
let catalogue: Catalogue;
let layer: CatalogueLayer;

const FILES = {
  'layer.yaml': `
title: { zh: 测试书店, en: Test bookshops }
summary: { zh: 为测试而加的图层。, en: A layer added for a test. }
theme: services
marks: [circle]
color:
  by: class
  classes:
    - { value: new, label: { zh: 新书店, en: New books }, to: rose-1 }
    - { value: old, label: { zh: 旧书店, en: Used books }, to: rose-2 }
fields:
  shelves: { label: { zh: 书架, en: Shelves }, unit: count }
`,
  'features.yaml': `
- id: zhongmu-bookshop
  name: { zh: 中牟测试书店, en: Zhongmu test bookshop }
  class: new
  status: existing
  asOf: 2024
  facts:
    - { field: shelves, value: 12, year: 2024, source: test-source }
  sources: [test-source]
  geometry: { point: [113.98, 34.72] }
  basis: traced
  accuracy_km: 0.2
- id: jiaxian-bookshop
  name: { zh: 郏县测试书店, en: Jiaxian test bookshop }
  class: old
  status: planned
  since: 2023
  asOf: 2024
  sources: [test-source]
  geometry: { point: [113.21, 33.97] }
  basis: schematic
  accuracy_km: 3
`,
  'about.zh.md': '两家书店。\n',
  'about.en.md': 'Two bookshops.\n',
};

beforeAll(() => {
  const data = join(folder, 'data');
  cpSync(join(ROOT, 'data'), data, { recursive: true });
  const own = join(data, 'layers/test-bookshops');
  mkdirSync(own);
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(own, name), text);
  const source =
    '- { id: test-source, title: { zh: 测试, en: Test }, outlet: { zh: 测试, en: Test }, kind: media }\n';
  writeFileSync(join(data, 'sources.yaml'), readFileSync(join(data, 'sources.yaml'), 'utf8') + source);
  // The real command; only the data folder differs.
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts', '--data', data, '--out', out], {
    cwd: ROOT,
    stdio: 'pipe',
  });
  catalogue = readCatalogue(read('catalogue.json'));
  const found = catalogue.layers.find((one) => one.id === 'test-bookshops');
  if (!found) throw new Error('the new layer is not in the catalogue');
  layer = found;
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('a new folder under data/layers', () => {
  it('becomes a layer of the catalogue, in its theme, with its classes counted', () => {
    expect(layer).toMatchObject({ theme: 'services', count: 2, on: false });
    expect(layer.combinations).toEqual([
      { mark: 'circle', class: 'new', status: 'existing', basis: 'traced', count: 1 },
      { mark: 'circle', class: 'old', status: 'planned', basis: 'schematic', count: 1 },
    ]);
  });
  it('has a legend', () => {
    const { rows, statuses, bases } = legendOf(layer);
    expect(rows.map((row) => row.label?.zh)).toEqual(['新书店', '旧书店']);
    expect(statuses).toHaveLength(2);
    expect(bases).toHaveLength(2);
  });
  it('has cards and a table', () => {
    const data = readLayerData(layer.id, read(layer.file.href));
    const [first] = data.features;
    if (!first) throw new Error('the new layer has no features');
    expect(cardOf(layer, data, first, 'zh', { edition: '2026', moment: null }).facts).toMatchObject([
      { label: '书架', value: '12' },
    ]);
    expect(tableOf(layer, data, 'en', '2026').rows).toHaveLength(2);
  });
  it('can be found by characters, pinyin, initials and English', () => {
    const rows = read(catalogue.search.href) as SearchRow[];
    for (const query of ['郏县测试', 'jiaxianceshi', 'jxcssd', 'jiaxian test'])
      expect(find(rows, query)[0]?.ref, query).toBe('test-bookshops/jiaxian-bookshop');
    expect(find(rows, 'zhongmuceshi')[0]?.ref).toBe('test-bookshops/zhongmu-bookshop');
  });
  it('has no characters that the fonts lack', () => {
    expect(catalogue.fonts.length).toBeGreaterThan(0);
  });
});
