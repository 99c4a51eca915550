/** Another edition is deployed while a page is open: files that the page would request no longer exist. */
import { expect, test, type Page, type Route } from '@playwright/test';
import { holdBack, openStill, withoutWebgl } from './atlas.ts';

/** Counts the documents that the page has loaded. */
function countLoads(page: Page): () => number {
  let loads = 0;
  page.on('load', () => (loads += 1));
  return () => loads;
}

/**
 * Replaces the edition on the server by one with modules in assets2/ and data in data/new/. With `whole` these files
 * exist; else they are only referred to.
 */
async function deploy(page: Page, whole = true): Promise<void> {
  const gone = (route: Route): Promise<void> => route.fulfill({ status: 404, body: 'gone' });
  const served = async (
    route: Route,
    path: string,
    change = (text: string): string => text,
  ): Promise<void> => {
    const response = await fetch(new URL(path, route.request().url()));
    const headers = { 'content-type': response.headers.get('content-type') ?? '' };
    await route.fulfill({ status: response.status, headers, body: change(await response.text()) });
  };
  const renamed = (text: string): string => text.replaceAll('assets/', 'assets2/');
  await page.route(/./, (route) => {
    const { pathname } = new URL(route.request().url());
    const [, folder = '', name = ''] = /^\/(assets2?|data\/new|data)\/(.+)$/.exec(pathname) ?? [];
    if (pathname.endsWith('/'))
      return served(route, pathname, (html) => renamed(html).replace(/(hash&quot;:&quot;)\w+/, '$1another'));
    if (name === 'catalogue.json')
      return served(route, pathname, (json) => json.replaceAll('"href":"', '"href":"new/'));
    if (folder === 'assets2' && whole) return served(route, `/assets/${name}`, renamed);
    if (folder === 'data/new' && whole && name.endsWith('json')) return served(route, `/data/${name}`);
    return folder ? gone(route) : route.continue();
  });
}

