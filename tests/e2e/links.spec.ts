/** Links in practice: damaged by chat programs, changed in an open frame, far too long. */
import { expect, test, type Page } from '@playwright/test';
import { catalogue, goTo, holdBack, withoutWebgl } from './atlas.ts';

const LINK = 'v=1&on=rail-hsr,stations&at=34.5000,113.2500,9.50&t=2015&ground=night';
const DAMAGED = [
  LINK,
  encodeURIComponent(LINK),
  `${encodeURIComponent(encodeURIComponent(LINK))}?from=timeline`,
  LINK.replaceAll('=', '%3D'),
  LINK.replaceAll('&', '&amp;'),
  `${LINK.replaceAll('&', '＆').replaceAll('=', '＝')}》，`,
  `${LINK}?from=singlemessage&isappinstalled=0#wechat_redirect`,
  `${LINK}。 看看这张图`,
  LINK.replaceAll(',', ',\u200b'),
];

/** Opens a link as a reader from another site does. */
async function arrive(page: Page, address: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(address, { waitUntil: 'commit' });
}
const cameraOf = (page: Page) =>
  page.evaluate(() => document.querySelector<SVGSVGElement>('svg.svg-map')?.svgMap?.camera() ?? null);

test('a damaged link opens the same place and colour scheme before any module has loaded', async ({
  page,
}) => {
  await page.route('**/*.js', () => undefined);
  for (const link of [...DAMAGED.map((text) => `./#${text}`), `./?${LINK}`]) {
    await arrive(page, link);
    await expect.poll(() => cameraOf(page), link).toEqual({ lon: 113.25, lat: 34.5, zoom: 9.5 });
    await expect(page.locator('html')).toHaveAttribute('data-scheme', 'night');
  }
});

test('a damaged link opens the same map in the app, without a notice', async ({ page }) => {
  test.setTimeout(180_000);
  await withoutWebgl(page);
  for (const link of [...DAMAGED.map((text) => `./#${text}`), `./?${LINK}`]) {
    await arrive(page, link);
    await expect(page.locator('#map'), link).toHaveAttribute('data-view', 'rail-hsr stations');
    await expect(page.locator('.notes', { hasText: '链接' }), link).toHaveCount(0);
    await expect(page.locator('html')).toHaveAttribute('data-scheme', 'night');
  }
  for (const link of DAMAGED) {
    await arrive(page, `embed/rail/#${link}`);
    await expect(page.locator('#map'), link).toHaveAttribute('data-view', 'rail-hsr stations');
    await expect(page.locator('html')).toHaveAttribute('data-scheme', 'night');
    await expect(page.locator('h1'), link).toContainText('2015年');
  }
  // Unknown layers leave those of the opening view, with a notice.
  await arrive(page, './#v=1&on=nosuch');
  await expect(page.locator('.notes')).toContainText('on=nosuch');
  const opening = catalogue.layers.filter((l) => l.on).map((l) => l.id);
  await expect(page.locator('#map')).toHaveAttribute('data-view', opening.join(' '));
  // The anchor of the panel is no view link.
  await page.goto('about:blank');
  await page.goto(`./#v=1&on=stations`);
  await expect(page.locator('#map')).toHaveAttribute('data-view', 'stations');
  await page.locator('.skip').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/on=stations/);
  await expect(page.locator('#map')).toHaveAttribute('data-view', 'stations');
});

test('a link that changes while the modules load is followed at once, and later by the app', async ({
  page,
}) => {
  await withoutWebgl(page);
  const camera = { lon: 113.25, lat: 34.5, zoom: 9.5 };
  const release = await holdBack(page, '**/start-map*.js');
  await page.goto('./#v=1&on=cities&at=34.0000,112.5000,8.00&ground=night');
  await goTo(page, LINK);
  await expect.poll(() => cameraOf(page)).toEqual(camera);
  // The anchor of the panel is none.
  await page.locator('.skip').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/on=rail-hsr,stations/);
  // If the reader has moved the map before, it stays.
  await page.evaluate(() => document.querySelector<SVGSVGElement>('svg.svg-map')?.svgMap?.zoomBy(1));
  await expect.poll(async () => (await cameraOf(page))?.zoom).toBe(10.5);
  release();
  await expect(page.locator('#map')).toHaveAttribute('data-view', 'rail-hsr stations');
  await expect(page.locator('html')).toHaveAttribute('data-scheme', 'night');
  await expect(page.locator('#map')).toHaveAttribute('data-gl-map', 'none');
  expect((await cameraOf(page))?.zoom).toBe(10.5);
  // Without place and colour scheme it is the opening view again, in the light scheme.
  const again = await holdBack(page, '**/*.js');
  await arrive(page, `./#${LINK}`);
  await goTo(page, 'v=1&on=cities');
  await expect.poll(async () => (await cameraOf(page))?.zoom).toBeLessThan(8.5);
  await expect(page.locator('html')).not.toHaveAttribute('data-scheme');
  again();
  await expect(page.locator('#map')).toHaveAttribute('data-view', 'cities');
  expect((await cameraOf(page))?.zoom).toBeLessThan(8.5);

  // The same in a frame whose app is already loading.
  const app = await holdBack(page, '**/*.js');
  await arrive(page, './embed/rail/#v=1&on=cities&title=A');
  await expect(page.locator('svg.svg-map')).toHaveClass(/waiting/);
  await goTo(page, 'v=1&ground=night&title=B');
  await expect(page.locator('h1')).toHaveText('B');
  await expect(page.locator('html')).toHaveAttribute('data-scheme', 'night');
  await expect(page.locator('svg.svg-map')).not.toHaveClass(/waiting/);
  await goTo(page, LINK);
  await expect(page.locator('svg.svg-map')).toHaveClass(/waiting/);
  app();
  await expect(page.locator('#map')).toHaveAttribute('data-view', 'rail-hsr stations');
  await expect.poll(() => cameraOf(page)).toEqual(camera);
});

