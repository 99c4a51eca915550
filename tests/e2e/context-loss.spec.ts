import { expect, test, type Page } from '@playwright/test';
import { differing, holdBack, mapPicture, openAtlas, glMapReady } from './atlas.ts';

// Playwright hides panels by a style of its own, which the page's policy would refuse; that the page runs under its policy is
// tested in first-paint.spec and embed.spec.
test.use({ bypassCSP: true });

test('a lost WebGL context comes back by itself, to the same View', async ({ page }) => {
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

test('a context that is lost while the map still waits for its data comes back too, and only one', async ({
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

test('when the graphics process dies the map comes back too', async ({ page, browser }) => {
  await openAtlas(page, 'v=1&on=rail-hsr');
  const session = await browser.newBrowserCDPSession();
  await session.send('Browser.crashGpuProcess' as never).catch(() => undefined);
  await expect(page.locator('#map svg')).toBeAttached();
  await expect
    .poll(() => page.evaluate(() => document.getElementById('map')?.dataset.glMap), { timeout: 60_000 })
    .toBe('ready');
  await expect(page.locator('[data-layer-row="rail-hsr"]').getByRole('switch')).toBeChecked();
});

/** Takes the context of the map that is in charge. */
const lose = (page: Page): Promise<void> =>
  page.locator('#map canvas.maplibregl-canvas').evaluate((canvas: HTMLCanvasElement) => {
    canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
  });

test('after many losses WebGL rests, says so truly, and comes back', async ({ page }) => {
  test.setTimeout(180_000);
  await page.clock.install();
  await openAtlas(page, 'v=1&on=');
  // Four within a minute, on however slow a machine: each new canvas loses its context as soon as it is there.
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

test('an embed whose context is taken goes back to its picture, says nothing, and lives again by a tap', async ({
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