test('“try again” of a layer loads the new edition, with the same view', async ({ page }) => {
  await openStill(page, 'v=1&on=cities&lang=en');
  await deploy(page);
  const row = page.locator('[data-layer-row="rail-hsr"]');
  await row.getByRole('switch').click();
  await expect(row.getByRole('alert')).toContainText('HTTP 404');
  await page.getByRole('button', { name: 'Zoom in' }).click();
  const loads = countLoads(page);
  await row.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(loads).toBe(1);
  await expect(page.locator('#map')).toHaveAttribute('data-view', /rail-hsr/);
  await expect(page).toHaveURL(/#v=1&on=[a-z,-]*rail-hsr.*&at=.*lang=en/);
  await expect(row.getByRole('alert')).toHaveCount(0);
  // Lists of the data tab come from the new edition too.
  await page.getByRole('tab', { name: 'Data' }).click();
  await expect(page.getByRole('tabpanel').getByRole('alert')).toHaveCount(0);
  expect(loads()).toBe(1);
});

test('files fetched late come from the new edition: search, drawing code, the basemap', async ({ page }) => {
  await withoutWebgl(page);
  // The search reports what is missing; a press loads the new edition, with the same view.
  await openStill(page, 'v=1&on=cities&lang=en');
  await deploy(page);
  const loads = countLoads(page);
  const field = page.getByRole('combobox', { name: 'Search' });
  await field.fill('Zhengzhou');
  const drop = page.locator('.drop');
  await expect(drop.getByRole('alert')).toBeVisible();
  await drop.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(loads).toBe(1);
  await expect(page.locator('#map')).toHaveAttribute('data-view', 'cities');
  await field.fill('Zhengzhou');
  await expect(page.getByRole('option').first()).toBeVisible();

  // Data of the layer exist, but the code that draws them does not.
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.goto('about:blank');
  await page.route('**/assets/drawing-*.js', (route) => route.fulfill({ status: 404, body: 'gone' }));
  await openStill(page, 'v=1&on=cities&lang=en');
  const row = page.locator('[data-layer-row="cities"]');
  await expect(row.getByRole('alert')).toBeVisible();
  const before = loads();
  await row.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(loads).toBe(before + 1);

  // No button asks for the basemap, so the page loads the new edition by itself, once.
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  const release = await holdBack(page, '**/start-map*.js');
  await page.goto('about:blank');
  await page.goto('./#v=1&on=cities&lang=en');
  const seen = loads();
  await page.route('**/data/*.json', (route) => route.fulfill({ status: 404, body: 'gone' }));
  await deploy(page);
  release();
  await expect.poll(loads).toBe(seen + 1);
  await expect(page.locator('#map')).toHaveAttribute('data-view', 'cities');
  await expect(page.locator('[data-layer="cities"] [data-ref]').first()).toBeAttached();
});

test('an open embed loads the new edition when it is tapped, and keeps its camera', async ({ page }) => {
  await withoutWebgl(page);
  await page.goto('./embed/rail/#v=1&title=题');
  await page.locator('[data-zoom="1"]').click();
  await deploy(page);
  const loads = countLoads(page);
  await page.locator('svg.svg-map').click();
  await expect.poll(loads).toBe(1);
  await expect(page).toHaveURL(/#v=1&title=.+&at=\d/);
  // The app runs.
  await expect(page.locator('.notices')).toBeAttached();
  await expect(page.locator('.start-problem')).toBeHidden();
  await expect(page.locator('#title')).toContainText('题');
});

test('an embed reports a new edition that fails to load, and does not reload for ever', async ({ page }) => {
  await withoutWebgl(page);
  await page.goto('./embed/rail/en/');
  await deploy(page, false);
  const loads = countLoads(page);
  await page.locator('svg.svg-map').click();
  const lost = page.getByRole('alert');
  await expect(lost).toContainText('did not start');
  expect(loads()).toBe(1);
  await expect(page.locator('svg.svg-map')).toBeVisible();
  // The reader can try again by hand.
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await lost.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('.notices')).toBeAttached();
  await expect(lost).toBeHidden();
});

test('an embed keeps its map if the network answers with a page of its own', async ({ page }) => {
  await withoutWebgl(page);
  await page.goto('./embed/rail/en/');
  // Foreign scripts fail too: an extension's, and one that the network injected.
  await page.evaluate(() => {
    const foreign = 'at run (chrome-extension://abc/page.js:1:1)';
    void Promise.reject(Object.assign(new Error('foreign'), { stack: foreign }));
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- foreign scripts do
    void Promise.reject('foreign');
    const error = new Error('foreign');
    dispatchEvent(new ErrorEvent('error', { error, filename: 'chrome-extension://abc/page.js' }));
    const script = document.createElement('script');
    script.src = 'http://injected.test/x.js';
    const failed = new Promise((resolve) => (script.onerror = resolve));
    document.head.append(script);
    return failed;
  });
  await expect(page.locator('.start-problem')).toHaveCount(0);
  await page.route(/./, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<p>Log in to the hotel</p>' }),
  );
  const loads = countLoads(page);
  // The link is damaged by a chat program; the notice still reads its language.
  await page.evaluate(() => {
    history.replaceState(null, '', '#v%3D1%26lang%3Dzh');
  });
  await page.locator('svg.svg-map').click();
  const lost = page.getByRole('alert');
  await expect(lost).toContainText('交互功能未能启动');
  await lost.getByRole('button', { name: '重试' }).click();
  await expect(lost).toBeVisible();
  await expect(page.locator('svg.svg-map')).toBeVisible();
  expect(loads()).toBe(0);
});

test('an embed without connection says so, and loads on the next attempt', async ({ page, context }) => {
  await withoutWebgl(page);
  await page.goto('./embed/rail/');
  await context.setOffline(true);
  const loads = countLoads(page);
  await page.locator('svg.svg-map').click();
  await expect(page.getByRole('alert')).toContainText('交互功能未能启动');
  expect(loads()).toBe(0);
  await context.setOffline(false);
  await page.getByRole('alert').getByRole('button', { name: '重试' }).click();
  await expect(page.locator('.notices')).toBeAttached();
});

test('a running embed loads the new edition for a missing layer, and keeps switched layers', async ({
  page,
}) => {
  await withoutWebgl(page);
  await page.goto('./embed/rail/#v=1&toggle=cities');
  const cities = page.locator('[data-layer-row="cities"] button');
  await expect(cities).toBeVisible();
  await deploy(page);
  const loads = countLoads(page);
  await cities.click();
  await expect.poll(loads).toBe(1);
  await expect(cities).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('[data-layer="cities"] [data-ref]').first()).toBeAttached();
  expect(loads()).toBe(1);
});

test('a cached page without its modules reloads; one whose catalogue does not fit says so', async ({
  page,
}) => {
  await withoutWebgl(page);
  let old = true;
  await deploy(page);
  await page.route(/\/$/, async (route) => {
    if (route.request().resourceType() === 'document' && old) {
      old = false;
      await route.continue();
    } else await route.fallback();
  });
  const loads = countLoads(page);
  await page.goto('./#v=1&on=cities');
  await expect(page.locator('#map')).toHaveAttribute('data-view', 'cities');
  expect(loads()).toBe(2);

  await page.route(/catalogue\.json$/, (route) => route.fulfill({ json: { version: 99 } }));
  await page.goto('./?again#v=1');
  await expect(page.locator('.start-problem')).toContainText('got version 99');
  expect(loads()).toBe(3);
});