test('a frame shows a changed link, before its app runs and after', async ({ page, baseURL }) => {
  await withoutWebgl(page);
  const rail = `${baseURL ?? ''}embed/rail/`;
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const body = `<iframe src="${rail}" title="map" style="width:720px;height:520px"></iframe>`;
  await page.route('**/article', (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto('./article');
  const map = page.frameLocator('iframe');
  const give = (link: string): Promise<void> =>
    page.locator('iframe').evaluate((frame: HTMLIFrameElement, src) => {
      frame.src = src;
    }, `${rail}#${link}`);
  await expect(map.locator('#map svg')).toBeVisible();
  await give('v=1&title=%E7%94%B2&ground=night');
  await expect(map.locator('h1')).toHaveText('甲');
  await expect(map.locator('html')).toHaveAttribute('data-scheme', 'night');
  await give('v=1&title=%E4%B9%99');
  await expect(map.locator('h1')).toHaveText('乙');
  await expect(map.locator('html')).not.toHaveAttribute('data-scheme');
  expect(asked.filter((url) => url.endsWith('.js'))).toEqual([]);
  await give('v=1&on=stations&t=2015');
  await expect(map.locator('#map')).toHaveAttribute('data-view', 'stations');
  await expect(map.locator('svg.svg-map')).not.toHaveClass(/waiting/);
  await give('v=1&on=rail-hsr&lang=en&ground=night&toggle=stations&title=Lines');
  await expect(map.locator('#map')).toHaveAttribute('data-view', 'rail-hsr');
  await expect(map.locator('html')).toHaveAttribute('data-scheme', 'night');
  await expect(map.locator('h1')).toHaveText('Lines');
  await map.getByRole('button', { name: 'Railway stations' }).click();
  await expect(map.locator('#map')).toHaveAttribute('data-view', 'rail-hsr stations');
  // Without a link it is the published view again, in the reader's own colour scheme.
  await give('');
  await expect(map.locator('h1')).toHaveText('轨道上的都市圈');
  await expect(map.locator('html')).toHaveAttribute('data-scheme', 'paper');
  expect(asked.filter((url) => url.includes('/embed/rail/'))).toHaveLength(1);
});

test('a notice that quotes a very long link covers no control and can be closed', async ({ page }) => {
  await withoutWebgl(page);
  for (const [width, height] of [
    [390, 844],
    [320, 480],
    [1280, 800],
  ] as const) {
    await page.setViewportSize({ width, height });
    await arrive(
      page,
      `./#v=1&nosuch=${'x'.repeat(20_000)}&plan=${'y'.repeat(20_000)}&\u202enone=${'字'.repeat(5000)}`,
    );
    const note = page.locator('.notes p', { hasText: '链接' });
    await expect(note).toBeVisible();
    expect((await note.innerText()).length).toBeLessThanOrEqual(130);
    const hidden = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.door button, .door input, .door a, .zoom button')].flatMap(
        (control) => {
          const box = control.getBoundingClientRect();
          if (!control.checkVisibility() || box.width === 0 || control.closest('.body, .notes, .skip'))
            return [];
          const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
          return top?.closest('.notes') || box.bottom > innerHeight + 1 || box.right > innerWidth + 1
            ? [control.ariaLabel ?? control.innerText]
            : [];
        },
      ),
    );
    expect(hidden, `${String(width)} × ${String(height)}`).toEqual([]);
    while ((await page.locator('.notes p').count()) > 0) await page.locator('.notes p button').last().click();
    await expect(page.locator('.notes')).toHaveCount(0);
  }
  // A very long title keeps the embed's layout.
  await page.setViewportSize({ width: 360, height: 480 });
  for (const title of [
    'W'.repeat(20_000),
    '字'.repeat(20_000),
    `a${'\u0300\u0489'.repeat(3000)}`,
    '\u202e\u2067title\u2069',
  ]) {
    await arrive(page, `embed/rail/#v=1&title=${encodeURIComponent(title)}`);
    await expect(page.locator('h1')).not.toHaveText('轨道上的都市圈');
    const box = await page.locator('.title').boundingBox();
    expect(box?.height ?? 999).toBeLessThanOrEqual(90);
    expect(await page.locator('h1').innerText()).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  }
});
