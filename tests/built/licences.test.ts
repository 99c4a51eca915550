import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LICENCES, readCatalogue } from '../../src/domain/layer/catalogue.ts';

const dist = resolve(import.meta.dirname, '../../dist');
if (!existsSync(join(dist, LICENCES.file)))
  throw new Error('licences: got no dist/LICENSES.txt, expected it: run npm run build first');
const text = readFileSync(join(dist, LICENCES.file), 'utf8');
const read = (name: string): string => readFileSync(join(dist, name), 'utf8');
const catalogue = readCatalogue(JSON.parse(read('data/catalogue.json')));

describe('the built LICENSES.txt', () => {
  it('has the text of each package in the bundle', () => {
    const names = [...text.matchAll(/^={78}\n(\S+) \d+\.\d+\.\S+ \(/gm)].map(([, name]) => name);
    for (const name of [
      'maplibre-gl',
      'svelte',
      '@deck.gl/core',
      '@luma.gl/core',
      'topojson-client',
      'pbf',
      'earcut',
    ])
      expect(names).toContain(name);
    expect(names.length).toBeGreaterThan(15);
    // Build tools are not in the bundle.
    for (const name of ['vite', 'sharp', 'typescript']) expect(names).not.toContain(name);
    for (const holder of [
      'MapLibre contributors',
      'Svelte Contributors',
      'Mike Bostock',
      'vis.gl contributors',
    ])
      expect(text).toContain(holder);
  });

  it('has the full licences of data and fonts', () => {
    for (const words of [
      'GNU LESSER GENERAL PUBLIC LICENSE',
      'GNU GENERAL PUBLIC LICENSE',
      'Definitions of Capitalised Words',
      'Creative Commons Attribution 4.0 International Public License',
      'SIL OPEN FONT LICENSE',
    ])
      expect(text).toContain(words);
    for (const credit of catalogue.credits) expect(text).toContain(credit.text.en);
  });

  it('is linked from every page', () => {
    const pages = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(40);
    const found = pages.filter((page) => {
      const [, href] = /href="((?:\.\.?\/)*LICENSES\.txt)"/.exec(read(page)) ?? [];
      return href !== undefined && existsSync(resolve(dist, page, '..', href));
    });
    expect(pages.filter((page) => !found.includes(page))).toEqual([]);
  });
});

it('every layer file and the rivers contain licence and attribution', () => {
  expect(catalogue.layers.length).toBeGreaterThan(10);
  const files = [
    ...catalogue.layers.map((l) => [l.file, l.licence]),
    [catalogue.basemap.water, LICENCES.water],
  ];
  for (const [file, licence] of files as [{ href: string }, string][]) {
    const data = JSON.parse(read(`data/${file.href}`)) as { license?: string; attribution?: string };
    expect(data.license, file.href).toBe(licence);
    expect(data.attribution?.length, file.href).toBeGreaterThan(8);
  }
  const stations = catalogue.layers.find((l) => l.id === 'stations');
  expect(read(`data/${stations?.file.href ?? ''}`)).toMatch(/"attribution":"[^"]*OpenStreetMap[^"]*ODbL/);
});

it('layers with many positions from OpenStreetMap state ODbL and name it in file, page and LICENSES.txt', () => {
  const odbl = catalogue.layers.filter((l) => l.licence === 'ODbL-1.0');
  for (const id of ['stations', 'rail-hsr', 'trains']) expect(odbl.map((l) => l.id)).toContain(id);
  expect(odbl.length).toBeLessThan(catalogue.layers.length);
  for (const layer of catalogue.layers) {
    const listed = text.includes(`(data/${layer.id}.*.geojson): ODbL-1.0`);
    expect(listed, layer.id).toBe(odbl.includes(layer));
    const page = read(`layers/${layer.id}/en/index.html`);
    expect(page, layer.id).toContain(`Licence of the data: ${layer.licence}`);
  }
  for (const layer of odbl) {
    expect(read(`data/${layer.file.href}`), layer.id).toMatch(
      /"attribution":"[^"]*OpenStreetMap contributors/,
    );
    expect(read(`layers/${layer.id}/index.html`), layer.id).toMatch(
      /许可：ODbL-1\.0，因大量位置取自 OpenStreetMap/,
    );
  }
});
