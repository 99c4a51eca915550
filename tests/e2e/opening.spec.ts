/** How the WebGL map opens behind the picture: what can be done before its code is there is, and nothing is done twice. */
import { expect, test } from '@playwright/test';
import { holdBack } from './atlas.ts';

/** Run in the page before anything else: notes letters that are drawn for the map, and tiles that its worker is asked for. */
function note(): void {
  const [letters, tiles]: [string[], string[]] = [[], []];
  Object.assign(globalThis, { noted: { letters, tiles } });
  const canvas = OffscreenCanvasRenderingContext2D.prototype;
  const fill = Reflect.get(canvas, 'fillText');
  canvas.fillText = function (...written) {
    // Drawn ahead at another size it would be drawn again: that is twice.
    letters.push(`${this.font.replace(/[\d.]+px/, '')} ${written[0]}`);
    Reflect.apply(fill, this, written);
  };
  const { prototype } = Worker;
  const post = Reflect.get(prototype, 'postMessage');
  prototype.postMessage = function (...sent: unknown[]) {
    const { type, data } = sent[0] as { type: string; data?: { source?: string; tileID?: { key: string } } };
    // MapLibre's words for: load this tile, load it again.
    if (type === 'LT' || type === 'RT') tiles.push(`${data?.source ?? ''} ${data?.tileID?.key ?? ''}`);
    Reflect.apply(post, this, sent);
  };
}
interface Noted {
  letters: string[];
  tiles: string[];
}
const twice = (all: readonly string[]): string[] => all.filter((one, i) => all.indexOf(one) !== i);

test('letters are drawn while MapLibre is on its way, and no letter or tile is made twice', async ({
  page,
}) => {
  const release = await holdBack(page, '**/projector-*.js');
  await page.addInitScript(note);
  const noted = (): Promise<Noted> => page.evaluate(() => (globalThis as unknown as { noted: Noted }).noted);
  await page.goto('embed/');
  await page.locator('#map').click({ position: { x: 20, y: 20 } });
  const names = await page.locator('svg.sheet text').allTextContents();
  const letters = new Set(names.flatMap((name) => Array.from(name)));
  await expect.poll(async () => (await noted()).letters.length).toBeGreaterThanOrEqual(letters.size);
  release();
  await expect(page.locator('#map')).toHaveAttribute('data-stage', 'ready', { timeout: 60_000 });
  const { letters: drawn, tiles } = await noted();
  expect(twice(drawn)).toEqual([]);
  expect(tiles.length).toBeGreaterThan(4);
  expect(twice(tiles)).toEqual([]);
});
