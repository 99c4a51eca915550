/** Helpers of the browser tests: opening the page as a reader does, and comparing pixels. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, type Page } from '@playwright/test';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { readCatalogue, type Catalogue, type TourIndex } from '../../src/domain/layer/catalogue.ts';
import { readLayerData, type LayerData } from '../../src/domain/layer/feature.ts';

const dist = resolve(import.meta.dirname, '../../dist');
const json = (path: string): unknown => JSON.parse(readFileSync(join(dist, 'data', path), 'utf8'));

/** The built catalogue, as the page reads it. */
export const catalogue: Catalogue = readCatalogue(json('catalogue.json'));

/** The built presets and stories. */
export const index = json(catalogue.tours.href) as TourIndex;

/** The built data of a layer. */
export function layerData(id: string): LayerData {
  const entry = catalogue.layers.find((l) => l.id === id);
  if (!entry) throw new Error(`no layer ${id} in the built catalogue`);
  return readLayerData(id, json(entry.file.href));
}

/** Opens the page with a link, and waits until the GL map is in charge. */
export async function openAtlas(page: Page, link = ''): Promise<void> {
  await page.goto(link ? `./#${link}` : './');
  await glMapReady(page);
}

/** Disables WebGL in the page, so that the SVG map stays. */
export const withoutWebgl = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const get: (this: HTMLCanvasElement, kind: string, options?: unknown) => unknown = Reflect.get(
      HTMLCanvasElement.prototype,
      'getContext',
    );
    Reflect.set(
      HTMLCanvasElement.prototype,
      'getContext',
      function (this: HTMLCanvasElement, kind: string, options?: unknown) {
        return kind.startsWith('webgl') ? null : get.call(this, kind, options);
      },
    );
  });

/** Opens the page with a link, without WebGL: for tests that do not depend on how the map is drawn. */
export async function openStill(page: Page, link = ''): Promise<void> {
  await withoutWebgl(page);
  await page.goto(link ? `./#${link}` : './');
  await expect(page.locator('#map')).toHaveAttribute('data-gl-map', 'none');
  await drawn(page, link);
}

/** Waits until each layer of the link is drawn in the SVG, or its row reports a failure. Only for links of today. */
async function drawn(page: Page, link: string): Promise<void> {
  const keys = new URLSearchParams(link);
  if (keys.has('t') || keys.has('story')) return;
  const asked = keys.get('on')?.split(',') ?? [];
  for (const { id } of catalogue.layers.filter((layer) => asked.includes(layer.id)))
    await expect(
      page.locator(`svg.svg-map [data-layer="${id}"], [data-layer-row="${id}"] [role="alert"]`),
      `layer ${id} is drawn`,
    ).not.toHaveCount(0);
}

export const glMapReady = (page: Page): Promise<void> =>
  expect(page.locator('#map')).toHaveAttribute('data-gl-map', 'ready', { timeout: 60_000 });

/** Blocks requests for matching addresses until the returned function is called. */
export async function holdBack(page: Page, address: string): Promise<() => void> {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(address, async (route) => {
    await held;
    await route.continue();
  });
  return () => {
    release();
  };
}

/** Changes the link of the open page, as a typed address does. */
export const goTo = (page: Page, link: string): Promise<void> =>
  page.evaluate((hash) => {
    location.hash = hash;
  }, link);

/** Number of pixels that differ clearly between two screenshots of the same size. */
export function differing(a: Buffer, b: Buffer): number {
  const [x, y] = [PNG.sync.read(a), PNG.sync.read(b)];
  if (x.width !== y.width || x.height !== y.height)
    throw new Error(
      `screenshots: got ${String(x.width)}×${String(x.height)} and ${String(y.width)}×${String(y.height)}, expected one size`,
    );
  return pixelmatch(x.data, y.data, undefined, x.width, x.height, { threshold: 0.1 });
}

/** Takes pictures until two in a row are equal, so that nothing is still loading. */
export async function atRest(take: () => Promise<Buffer>): Promise<Buffer> {
  let picture = await take();
  const moved = async (): Promise<number> => {
    const last = picture;
    picture = await take();
    return differing(last, picture);
  };
  await expect.poll(moved, { intervals: [1000], timeout: 30_000 }).toBe(0);
  return picture;
}

/** Number of red pixels: the plan's core is red, the basemap is not. */
export function red(picture: Buffer): number {
  const { data } = PNG.sync.read(picture);
  let count = 0;
  for (let i = 0; i < data.length; i += 4) if ((data[i] ?? 0) - (data[i + 1] ?? 0) > 24) count += 1;
  return count;
}

/** A picture of the map without panels. */
export async function mapPicture(page: Page): Promise<Buffer> {
  return page.locator('#map').screenshot({
    style: '#app { visibility: hidden !important }',
    animations: 'disabled',
  });
}
