import { expect, test, type CDPSession, type Page } from '@playwright/test';
import { layerData, openAtlas } from './atlas.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });

interface Finger {
  x: number;
  y: number;
}

/** Moves fingers from one set of points to another in 16 steps. */
async function drag(cdp: CDPSession, from: Finger[], to: Finger[]): Promise<void> {
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: from });
  for (let step = 1; step <= 16; step++) {
    const touchPoints = from.map((f, i) => {
      const t = to[i] ?? f;
      return { x: f.x + ((t.x - f.x) * step) / 16, y: f.y + ((t.y - f.y) * step) / 16, id: i };
    });
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints });
  }
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}
const camera = async (page: Page): Promise<number[]> =>
  ((await page.locator('#map [data-camera]').getAttribute('data-camera')) ?? '').split(',').map(Number);

test('fingers pan, pinch and tap; the panel opens and closes', async ({ page }) => {
  const sel = layerData('stations').features[0]?.properties;
  if (!sel) throw new Error('stations: got no feature, expected at least one');
  await openAtlas(page, `v=1&on=stations&at=${sel.at[1].toFixed(4)},${sel.at[0].toFixed(4)},11.00`);
  const cdp = await page.context().newCDPSession(page);
  await page.touchscreen.tap(195 + 8, 422 + 8); // 11 px off: fingers are not exact
  await expect(page.locator('[data-card]')).toContainText(sel.name.zh);
  await page.locator('[data-card]').getByRole('button', { name: '关闭' }).tap();
  await expect(page.locator('[data-card]')).toHaveCount(0);

  const [lat0 = NaN, , zoom0 = NaN] = await camera(page);
  await drag(cdp, [{ x: 195, y: 300 }], [{ x: 195, y: 450 }]);
  await expect.poll(async () => (await camera(page))[0]).toBeGreaterThan(lat0 + 0.01);
  await drag(
    cdp,
    [
      { x: 180, y: 400 },
      { x: 210, y: 440 },
    ],
    [
      { x: 90, y: 280 },
      { x: 300, y: 560 },
    ],
  );
  await expect.poll(async () => (await camera(page))[2]).toBeGreaterThan(zoom0 + 0.5);

  await page.getByRole('tab', { name: '图层' }).tap();
  await expect(page.locator('[data-layer-row="cities"]')).toBeVisible();
  await page.getByRole('tab', { name: '图层' }).tap();
  await expect(page.locator('[data-layer-row="cities"]')).toBeHidden();
});
