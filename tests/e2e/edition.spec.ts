/** Another edition is put on the server while a page is open: the files that the page would ask for are gone. */
import { expect, test, type Page, type Route } from '@playwright/test';
import { holdBack, openStill, withoutWebgl } from './atlas.ts';

/** How many documents the page has loaded. */
function countLoads(page: Page): () => number {
  let loads = 0;
  page.on('load', () => (loads += 1));
  return () => loads;
}

/**
 * From now on the server has an edition whose modules are in assets2/ and whose data are in data/new/. `whole`: with them;
 * else it names them only.
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

test('“try again” of a layer brings the new edition, at the same view', async ({ page }) => {
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

test('whatever is fetched late comes from the new edition: search, drawing code, the basemap', async ({
  page,
}) => {
  await withoutWebgl(page);
  // The search says what it lacks, and brings the new edition at a press, at the same view.
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

  // Data of the layer are there, and the code that draws them is not.
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.goto('about:blank');
  await page.route('**/assets/layer-*.js', (route) => route.fulfill({ status: 404, body: 'gone' }));
  await openStill(page, 'v=1&on=cities&lang=en');
  const row = page.locator('[data-layer-row="cities"]');
  await expect(row.getByRole('alert')).toBeVisible();
  const before = loads();
  await row.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(loads).toBe(before + 1);

  // Nobody can press for the basemap: it brings the new edition by itself, once.
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  const release = await holdBack(page, '**/enliven*.js');
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

test('an embed that was open brings the new edition when it is tapped, where it was moved to', async ({
  page,
}) => {
  await withoutWebgl(page);
  await page.goto('./embed/rail/#v=1&title=题');
  await page.locator('[data-zoom="1"]').click();
  await deploy(page);
  const loads = countLoads(page);
  await page.locator('svg.svg-map').click();
  await expect.poll(loads).toBe(1);
  await expect(page).toHaveURL(/#v=1&title=.+&at=\d/);
  // The app is there.
  await expect(page.locator('.notices')).toBeAttached();
  await expect(page.locator('.start-problem')).toBeHidden();
  await expect(page.locator('#title')).toContainText('题');
});

test('an embed says so where a new edition cannot be had either, and does not load for ever', async ({
  page,
}) => {
  await withoutWebgl(page);
  await page.goto('./embed/rail/en/');
  await deploy(page, false);
  const loads = countLoads(page);
  await page.locator('svg.svg-map').click();
  const lost = page.getByRole('alert');
  await expect(lost).toContainText('did not start');
  expect(loads()).toBe(1);
  await expect(page.locator('svg.svg-map')).toBeVisible();
  // By hand it may be tried again.
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await lost.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('.notices')).toBeAttached();
  await expect(lost).toBeHidden();
});

test('an embed keeps its map where a network answers with a page of its own', async ({ page }) => {
  await withoutWebgl(page);
  await page.goto('./embed/rail/en/');
  // Scripts of others fail too: an extension's, and one that the network wrote into the page.
  await page.evaluate(() => {
    const foreign = 'at run (chrome-extension://abc/page.js:1:1)';
    void Promise.reject(Object.assign(new Error('foreign'), { stack: foreign }));
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- scripts of others do
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
  // The link is as a chat program wrote it: the notice reads its language all the same.
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

test('an embed out of reach says so, and comes when it is asked again', async ({ page, context }) => {
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

test('an embed at work brings the new edition for a layer that it lacks, with what was switched', async ({
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

test('a page out of a cache, whose modules are gone, comes anew; one whose catalogue does not fit says so', async ({
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
