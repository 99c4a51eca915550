import { expect, test } from '@playwright/test';
import { differing, holdBack, mapPicture, openAtlas, stageReady } from './atlas.ts';

// Playwright hides panels by a style of its own, which the page's policy would refuse; that the page runs under its policy is
// tested in first-paint.spec and embed.spec.
test.use({ bypassCSP: true });

test('a lost WebGL context comes back by itself, to the same View', async ({ page }) => {
  await openAtlas(page, 'v=1&on=rail-hsr,stations,innovation-network&at=34.7000,113.7000,8.50');
  const before = await mapPicture(page);
  const lost = page.locator('#map[data-stage="lost"], #map[data-stage="ready"]');
  await page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('#map canvas.maplibregl-canvas');
    const gl = canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context');
    if (!gl) throw new Error('no WEBGL_lose_context');
    const map = document.getElementById('map');
    new MutationObserver(() => {
      if (map?.dataset.stage === 'lost') document.body.dataset.sawLoss = 'yes';
    }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-stage'] });
    gl.loseContext();
  });
  await expect(page.locator('body')).toHaveAttribute('data-saw-loss', 'yes');
  await expect(lost).toHaveCount(1);
  await stageReady(page);
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
  await expect(page.locator('#map')).toHaveAttribute('data-stage', 'lost');
  release();
  await stageReady(page);
  await expect(canvas).toHaveCount(1);
  await expect(page.locator('#map > .stage')).toHaveCount(1);
});

test('when the graphics process dies the map comes back too', async ({ page, browser }) => {
  await openAtlas(page, 'v=1&on=rail-hsr');
  const session = await browser.newBrowserCDPSession();
  await session.send('Browser.crashGpuProcess' as never).catch(() => undefined);
  await expect(page.locator('#map svg')).toBeAttached();
  await expect
    .poll(() => page.evaluate(() => document.getElementById('map')?.dataset.stage), { timeout: 60_000 })
    .toBe('ready');
  await expect(page.locator('[data-layer-row="rail-hsr"]').getByRole('switch')).toBeChecked();
});
