/**
 * How the WebGL map opens behind the picture: work that needs none of its code starts early, and nothing is done
 * twice.
 */
import { expect, test } from '@playwright/test';
import { goTo, holdBack, mapPicture, openAtlas, red } from './atlas.ts';

/**
 * Runs in the page before any other script. It records the glyphs drawn for the map, the tiles requested from its
 * worker, the frames drawn before the map is visible, and the number of pending files when the page tests for WebGL.
 */
function note(): void {
  const [letters, tiles]: [string[], string[]] = [[], []];
  const frames: number[] = [];
  const noted = { letters, tiles, frames, early: -1 };
  Object.assign(globalThis, { noted });
  let frame = 0;
  const count = (): void => {
    frame += 1;
    requestAnimationFrame(count);
  };
  count();
  const webgl = WebGL2RenderingContext.prototype;
  const draw = Reflect.get(webgl, 'drawElements');
  webgl.drawElements = function (...drawn) {
    if (document.querySelector<HTMLElement>('#map')?.dataset.glMap !== 'ready') frames.push(frame);
    Reflect.apply(draw, this, drawn);
  };
  const element = HTMLCanvasElement.prototype;
  const context = Reflect.get(element, 'getContext') as (...asked: unknown[]) => unknown;
  Object.assign(element, {
    getContext(this: HTMLCanvasElement, ...asked: unknown[]): unknown {
      if (asked[0] === 'webgl2' && noted.early < 0)
        noted.early = document.querySelectorAll('link[rel$=preload]').length;
      return Reflect.apply(context, this, asked);
    },
  });
  const canvas = OffscreenCanvasRenderingContext2D.prototype;
  const fill = Reflect.get(canvas, 'fillText');
  canvas.fillText = function (...written) {
    // A glyph drawn ahead at another size is drawn again, so that counts as twice.
    letters.push(`${this.font.replace(/[\d.]+px/, '')} ${written[0]}`);
    Reflect.apply(fill, this, written);
  };
  const { prototype } = Worker;
  const post = Reflect.get(prototype, 'postMessage');
  prototype.postMessage = function (...sent: unknown[]) {
    const { type, data } = sent[0] as { type: string; data?: { source?: string; tileID?: { key: string } } };
    // MapLibre's messages for "load this tile" and "load it again".
    if (type === 'LT' || type === 'RT') tiles.push(`${data?.source ?? ''} ${data?.tileID?.key ?? ''}`);
    Reflect.apply(post, this, sent);
  };
}
interface Noted {
  letters: string[];
  tiles: string[];
  /** The frame of each drawing call. */
  frames: number[];
  early: number;
}
const twice = (all: readonly string[]): string[] => all.filter((one, i) => all.indexOf(one) !== i);

test('glyphs are drawn while MapLibre loads, and no glyph, tile or frame is made twice', async ({ page }) => {
  const release = await holdBack(page, '**/open-maplibre-*.js');
  await page.addInitScript(note);
  const noted = (): Promise<Noted> => page.evaluate(() => (globalThis as unknown as { noted: Noted }).noted);
  await page.goto('embed/');
  await page.locator('#map').click({ position: { x: 20, y: 20 } });
  const names = await page.locator('svg.svg-map text').allTextContents();
  const letters = new Set(names.flatMap((name) => Array.from(name)));
  await expect.poll(async () => (await noted()).letters.length).toBeGreaterThanOrEqual(letters.size);
  release();
  await expect(page.locator('#map')).toHaveAttribute('data-gl-map', 'ready', { timeout: 60_000 });
  const { letters: drawn, tiles, frames, early } = await noted();
  expect(twice(drawn)).toEqual([]);
  expect(tiles.length).toBeGreaterThan(4);
  expect(twice(tiles)).toEqual([]);
  expect(new Set(frames).size).toBe(1);
  // The app's own files are requested before the test for WebGL, which takes a while.
  expect(early).toBeGreaterThan(2);
});

/** Runs in the page before any other script: once `held` is set, its worker gets no more tile requests. */
function holdTiles(): void {
  const tiles = { held: false, asked: 0 };
  Object.assign(globalThis, { tiles });
  const { prototype } = Worker;
  const post = Reflect.get(prototype, 'postMessage');
  prototype.postMessage = function (...sent: unknown[]) {
    if (tiles.held && (sent[0] as { type: string }).type === 'LT') tiles.asked += 1;
    else Reflect.apply(post, this, sent);
  };
}
interface Tiles {
  tiles: { held: boolean; asked: number };
}

for (const [way, from, to] of [
  ['in', 8.6, 9.4],
  ['out', 9.4, 8.6],
] as const)
  test(`zooming ${way} never empties the map: tiles of the previous level fill in`, async ({ page }) => {
    await page.addInitScript(holdTiles);
    const link = (zoom: number): string => `on=structure&at=34.75,113.65,${String(zoom)}`;
    await openAtlas(page, link(from));
    const before = red(await mapPicture(page));
    await page.evaluate(() => {
      (globalThis as unknown as Tiles).tiles.held = true;
    });
    await goTo(page, link(to));
    await expect
      .poll(() => page.evaluate(() => (globalThis as unknown as Tiles).tiles.asked))
      .toBeGreaterThan(0);
    expect(red(await mapPicture(page))).toBeGreaterThan(before / 4);
  });
