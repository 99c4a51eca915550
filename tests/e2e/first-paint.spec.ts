import { expect, test } from '@playwright/test';
import { catalogue } from './atlas.ts';

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('the page carries the map, the layers and their legends', async ({ page }) => {
    await page.goto('./');
    const svg = page.locator('#map svg');
    await expect(svg).toBeVisible();
    const on = catalogue.layers.filter((l) => l.on);
    expect(on.length).toBeGreaterThan(0);
    for (const layer of on) await expect(svg.locator(`[data-layer="${layer.id}"]`).first()).toBeAttached();
    for (const layer of catalogue.layers) await expect(page.locator('#panel')).toContainText(layer.title.zh);
    await expect(page.locator('[data-approval]')).toHaveText('样图·未送审');
    await expect(svg.locator('text').filter({ hasText: '郑州' }).first()).toBeVisible();
  });
});

test('the static map moves and answers a tap before any module has loaded', async ({ page }) => {
  await page.route('**/*.js', () => undefined); // modules never arrive
  await page.goto('./', { waitUntil: 'commit' });
  const svg = page.locator('#map svg');
  await expect(svg).toBeVisible();
  const before = await svg.getAttribute('viewBox');
  await page.mouse.move(900, 400);
  await page.mouse.wheel(0, -300);
  await expect.poll(() => svg.getAttribute('viewBox')).not.toBe(before);
  const zoomed = await svg.getAttribute('viewBox');
  await page.mouse.down();
  await page.mouse.move(800, 350, { steps: 5 });
  await page.mouse.up();
  await expect.poll(() => svg.getAttribute('viewBox')).not.toBe(zoomed);
});

test('WebGL takes over at the same camera', async ({ page }) => {
  await page.goto('./');
  const svg = page.locator('#map svg');
  await expect(svg).toBeVisible();
  await expect(page.locator('#map')).toHaveAttribute('data-gl-map', 'ready', { timeout: 60_000 });
  const cameras = await page.evaluate(() => {
    const svgMap = document.querySelector<SVGSVGElement>('#map svg')?.svgMap?.camera();
    const glMap = document.querySelector<HTMLElement>('#map [data-camera]')?.dataset.camera;
    return { svgMap, glMap };
  });
  const [lat, lon, zoom] = (cameras.glMap ?? '').split(',').map(Number);
  expect(lat).toBeCloseTo(cameras.svgMap?.lat ?? NaN, 3);
  expect(lon).toBeCloseTo(cameras.svgMap?.lon ?? NaN, 3);
  expect(zoom).toBeCloseTo(cameras.svgMap?.zoom ?? NaN, 2);
});

test('the door runs under its own policy, WebGL and worker included', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) complaints.push(message.text());
  });
  await page.goto('./#v=1&on=rail-hsr,air-silk-road,trains&sel=rail-hsr/zhengyu');
  await expect(page.locator('#map')).toHaveAttribute('data-gl-map', 'ready', { timeout: 60_000 });
  await expect(page.locator('[data-card]')).toBeVisible();
  await expect(page.locator('meta[http-equiv="Content-Security-Policy"]')).toHaveAttribute(
    'content',
    /default-src 'none'.*script-src 'self' 'sha256-/,
  );
  expect(complaints).toEqual([]);
});
