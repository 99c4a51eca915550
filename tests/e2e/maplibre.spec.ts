/**
 * The MapLibre of this build (scripts/maplibre) still draws what the atlas itself does not use yet: tiles, patterns and
 * gradients. A part that is left out is an error that names it.
 */
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type { Feature } from 'geojson';
import { GeoJSONVT } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { LayerSpecification, Map as MapLibre, StyleSpecification } from 'maplibre-gl';
import { PNG } from 'pngjs';

const dist = resolve(import.meta.dirname, '../../dist');
const SIZE = 400;
const TILES = /\/test-tiles\/(\d+)\/(\d+)\/(\d+)/;
const TYPES = { vector: 'application/x-protobuf', raster: 'image/png' };

/** A square in the middle of the map, half as wide as the map at zoom 7. */
const square: Feature = {
  type: 'Feature',
  properties: {},
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [113, 34.2],
        [114, 34.2],
        [114, 35],
        [113, 35],
        [113, 34.2],
      ],
    ],
  },
};
/** A line through its middle. */
const line: Feature = {
  type: 'Feature',
  properties: {},
  geometry: {
    type: 'LineString',
    coordinates: [
      [112, 34.6],
      [115, 34.6],
    ],
  },
};

/** Serves tiles: vector tiles with the square, or green pictures. Returns the zooms that were asked for. */
async function serveTiles(page: Page, kind: keyof typeof TYPES): Promise<Set<number>> {
  const index = new GeoJSONVT({ type: 'FeatureCollection', features: [square] }, { maxZoom: 14 });
  const green = new PNG({ width: 256, height: 256 });
  for (let i = 0; i < green.data.length; i += 4) green.data.set([0, 160, 0, 255], i);
  const zooms = new Set<number>();
  await page.route(TILES, async (route) => {
    const [z = 0, x = 0, y = 0] = (TILES.exec(route.request().url()) ?? []).slice(1).map(Number);
    zooms.add(z);
    const tile = index.getTile(z, x, y);
    const body =
      kind === 'raster' ? PNG.sync.write(green) : Buffer.from(tile ? fromGeojsonVt({ squares: tile }) : []);
    await route.fulfill({ contentType: TYPES[kind], body });
  });
  return zooms;
}

/** Draws a style alone on a page, at 113.5° E, 34.6° N; returns a picture of it and what went wrong. */
async function draw(
  page: Page,
  style: Partial<StyleSpecification>,
  zoom: number,
): Promise<{ picture: PNG; errors: string[] }> {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', ({ message }) => errors.push(message));
  const code = readdirSync(resolve(dist, 'assets')).find((name) => /^open-maplibre-.*\.js$/.test(name)) ?? '';
  // A page of the atlas that has no script of its own.
  await page.setViewportSize({ width: SIZE, height: SIZE });
  await page.goto('plan/');
  await page
    .evaluate(
      async ([code, style, zoom, size]) => {
        const { openMapLibre } = (await import(new URL(`../assets/${code}`, location.href).href)) as {
          openMapLibre: (options: object) => MapLibre;
        };
        document.body.innerHTML = `<div id="gl" style="position:fixed;inset:0;width:${String(size)}px;height:${String(size)}px"></div>`;
        const map = openMapLibre({
          container: document.getElementById('gl'),
          style: JSON.parse(style.replaceAll('{origin}', location.origin)) as StyleSpecification,
          camera: { lon: 113.5, lat: 34.6, zoom },
          limits: () => ({
            centre: [100, 20, 130, 50],
            minZoom: 3,
            maxZoom: 14,
            seen: [100, 20, 130, 50],
            size: { width: size, height: size },
            padding: { top: 0, right: 0, bottom: 0, left: 0 },
          }),
        });
        map.addImage('dots', {
          width: 8,
          height: 8,
          data: Uint8ClampedArray.from({ length: 256 }, (_, i) => [200, 0, 0, 255][i % 4] ?? 0),
        });
        await new Promise((done) => map.once('idle', done));
      },
      [code, JSON.stringify({ version: 8, sources: {}, layers: [], ...style }), zoom, SIZE] as const,
    )
    .catch((error: unknown) => errors.push(String(error)));
  return { picture: PNG.sync.read(await page.screenshot()), errors };
}

