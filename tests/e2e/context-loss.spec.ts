import { expect, test, type Page } from '@playwright/test';
import { differing, holdBack, mapPicture, openAtlas, glMapReady } from './atlas.ts';

// Playwright hides panels by an inline style, which the page's policy would refuse. first-paint.spec and embed.spec
// test that the page works under its policy.
test.use({ bypassCSP: true });

test('a lost WebGL context is restored, with the same View', async ({ page }) => {
  await openAtlas(page, 'v=1&on=rail-hsr,stations,innovation-network&at=34.7000,113.7000,8.50');
  const before = await mapPicture(page);
  const lost = page.locator('#map[data-gl-map="lost"], #map[data-gl-map="ready"]');
  await page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('#map canvas.maplibregl-canvas');
    const gl = canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context');
    if (!gl) throw new Error('no WEBGL_lose_context');
    const map = document.getElementById('map');
    new MutationObserver(() => {
      if (map?.dataset.glMap === 'lost') document.body.dataset.sawLoss = 'yes';
    }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-gl-map'] });
    gl.loseContext();
  });
  await expect(page.locator('body')).toHaveAttribute('data-saw-loss', 'yes');
  await expect(lost).toHaveCount(1);
  await glMapReady(page);
  await expect(page).toHaveURL(/at=34\.7000,113\.7000,8\.50/);
  await expect.poll(async () => differing(before, await mapPicture(page))).toBeLessThan(3000);
});

test('a context lost while the map waits for its data is restored too, and only one is opened', async ({
  page,
}) => {
  const release = await holdBack(page, '**/data/water.*');
  await page.goto('./#v=1&on=rail-hsr');
  const canvas = page.locator('#map canvas.maplibregl-canvas');
  await canvas.waitFor({ state: 'attached' });
  await canvas.evaluate((element: HTMLCanvasElement) => {
    element.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
  });
  await expect(page.locator('#map')).toHaveAttribute('data-gl-map', 'lost');
  release();
  await glMapReady(page);
  await expect(canvas).toHaveCount(1);
  await expect(page.locator('#map > .gl-map')).toHaveCount(1);
});

test('the map is restored after the graphics process dies', async ({ page, browser }) => {
  await openAtlas(page, 'v=1&on=rail-hsr');
  const session = await browser.newBrowserCDPSession();
  await session.send('Browser.crashGpuProcess' as never).catch(() => undefined);
  await expect(page.locator('#map svg')).toBeAttached();
  await expect
    .poll(() => page.evaluate(() => document.getElementById('map')?.dataset.glMap), { timeout: 60_000 })
    .toBe('ready');
  await expect(page.locator('[data-layer-row="rail-hsr"]').getByRole('switch')).toBeChecked();
});

/** Loses the context of the current GL map. */
const lose = (page: Page): Promise<void> =>
  page.locator('#map canvas.maplibregl-canvas').evaluate((canvas: HTMLCanvasElement) => {
    canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
  });

test('after many losses WebGL rests, reports that, and is restored', async ({ page }) => {
  test.setTimeout(180_000);
  await page.clock.install();
  await openAtlas(page, 'v=1&on=');
  // Four losses within a minute, however slow the machine: each new canvas loses its context at once.
  await page.locator('#map').evaluate((map) => {
    let left = 3;
    new MutationObserver(() => {
      const canvas = map.querySelector<HTMLCanvasElement>('canvas.maplibregl-canvas:not([data-lost])');
      if (!canvas || left === 0) return;
      left -= 1;
      canvas.dataset.lost = '';
      setTimeout(() => canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext());
    }).observe(map, { childList: true, subtree: true });
  });
  await lose(page);
  const note = page.getByRole('status').filter({ hasText: '稍后自动重试' });
  await expect(note).toBeVisible();
  await expect(page.locator('#map')).toHaveAttribute('data-gl-map', 'lost');
  await page.clock.fastForward(31_000);
  await glMapReady(page);
  await expect(note).toHaveCount(0);
});

test('an embed whose context is lost returns to its picture without a notice, and a tap restores it', async ({
  page,
}) => {
  await page.goto('./embed/rail/#live=1');
  await glMapReady(page);
  await lose(page);
  await expect(page.locator('#map')).not.toHaveAttribute('data-gl-map');
  await expect(page.locator('svg.svg-map')).toBeVisible();
  await expect(page.locator('.notices p')).toHaveCount(0);
  await expect(page.locator('#map > .gl-map')).toHaveCount(0);
  await page.locator('#map').click({ position: { x: 300, y: 200 } });
  await glMapReady(page);
});
