import { expect, test } from '@playwright/test';
import { catalogue, differing, goTo, layerData, mapPicture } from './atlas.ts';
import { BROWSER, FLAGS } from './playwright.config.ts';

// Playwright hides panels by an inline style, which the page's policy would refuse. first-paint.spec and embed.spec
// test that the page works under its policy.
test.use({ bypassCSP: true });

test.use({
  launchOptions: {
    ...(BROWSER ? { executablePath: BROWSER } : {}),
    args: [...FLAGS, '--disable-webgl', '--disable-3d-apis'],
  },
});

test('without WebGL the static map stays, with layers, cards, search and links', async ({ page }) => {
  test.setTimeout(240_000);
  const fetched: string[] = [];
  page.on('request', (r) => fetched.push(r.url()));
  await page.goto('./#v=1&on=');
  await expect(page.locator('#map')).toHaveAttribute('data-gl-map', 'none');
  await expect(page.getByRole('status').filter({ hasText: '静态地图' })).toBeVisible();
  const empty = await mapPicture(page);
  for (const layer of catalogue.layers) {
    await goTo(
      page,
      `v=1&on=${layer.id}&at=34.7500,113.6500,${Math.max(8, (layer.minzoom ?? 0) + 0.5).toFixed(2)}`,
    );
    await expect(page.locator(`#map svg [data-layer="${layer.id}"] [data-ref]`).first()).toBeAttached();
    expect(await page.locator(`#map svg [data-ref^="${layer.id}/"]`).count()).toBeGreaterThanOrEqual(
      layer.count,
    );
  }
  await goTo(page, 'v=1&on=rail-hsr');
  await expect.poll(async () => differing(empty, await mapPicture(page))).toBeGreaterThan(400);

  await page.getByRole('combobox', { name: '搜索' }).fill('zygt');
  await page.getByRole('option').first().click();
  await expect(page.locator('[data-card]')).toContainText('郑渝');
  // MapLibre is useless here, so it is not even fetched.
  expect(fetched.filter((url) => url.includes('worker'))).toEqual([]);
});

test('without WebGL a tap on the map opens a card', async ({ page }) => {
  const sel = layerData('stations').features[0]?.properties;
  if (!sel) throw new Error('stations: got no feature, expected at least one');
  await page.goto(`./#v=1&on=stations&at=${sel.at[1].toFixed(4)},${sel.at[0].toFixed(4)},12.00`);
  await expect(page.locator(`#map svg [data-ref="stations/${sel.id}"]`).first()).toBeAttached();
  const box = await page.locator('#map').boundingBox();
  if (!box) throw new Error('map has no box');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect(page.locator('[data-card]')).toContainText(sel.name.zh);
});
