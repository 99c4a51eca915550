/** Parts that load on demand: the message when one fails to load, and how a retry loads it. */
import { expect, test } from '@playwright/test';
import { openStill } from './atlas.ts';

// Some browsers remember that a module failed to load: they reload the page, which opens with its first tab.

for (const [what, files] of [
  ['script', /\/assets\/PlanPanel-[^/]*\.js$/],
  ['style', /\/assets\/PlanPanel-[^/]*\.css$/],
  ['script and style', /\/assets\/PlanPanel-/],
] as const)
  test(`a tab whose ${what} fails to load says so, and loads on a retry`, async ({ page }) => {
    await page.route(files, (route) => route.abort());
    await openStill(page, 'v=1&lang=en');
    await page.getByRole('tab', { name: 'Plan' }).click();
    const body = page.getByRole('tabpanel');
    await expect(body.getByRole('alert')).toContainText('Could not be loaded');
    await page.getByRole('button', { name: '中文' }).click();
    await expect(body.getByRole('alert')).toContainText('未能加载');
    // The rest of the page works.
    await page.getByRole('button', { name: '放大' }).click();
    await expect(page).toHaveURL(/at=/);

    await page.unroute(files);
    await body.getByRole('button', { name: '重试' }).click();
    await expect(async () => {
      await page.getByRole('tab', { name: '规划要点' }).click();
      // With its style: the heading's number stands beside it.
      await expect(body.locator('h3').first()).toHaveCSS('display', 'flex', { timeout: 2000 });
    }).toPass();
    await expect(body.getByRole('alert')).toHaveCount(0);
    // Another tab has its own part.
    await page.getByRole('tab', { name: '导览' }).click();
    await expect(body.locator('[id^=tour-]').first()).toBeVisible();
  });

test('a retry without connection leaves everything as it is', async ({ page, context }) => {
  await openStill(page);
  await context.setOffline(true);
  const body = page.getByRole('tabpanel');
  await page.getByRole('tab', { name: '规划要点' }).click();
  const again = body.getByRole('button', { name: '重试' });
  await expect(again).toBeVisible();
  // After a failed part, the page checks whether the server has another edition.
  const failed = page.waitForEvent('requestfailed', (request) => request.url() === page.url().split('#')[0]);
  await again.click();
  await failed;
  await expect(again).toBeVisible();
  await page.getByRole('tab', { name: '图层' }).click();
  await expect(body.getByRole('switch').first()).toBeVisible();

  await context.setOffline(false);
  await expect(async () => {
    await page.getByRole('tab', { name: '规划要点' }).click();
    if (await again.isVisible()) await again.click();
    await expect(body.locator('h3 .number').first()).toBeVisible({ timeout: 2000 });
  }).toPass();
});

test('a part that a newer edition lacks loads that edition, with the same view', async ({ page }) => {
  await page.route(/\/assets\/PlanPanel-/, (route) => route.fulfill({ status: 404 }));
  await openStill(page, 'v=1&at=34.7500,113.6500,9.00');
  await page.getByRole('tab', { name: '规划要点' }).click();
  const again = page.getByRole('tabpanel').getByRole('button', { name: '重试' });
  await expect(again).toBeVisible();
  const anew = page.waitForEvent('load');
  await again.click();
  await anew;
  await expect(page).toHaveURL(/#v=1&at=34\.7500,113\.6500,9\.00/);
  await expect(page.locator('#map')).toHaveAttribute('data-gl-map', 'none');
});

test('a card that fails to load says so in its place, and loads on a retry', async ({ page }) => {
  const card = /\/assets\/FeatureCard-/;
  await page.route(card, (route) => route.abort());
  await openStill(page, 'v=1&on=cities&sel=cities/kaifeng');
  const place = page.locator('[data-card]');
  await expect(place.getByRole('alert')).toBeVisible();
  await page.unroute(card);
  await place.getByRole('button', { name: '重试' }).click();
  await expect(place.getByRole('heading').first()).toBeVisible();
});

test('a story that fails to load says so in its place, and loads on a retry', async ({ page }) => {
  const player = /\/assets\/StoryPlayer-/;
  await page.route(player, (route) => route.abort());
  await openStill(page, 'v=1&story=overview/ecology');
  const again = page.getByRole('button', { name: '重试' });
  await expect(again).toBeVisible();
  await page.unroute(player);
  await again.click();
  await expect(page.locator('[data-story]')).toBeVisible();
});

test('parts outside the first paint that fail to load are reported, and load on a retry', async ({
  page,
}) => {
  const later = /\/assets\/after-paint-/;
  await page.route(later, (route) => route.abort());
  await openStill(page);
  const lost = page.getByRole('alert').filter({ visible: true });
  await expect(lost).toHaveCount(3);
  await page.unroute(later);
  // One part after the other; or the page reloads with all of them, at any time.
  await expect(async () => {
    for (const part of await lost.all()) await part.getByRole('button').click({ timeout: 2000 });
    await expect(lost).toHaveCount(0, { timeout: 2000 });
  }).toPass();
  await expect(page.getByRole('combobox')).toBeEnabled();
});