/** The share of the pixels that have about that colour. */
function share({ data, width, height }: PNG, [r, g, b]: readonly [number, number, number]): number {
  let found = 0;
  for (let i = 0; i < data.length; i += 4)
    if (
      Math.abs((data[i] ?? 0) - r) + Math.abs((data[i + 1] ?? 0) - g) + Math.abs((data[i + 2] ?? 0) - b) <
      40
    )
      found += 1;
  return found / (width * height);
}

const vector = (layer: Partial<LayerSpecification>, minzoom: number): Partial<StyleSpecification> => ({
  sources: {
    tiles: { type: 'vector', tiles: ['{origin}/test-tiles/{z}/{x}/{y}'], minzoom, maxzoom: 12 },
  },
  layers: [
    {
      id: 'squares',
      source: 'tiles',
      'source-layer': 'squares',
      type: 'fill',
      ...layer,
    } as LayerSpecification,
  ],
});

for (const zoom of [7, 7.6, 8.4])
  test(`vector tiles are drawn at zoom ${String(zoom)}, of its own level, from their least zoom 7`, async ({
    page,
  }) => {
    const zooms = await serveTiles(page, 'vector');
    const { picture, errors } = await draw(
      page,
      vector({ paint: { 'fill-color': '#0000c8' } as never }, 7),
      zoom,
    );
    expect(errors).toEqual([]);
    expect(share(picture, [0, 0, 200])).toBeGreaterThan(0.2);
    expect([...zooms]).toEqual([Math.floor(zoom)]);
  });

test('raster tiles are drawn', async ({ page }) => {
  await serveTiles(page, 'raster');
  const { picture, errors } = await draw(
    page,
    {
      sources: {
        tiles: { type: 'raster', tiles: ['{origin}/test-tiles/{z}/{x}/{y}'], tileSize: 256 },
      },
      layers: [{ id: 'pictures', type: 'raster', source: 'tiles' }],
    },
    8,
  );
  expect(errors).toEqual([]);
  expect(share(picture, [0, 160, 0])).toBeGreaterThan(0.95);
});

const features: StyleSpecification['sources'] = {
  features: {
    type: 'geojson',
    lineMetrics: true,
    data: { type: 'FeatureCollection', features: [square, line] },
  },
};
const LAYERS: readonly (readonly [string, LayerSpecification])[] = [
  ['a pattern in an area', { id: 'a', type: 'fill', source: 'features', paint: { 'fill-pattern': 'dots' } }],
  ['a pattern on the background', { id: 'b', type: 'background', paint: { 'background-pattern': 'dots' } }],
  [
    'a pattern along a line',
    { id: 'c', type: 'line', source: 'features', paint: { 'line-width': 40, 'line-pattern': 'dots' } },
  ],
  [
    'a gradient along a line',
    {
      id: 'd',
      type: 'line',
      source: 'features',
      filter: ['==', ['geometry-type'], 'LineString'],
      paint: {
        'line-width': 60,
        'line-gradient': ['interpolate', ['linear'], ['line-progress'], 0, '#c80000', 1, '#c80000'],
      },
    },
  ],
];
for (const [what, layer] of LAYERS)
  test(`${what} is drawn`, async ({ page }) => {
    const { picture, errors } = await draw(page, { sources: features, layers: [layer] }, 7);
    expect(errors).toEqual([]);
    expect(share(picture, [200, 0, 0])).toBeGreaterThan(0.05);
  });

test('a layer of a kind that is left out is an error with its name', async ({ page }) => {
  const warm: LayerSpecification = { id: 'warm', type: 'heatmap', source: 'features' };
  const opening = draw(page, { sources: features, layers: [warm] }, 7);
  const told = await page.waitForEvent('console', (message) => message.text().includes('left out'));
  expect(told.text()).toContain('heatmap_style_layer.ts is left out');
  await page.close();
  await opening.catch(() => undefined);
});
