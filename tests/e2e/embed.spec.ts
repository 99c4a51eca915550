/**
 * The embed in a foreign article: without script, under two fingers, with WebGL on a gesture, one context at a time.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, type CDPSession, type FrameLocator, type Page } from '@playwright/test';
import { galleryPageOf } from '../../src/domain/embed/published-view.ts';
import { sizeOf } from '../../src/domain/embed/snippet.ts';
import { EMBED_SIZES, mapIn } from '../../src/ui/share/embed-sizes.ts';
import { catalogue, holdBack, layerData, red, withoutWebgl } from './atlas.ts';

const RAIL = 'embed/rail/';

/** An article of another origin, with that HTML in its middle. */
const article = (body: string): string =>
  `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>报道</title><style>p{height:700px}iframe{display:block;width:100%;height:520px;border:0}</style>` +
  `<p>前文</p>${body}<p>后文</p>`;
const frame = (src: string, sandbox = 'allow-scripts allow-same-origin'): string =>
  `<iframe title="地图" src="${src}" sandbox="${sandbox}" allow="fullscreen"></iframe>`;

let server: Server;
let body = '';
let atlas = '';
test.beforeAll(async ({ baseURL }) => {
  atlas = baseURL ?? '';
  server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(article(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
test.afterAll(() => {
  server.close();
});
const site = (): string => `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
/** Opens an article with that HTML; returns the first frame. */
async function openArticle(page: Page, inside: string): Promise<FrameLocator> {
  body = inside;
  await page.goto(site());
  return page.locator('iframe').first().contentFrame();
}

const viewBox = (map: FrameLocator): Promise<string | null> =>
  map.locator('svg.svg-map').getAttribute('viewBox');

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('the picture, its title, legend and approval line are visible, and a link to the atlas', async ({
    page,
  }) => {
    const map = await openArticle(page, frame(atlas + RAIL));
    await expect(map.locator('svg.svg-map')).toBeVisible();
    await expect(map.locator('h1')).toHaveText('轨道上的都市圈');
    await expect(map.locator('[data-layer-row="rail-hsr"]')).toContainText('时速350公里');
    await expect(map.locator('[data-approval]')).toBeVisible();
    await expect(map.locator('svg.svg-map text').filter({ hasText: '郑州' }).first()).toBeVisible();
    const href = await map.getByRole('link', { name: '打开完整图集' }).getAttribute('href');
    expect(new URL(href ?? '', atlas + RAIL).pathname).toBe('/');
  });

  test('a small frame has a folded legend, which opens over the map only', async ({ page }) => {
    await page.setViewportSize({ width: 358, height: 268 });
    await page.goto(RAIL);
    const row = page.locator('[data-layer-row="rail-hsr"]');
    await expect(row).toBeHidden();
    await page.locator('summary', { hasText: '图例' }).click();
    await expect(row).toBeVisible();
    const [map, legend] = await Promise.all([boxOf(page, '#map'), boxOf(page, '.legend')]);
    expect(legend.y).toBeGreaterThanOrEqual(map.y);
    expect(legend.y + legend.height).toBeLessThanOrEqual(map.y + map.height);
    // Rows without room can be scrolled to.
    await page.locator('.shared-rows').scrollIntoViewIfNeeded();
    await expect(page.locator('.shared-rows')).toBeInViewport();
  });
});

async function boxOf(page: Page, part: string) {
  const box = await page.locator(part).boundingBox();
  if (!box) throw new Error(`${part}: got no box, expected it to be seen`);
  return box;
}

/** Parts that something covers, or that the frame cuts, tested at both ends of each line of text. */
const covered = (page: Page, parts: string): Promise<string[]> =>
  page.evaluate(
    (parts) =>
      [...document.querySelectorAll(parts)].flatMap((part) => {
        const range = document.createRange();
        range.selectNodeContents(part);
        return [...range.getClientRects()].flatMap(({ left, right, top, bottom }) =>
          [left + 2, right - 2]
            .filter((x) => {
              const found = document.elementFromPoint(x, (top + bottom) / 2);
              return bottom > innerHeight || !found || !(part.contains(found) || found.contains(part));
            })
            .map((x) => `${part.className} at ${String(x)},${String(top)}`),
        );
      }),
    parts,
  );

for (const [width, height] of [
  [288, 216],
  [358, 268],
  [360, 480],
  [720, 540],
  [1000, 300],
] as const)
  test(`the map keeps most of a frame of ${String(width)} × ${String(height)}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    for (const publishedView of ['embed/', 'embed/en/', 'embed/laboratories/en/']) {
      await page.goto(publishedView);
      const map = await boxOf(page, '#map');
      expect((map.width * map.height) / (width * height), publishedView).toBeGreaterThanOrEqual(0.55);
      expect(await covered(page, '.credit'), publishedView).toEqual([]);
      // A legend that is cut scrolls.
      const legend = await boxOf(page, '.legend');
      expect(legend.y + legend.height).toBeLessThanOrEqual((await boxOf(page, '.credit')).y + 0.5);
    }
  });

test('the share panel knows how much of an embed is map', async ({ page }) => {
  for (const size of Object.values(EMBED_SIZES).map(sizeOf)) {
    await page.setViewportSize(size);
    await page.goto('embed/');
    const [map, known] = [await boxOf(page, '#map'), mapIn(size)];
    // A long legend fills its whole area, a short one does not.
    expect(Math.abs(map.width - known.width), JSON.stringify(size)).toBeLessThanOrEqual(0.05 * size.width);
    expect(Math.abs(map.height - known.height), JSON.stringify(size)).toBeLessThanOrEqual(0.1 * size.height);
  }
});

test('notices lie on the map, never on the credit, and can be closed', async ({ page }) => {
  await withoutWebgl(page);
  for (const [width, height] of [
    [320, 240],
    [1280, 800],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.goto('about:blank');
    await page.goto(`${RAIL}en/`);
    await page.locator('#map').click({ position: { x: 20, y: 20 } });
    const notice = page.locator('.notes p');
    await expect(notice).toContainText('no WebGL 2');
    await expect(notice).not.toContainText('search');
    expect(await covered(page, '.credit')).toEqual([]);
    expect((await boxOf(page, '.notes p')).y).toBeGreaterThanOrEqual((await boxOf(page, '#map')).y);
    await notice.getByRole('button', { name: 'Close' }).click();
    await expect(notice).toHaveCount(0);
  }
});

test('no notice is visible beside a card, and dates do not overlap their texts', async ({ page }) => {
  await withoutWebgl(page);
  await page.setViewportSize({ width: 720, height: 540 });
  await page.goto('embed/overview/infrastructure/#v=1&live=1&sel=rail-intercity/zhengkai');
  const notices = page.locator('.notes p');
  await expect(page.locator('.card .life-cycle')).toBeVisible();
  await expect(notices).toBeAttached();
  await expect(notices).toBeHidden();
  const gaps = await page.locator('.card .life-cycle li').evaluateAll((items) =>
    items.map((item) => {
      const when = document.createRange();
      const [first, second] = item.children;
      if (!first || !second) return NaN;
      when.selectNodeContents(first);
      return second.getBoundingClientRect().left - when.getBoundingClientRect().right;
    }),
  );
  expect(gaps.length).toBeGreaterThan(0);
  expect(Math.min(...gaps)).toBeGreaterThan(3);
  await page.locator('.card .close').click();
  await expect(notices).toBeVisible();
});

test('the map of a code from the gallery is visible while the article waits for its own fonts', async ({
  page,
}) => {
  await page.goto(atlas + galleryPageOf('zh'));
  const code = await page.locator('[data-published-view="plan"] pre').first().textContent();
  body = `<style>@font-face{font-family:own;src:url(own.woff2)}p{font-family:own}</style>${code ?? ''}`;
  const release = await holdBack(page, '**/own.woff2');
  await page.goto(site(), { waitUntil: 'commit' });
  await page.locator('iframe').scrollIntoViewIfNeeded();
  // Playwright's screenshots would wait for fonts.
  const cdp = await page.context().newCDPSession(page);
  const seen = async (): Promise<number> => {
    const { data } = await cdp.send('Page.captureScreenshot');
    return red(Buffer.from(data, 'base64'));
  };
  await expect.poll(seen).toBeGreaterThan(20_000);
  expect(await page.evaluate(() => document.fonts.status)).toBe('loading');
  release();
});

test('a first view requests only the page itself, within 30.5 kB', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) asked.push(request.url());
  });
  const answer = await page.goto(RAIL, { waitUntil: 'networkidle' });
  expect(asked).toEqual([atlas + RAIL]);
  expect(answer?.headers()['content-encoding']).toBe('br');
  // 0.6 kB of it is the scale bar on paper: a browser that prints does not wait for the app.
  expect(Number(answer?.headers()['content-length'])).toBeLessThanOrEqual(30_500);
  expect(await page.context().cookies()).toEqual([]);
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
});

test('runs under its own policy, and shifts nothing', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) complaints.push(message.text());
  });
  await page.goto(RAIL);
  const shift = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            resolve(sum);
          }),
        );
      }),
  );
  expect(shift).toBe(0);
  await expect(page.locator('meta[http-equiv="Content-Security-Policy"]')).toHaveAttribute(
    'content',
    /default-src 'none'.*script-src 'self' 'sha256-[^']+'.*worker-src 'self'/,
  );
  await page.locator('svg.svg-map').click({ position: { x: 300, y: 250 } });
  await expect(page.locator('#map')).toHaveAttribute('data-gl-map', 'ready', { timeout: 60_000 });
  expect(complaints).toEqual([]);
});

test('opens WebGL only after a gesture', async ({ page }) => {
  const map = await openArticle(page, frame(atlas + RAIL));
  await expect(map.locator('svg.svg-map.live')).toBeVisible();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const before = await viewBox(map);
  await map.locator('#map').hover();
  await page.mouse.down();
  await page.mouse.move(600, 780, { steps: 6 });
  await page.mouse.up();
  await expect.poll(() => viewBox(map)).not.toBe(before);
  await map.getByRole('button', { name: '放大' }).click();
  // The picture was moved and zoomed, and that fetched nothing.
  expect(asked).toEqual([]);
  await map.locator('#map').click({ position: { x: 20, y: 20 } });
  await expect(map.locator('#map')).toHaveAttribute('data-gl-map', 'ready', { timeout: 60_000 });
  // All code came at once, and everything that was fetched early is used.
  const early = await map
    .locator('link[rel="modulepreload"], link[rel="preload"]')
    .evaluateAll((links) => links.map((l) => (l as HTMLLinkElement).href));
  expect(early.filter((url) => url.endsWith('.js')).length).toBeGreaterThan(5);
  for (const name of ['catalogue.json', 'open-maplibre', 'maplibre-gl-worker'])
    expect(early.some((url) => url.includes(name))).toBe(true);
  expect(early.filter((url) => !asked.includes(url))).toEqual([]);
  // The worker imports its own modules, which the page has preloaded.
  const twice = asked.filter((url, i) => asked.indexOf(url) !== i);
  expect(twice.filter((url) => !/maplibre-gl-worker|tile_cache/.test(url))).toEqual([]);
});

test('without WebGL, a tap fetches none of its code', async ({ page }) => {
  await withoutWebgl(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const map = await openArticle(page, frame(atlas + RAIL));
  await expect(map.locator('svg.svg-map.live')).toBeVisible();
  await map.locator('#map').click({ position: { x: 20, y: 20 } });
  await expect(map.locator('#map')).toHaveAttribute('data-gl-map', 'none');
  expect(asked.filter((url) => /maplibre|tile_cache|open-maplibre/.test(url))).toEqual([]);
});

test('a wheel scrolls the article; with Ctrl it zooms the map', async ({ page }) => {
  const map = await openArticle(page, frame(atlas + RAIL));
  await expect(map.locator('svg.svg-map.live')).toBeVisible();
  await map.locator('#map').scrollIntoViewIfNeeded();
  await map.locator('#map').hover();
  const before = await viewBox(map);
  await page.mouse.wheel(0, 60);
  await expect(map.locator('[data-hint]')).toHaveClass(/told/);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
  expect(await viewBox(map)).toBe(before);
  await map.locator('#map').hover();
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -300);
  await page.keyboard.up('Control');
  await expect.poll(() => viewBox(map)).not.toBe(before);
});

test.describe('fingers', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  interface Finger {
    x: number;
    y: number;
  }
  async function drag(cdp: CDPSession, from: Finger[], to: Finger[]): Promise<void> {
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: from });
    for (let step = 1; step <= 12; step++) {
      const touchPoints = from.map((f, i) => {
        const t = to[i] ?? f;
        return { x: f.x + ((t.x - f.x) * step) / 12, y: f.y + ((t.y - f.y) * step) / 12, id: i };
      });
      await cdp.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints });
    }
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }

  test('one finger scrolls the article', async ({ page }) => {
    await withoutWebgl(page);
    const map = await openArticle(page, frame(atlas + RAIL));
    await expect(map.locator('svg.svg-map.live')).toBeVisible();
    await page.evaluate(() => {
      scrollTo(0, 600);
    });
    const cdp = await page.context().newCDPSession(page);
    const before = await viewBox(map);
    await drag(cdp, [{ x: 195, y: 400 }], [{ x: 195, y: 250 }]);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(650);
    expect(await viewBox(map)).toBe(before);
    await expect(map.locator('[data-hint]')).toHaveAttribute('data-hint', 'touch');
  });

  test('two fingers move the map, and a tap opens a card', async ({ page }) => {
    await withoutWebgl(page);
    const map = await openArticle(page, frame(atlas + RAIL));
    await expect(map.locator('svg.svg-map.live')).toBeVisible();
    const cdp = await page.context().newCDPSession(page);
    const before = await viewBox(map);
    await page.evaluate(() => {
      scrollTo(0, 600);
    });
    await drag(
      cdp,
      [
        { x: 160, y: 300 },
        { x: 230, y: 330 },
      ],
      [
        { x: 100, y: 240 },
        { x: 300, y: 400 },
      ],
    );
    await expect.poll(() => viewBox(map)).not.toBe(before);
    expect(await page.evaluate(() => scrollY)).toBe(600);

    // A point on some feature, wherever the map is now.
    const point = await map.locator('#map').evaluate((holder) => {
      const { left, top, width, height } = holder.getBoundingClientRect();
      for (let x = 60; x < width - 60; x += 4)
        for (let y = 60; y < height - 60; y += 4)
          if (document.elementFromPoint(left + x, top + y)?.closest('[data-ref]'))
            return { x: left + x, y: top + y };
      throw new Error('no feature is seen');
    });
    const frameBox = await page.locator('iframe').boundingBox();
    await page.touchscreen.tap((frameBox?.x ?? 0) + point.x, (frameBox?.y ?? 0) + point.y);
    await expect(map.locator('[data-card]').first()).toBeVisible();
  });

  test('after a wrong choice from a list, one tap leads back to the list', async ({ page }) => {
    await withoutWebgl(page);
    await page.goto(RAIL);
    await expect(page.locator('svg.svg-map.live')).toBeVisible();
    // A point on several features.
    const point = await page.locator('#map').evaluate((holder) => {
      const { left, top, width, height } = holder.getBoundingClientRect();
      for (let x = left + 60; x < left + width - 60; x += 4)
        for (let y = top + 60; y < top + height - 60; y += 4) {
          const refs = document
            .elementsFromPoint(x, y)
            .flatMap((e) => e.closest<SVGElement>('[data-ref]')?.dataset.ref ?? []);
          if (new Set(refs).size > 1) return { x, y };
        }
      throw new Error('no features lie on each other');
    });
    await page.touchscreen.tap(point.x, point.y);
    const card = page.locator('.card');
    const rows = card.getByRole('listitem');
    await expect(card.locator('h2')).toContainText('此处有');
    const [, count = ''] = /此处有 (\d+) 个要素/.exec(await card.locator('h2').innerText()) ?? [];
    await expect(rows).toHaveCount(Number(count));
    const list = await rows.allInnerTexts();
    await rows.nth(1).getByRole('button').tap();
    const back = card.getByRole('button', { name: `返回列表（${count}）` });
    await expect(back).toBeVisible();
    const [box, close] = await Promise.all([back.boundingBox(), card.locator('.close').boundingBox()]);
    expect(box?.height).toBeGreaterThanOrEqual(44);
    expect(box?.y).toBe(close?.y);
    await back.tap();
    await expect(rows).toHaveText(list, { useInnerText: true });
    await expect(rows.nth(1).getByRole('button')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(card).toHaveCount(0);
  });
});

test('a link to another view is drawn, and nothing else before', async ({ page }) => {
  await withoutWebgl(page);
  const map = await openArticle(page, frame(`${atlas}embed/#v=1&on=stations&t=2015&lang=en&toggle=stations`));
  await expect(map.locator('[data-layer="stations"] [data-ref]').first()).toBeAttached();
  // Buttons and hint are in the link's language, though the page was written in another.
  await expect(map.locator('[data-zoom="1"]')).toHaveAccessibleName('Zoom in');
  await expect(map.locator('.hint')).toContainText('two fingers');
  await expect(map.locator('svg.svg-map')).not.toHaveClass(/waiting/);
  await expect(map.locator('[data-layer="plan-frames"]')).toHaveCount(0);
  await expect(map.locator('[data-layer-row="stations"]')).toContainText('Railway stations');
  await map.getByRole('button', { name: 'Railway stations' }).click();
  await expect(map.locator('[data-layer="stations"]')).toHaveCount(0);
});

test('layers can be switched without touching the map first', async ({ page }) => {
  await withoutWebgl(page);
  const map = await openArticle(page, frame(`${atlas}${RAIL}#toggle=stations`));
  const button = map.getByRole('button', { name: '铁路车站' });
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  await expect(map.locator('#map')).not.toHaveAttribute('data-live');
});

test('the title over the map is true: published view, else layers and moment, or the link’s own', async ({
  page,
}) => {
  await withoutWebgl(page);
  const svgMap = page.locator('svg.svg-map');
  for (const [link, heading, name] of [
    ['', '轨道上的都市圈', '轨道上的都市圈 · 郑州都市圈图集'],
    ['at=34.7500,113.6200,9.00&toggle=stations', '轨道上的都市圈', '轨道上的都市圈 · 郑州都市圈图集'],
    ['on=stations&t=2027', '铁路车站 · 2027年', '铁路车站 · 2027年 · 郑州都市圈图集'],
    ['on=stations&lang=en', 'Railway stations', 'Railway stations · Zhengzhou Metropolitan Atlas'],
    ['title=%3Cb%3E%26%20on%3D&t=2027&host=https://news.example', '<b>& on= · 2027年', '<b>& on='],
  ] as const) {
    await page.goto('about:blank');
    await page.goto(`${RAIL}#${link}`);
    await expect(page.locator('h1')).toHaveText(heading);
    await expect(svgMap).toHaveAccessibleName(heading);
    if (link) await expect(page).toHaveTitle(name);
  }
  // A title needs no app.
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('about:blank');
  await page.goto(`${RAIL}#title=%E6%88%91%E7%9A%84%E5%9B%BE`, { waitUntil: 'networkidle' });
  await expect(svgMap).toHaveAccessibleName('我的图');
  await expect(page).toHaveTitle('我的图');
  expect(asked).toEqual([`/${RAIL}`]);
  // The title omits a layer that the reader turns off.
  await page.goto('about:blank');
  await page.goto(`${RAIL}#toggle=rail-intercity,stations`);
  await page.getByRole('button', { name: '铁路车站' }).click();
  await expect(page.locator('h1')).not.toHaveText('轨道上的都市圈');
  await expect(page.locator('h1')).toContainText('高速铁路');
});

test('the fullscreen button offers the way back in fullscreen, and follows however it ends', async ({
  page,
}) => {
  await page.goto(RAIL);
  const enter = page.getByRole('button', { name: '全屏', exact: true });
  const leave = page.getByRole('button', { name: '退出全屏', exact: true });
  const icon = () => page.locator('[data-fill] path:visible').getAttribute('d');
  await expect(enter).toBeVisible();
  const outward = await icon();
  await enter.click();
  await expect(leave).toBeVisible();
  await expect(leave).toHaveAttribute('title', '退出全屏');
  expect(await icon()).not.toBe(outward);
  // As Escape does, which clicks no button.
  await page.evaluate(() => document.exitFullscreen());
  await expect(enter).toBeVisible();
  await enter.click();
  await leave.click();
  await expect(enter).toBeVisible();
  expect(await page.evaluate(() => document.fullscreenElement)).toBeNull();
});

test('is read from top to bottom, and names the map once', async ({ page }) => {
  await withoutWebgl(page);
  await page.goto(`${RAIL}#sel=stations/zhengzhou-east`);
  const parts = ['.title', '#map', '.zoom', '.card', '.legend', '.credit'];
  await expect(page.locator('.card h2')).toHaveText('郑州东站');
  expect(
    await page.evaluate((parts) => {
      const all = [...document.querySelectorAll(parts.join())];
      return all.map((e) => parts.find((p) => e.matches(p)));
    }, parts),
  ).toEqual(parts);
  const tops = await page.evaluate(() =>
    ['.title', '#map', '.legend', '.credit'].map(
      (p) => document.querySelector(p)?.getBoundingClientRect().top ?? -1,
    ),
  );
  expect(tops).toEqual([...tops].sort((a, b) => a - b));
  await expect(page.getByRole('main')).toHaveAccessibleName('');
  await expect(page.getByRole('banner')).toHaveAccessibleName('');
});

/** The link of a map with that station at its centre. */
const stationLink = (id: string): string => {
  const geometry = layerData('stations').features.find((f) => f.properties.id === id)?.geometry;
  if (geometry?.type !== 'Point') throw new Error(`no station ${id}`);
  const [lon = 0, lat = 0] = geometry.coordinates;
  return `on=stations&at=${lat.toFixed(4)},${lon.toFixed(4)},10.00`;
};

test('keys open the card at the centre, close it, and keep the focus on the map', async ({ page }) => {
  await withoutWebgl(page);
  await page.goto(`${RAIL}#${stationLink('xinxiang-south')}`);
  const svgMap = page.locator('svg.svg-map');
  await expect(page.locator('[data-layer="stations"] [data-ref]').first()).toBeAttached();
  await expect(svgMap).not.toHaveClass(/waiting/);
  await expect(svgMap).toHaveAccessibleDescription(/回车键/);
  const cross = () =>
    page.locator('#map').evaluate((map) => getComputedStyle(map, '::after').getPropertyValue('width'));
  expect(await cross()).toBe('auto');
  while (!(await svgMap.evaluate((e) => e === document.activeElement))) await page.keyboard.press('Tab');
  expect(await cross()).toBe('32px');
  await page.keyboard.press('Enter');
  await expect(page.locator('.card h2')).toHaveText('新乡南站');
  await page.keyboard.press('Escape');
  await expect(page.locator('.card')).toHaveCount(0);
  await expect(svgMap).toBeFocused();
  await page.keyboard.press('Enter');
  const close = page.locator('.card').getByRole('button', { name: '关闭' });
  await close.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.card')).toHaveCount(0);
  await expect(svgMap).toBeFocused();
});

test('the GL map takes over focus and accessible name, and gives them back', async ({ page }) => {
  await page.goto(`${RAIL}#${stationLink('xinxiang-south')}`);
  await expect(page.locator('svg.svg-map')).not.toHaveClass(/waiting/);
  await page.locator('svg.svg-map').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#map')).toHaveAttribute('data-gl-map', 'ready', { timeout: 60_000 });
  const canvas = page.locator('#map canvas.maplibregl-canvas');
  await expect(canvas).toBeFocused();
  await expect(canvas).toHaveAccessibleName('铁路车站');
  await expect(canvas).toHaveAccessibleDescription(/回车键/);
  await page.keyboard.press('Escape');
  await expect(page.locator('.card')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(page.locator('.card h2')).toHaveText('新乡南站');
  await page.keyboard.press('Escape');
  await expect(page.locator('.card')).toHaveCount(0);
  await expect(canvas).toBeFocused();
  await page.locator('#map').evaluate((map) => delete map.dataset.live);
  await expect(canvas).toHaveCount(0);
  await expect(page.locator('svg.svg-map')).toBeFocused();
});

test('the zoom buttons zoom whichever map is in charge', async ({ page }) => {
  await page.goto(`${RAIL}#live=1`);
  await expect(page.locator('#map')).toHaveAttribute('data-gl-map', 'ready', { timeout: 60_000 });
  const zoom = () =>
    page.locator('.gl-map').evaluate((glMap) => Number(glMap.dataset.camera?.split(',')[2] ?? NaN));
  const before = await zoom();
  await page.locator('[data-zoom="1"]').click();
  await expect.poll(async () => (await zoom()) - before).toBeCloseTo(1, 1);
  await page.locator('[data-zoom="-1"]').click();
  await expect.poll(async () => (await zoom()) - before).toBeCloseTo(0, 1);
});

test('dragging the GL map reads no computed styles, which would cost every frame', async ({ page }) => {
  await page.goto(`${RAIL}#live=1`);
  await expect(page.locator('#map')).toHaveAttribute('data-gl-map', 'ready', { timeout: 60_000 });
  const camera = () => page.locator('.gl-map').getAttribute('data-camera');
  const before = await camera();
  const { x, y, width, height } = await boxOf(page, '#map');
  const [midX, midY] = [x + width / 2, y + height / 2];
  await page.mouse.move(midX, midY);
  await page.mouse.down();
  // The pan limits are read at the start, and known from the next frame on.
  await page.mouse.move(midX + 10, midY + 10, { steps: 3 });
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    const ask = getComputedStyle;
    document.body.dataset.asked = '0';
    window.getComputedStyle = (...of) => {
      document.body.dataset.asked = String(Number(document.body.dataset.asked) + 1);
      return ask(...of);
    };
  });
  await page.mouse.move(midX + 80, midY + 60, { steps: 10 });
  await expect(page.locator('body')).toHaveAttribute('data-asked', '0');
  await page.mouse.up();
  await expect.poll(camera).not.toBe(before);
});

test('a chapter’s features stay highlighted after taps, and only while the chapter is shown', async ({
  page,
}) => {
  await withoutWebgl(page);
  await page.goto('embed/rails-roads/today/#toggle=stations,rail-hsr');
  const svgMap = page.locator('svg.svg-map');
  await expect(svgMap).toHaveClass(/\bdim\b/);
  const raised = await page.locator('[data-slot=highlighted] [data-ref]').count();
  const { x, y } = await boxOf(page, '#map');
  await page.mouse.click(x + 20, y + 20);
  await expect(page.locator('#map')).toHaveAttribute('data-gl-map', 'none');
  await expect(svgMap).toHaveClass(/\bdim\b/);
  await expect(page.locator('[data-slot=highlighted] [data-ref]')).toHaveCount(raised);
  await page.getByRole('button', { name: '高速铁路' }).click();
  await expect(svgMap).not.toHaveClass(/\bdim\b/);
});

test('in a sandbox without an origin the picture still moves and answers, without fetching WebGL', async ({
  page,
}) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  const map = await openArticle(page, frame(atlas + RAIL, 'allow-scripts'));
  await expect(map.locator('svg.svg-map.live')).toBeVisible();
  const before = await viewBox(map);
  await map.getByRole('button', { name: '放大' }).click();
  await expect.poll(() => viewBox(map)).not.toBe(before);
  await map.locator('#map').click({ position: { x: 20, y: 20 } });
  await expect(map.locator('#map')).toHaveAttribute('data-view', /rail-hsr/);
  await expect(map.locator('#map')).toHaveAttribute('data-gl-map', 'none');
  await expect(map.locator('svg.svg-map')).toBeVisible();
  expect(fetched.filter((url) => /maplibre|tile_cache/.test(url))).toEqual([]);
});

test('of ten embeds on a page only the one in use has WebGL', async ({ page }) => {
  test.setTimeout(180_000);
  await openArticle(page, Array.from({ length: 10 }, () => frame(atlas + RAIL)).join(''));
  const frames = page.locator('iframe');
  await expect(frames).toHaveCount(10);
  const glMapOf = (i: number) => page.locator('iframe').nth(i).contentFrame().locator('#map');
  for (const i of [0, 1]) {
    await frames.nth(i).scrollIntoViewIfNeeded();
    await glMapOf(i).click({ position: { x: 20, y: 20 } });
    await expect(glMapOf(i)).toHaveAttribute('data-gl-map', 'ready', { timeout: 60_000 });
  }
  await expect(glMapOf(0)).not.toHaveAttribute('data-gl-map', 'ready');
  await expect(glMapOf(0).locator('canvas')).toHaveCount(0);
  await expect(glMapOf(0).locator('svg.svg-map')).toBeVisible();
  // The one that has left the screen gives up its context.
  await frames.nth(9).scrollIntoViewIfNeeded();
  await expect(glMapOf(1).locator('canvas')).toHaveCount(0);
});

test('every published view has a page of its own in both languages', async ({ request }) => {
  const index = (await (await request.get(`data/${catalogue.tours.href}`)).json()) as {
    presets: { id: string }[];
    tours: { id: string; chapters: { id: string }[] }[];
  };
  const keys = [
    '',
    ...index.presets.slice(1).map((p) => `${p.id}/`),
    ...index.tours.flatMap((t) => t.chapters.map((c) => `${t.id}/${c.id}/`)),
  ];
  expect(keys.length).toBeGreaterThan(20);
  for (const key of keys)
    for (const lang of ['', 'en/']) {
      const answer = await request.get(`embed/${key}${lang}`);
      expect(answer.status(), key + lang).toBe(200);
      const html = await answer.text();
      expect(html, key + lang).toContain(`<html lang="${lang ? 'en' : 'zh-CN'}" `);
      expect(html, key + lang).toContain('data-approval');
      expect(html, key + lang).toMatch(/<svg[^>]*class="svg-map"/);
    }
});

test('a web component starts as the page alone; a request starts its app, which fetches nothing twice', async ({
  page,
}) => {
  await withoutWebgl(page);
  const asked: string[] = [];
  let bytes = 0;
  page.on('request', (request) => asked.push(request.url()));
  page.on('response', (response) => {
    if (response.url().startsWith(atlas)) bytes += Number(response.headers()['content-length']);
  });
  await openArticle(
    page,
    `<script type="module" src="${atlas}embed/zhengzhou-atlas.js"></script><zhengzhou-atlas plate="rail"></zhengzhou-atlas>`,
  );
  await page.locator('zhengzhou-atlas').scrollIntoViewIfNeeded();
  // It is connected, so later requests arrive.
  await page.evaluate('document.querySelector("zhengzhou-atlas").atlas.then(() => {})');
  await page.waitForLoadState('networkidle');
  const own = (): string[] =>
    asked.filter((url) => url.startsWith(atlas)).map((url) => url.replace(/#.*/, ''));
  expect(own()).toEqual([`${atlas}embed/zhengzhou-atlas.js`, `${atlas}${RAIL}`]);
  // The page of the map may have 30.5 kB; the component at most 4 more.
  expect(bytes).toBeLessThanOrEqual(34_000);

  const moments = await page.evaluate(async () => {
    const element = document.querySelector('zhengzhou-atlas') as HTMLElement & {
      atlas: Promise<{ getView(): Promise<{ moment: string | null }>; setMoment(m: string): Promise<void> }>;
    };
    const told = new Promise((resolve) => {
      element.addEventListener('atlas-ready', resolve, { once: true });
    });
    const map = await element.atlas;
    // Both at once, before anything can carry them out: they keep their order, and none is lost.
    const both = await Promise.all([map.setMoment('2027'), map.getView()]);
    await told;
    element.setAttribute('t', '2030');
    return [both[1].moment];
  });
  expect(moments).toEqual(['2027']);
  const map = page.locator('zhengzhou-atlas iframe').contentFrame();
  await expect(map.locator('h1')).toContainText('2030年');
  await page.waitForLoadState('networkidle');

  const before = own();
  expect(new Set(before).size).toBe(before.length);
  await map.locator('#map').click({ position: { x: 20, y: 20 } });
  await expect(map.locator('#map')).toHaveAttribute('data-gl-map', 'none');
  const early = await map
    .locator('link[rel="preload"]')
    .evaluateAll((links) => links.map((l) => (l as HTMLLinkElement).href));
  expect(early.filter((url) => before.includes(url) || url.includes('/data/'))).toEqual([]);
});

test('a page that listens starts the app; it hears of the first movement of the map', async ({ page }) => {
  await withoutWebgl(page);
  const own = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const started = (): boolean => asked.some((path) => path.startsWith('/data/catalogue'));
  const map = await openArticle(page, frame(`${atlas}${RAIL}#host=${own}`));
  await expect(map.locator('svg.svg-map.live')).toBeVisible();
  await page.evaluate(async (client) => {
    const { connectAtlas } = (await import(client)) as {
      connectAtlas: (frame: Element | null, options: object) => Promise<unknown>;
    };
    const heard = (name: string): number => (document.title += ` ${name}`).length;
    Object.assign(window, { map: await connectAtlas(document.querySelector('iframe'), { told: heard }) });
  }, `${atlas}embed/client.js`);
  await page.waitForLoadState('networkidle');
  expect(started()).toBe(false);
  await map.getByRole('button', { name: '放大' }).click();
  await expect(page).toHaveTitle(/ ready/);
  expect(started()).toBe(true);

  await openArticle(page, frame(`${atlas}${RAIL}#host=${own}`));
  const ready = await page.evaluate(async (client) => {
    interface CurrentChapter {
      on(event: string, fn: (view: { on: string[] }) => void): void;
    }
    const { connectAtlas } = (await import(client)) as {
      connectAtlas: (frame: Element | null) => Promise<CurrentChapter>;
    };
    const map = await connectAtlas(document.querySelector('iframe'));
    return new Promise<{ on: string[] }>((resolve) => {
      map.on('ready', resolve);
    });
  }, `${atlas}embed/client.js`);
  expect(ready.on).toContain('rail-hsr');

  // A fault of the link is reported to later listeners too.
  await openArticle(page, frame(`${atlas}${RAIL}#t=never&host=${own}`));
  const fault = await page.evaluate(async (client) => {
    interface CurrentChapter {
      on(event: string, fn: (error: { code: string }) => void): void;
    }
    const { connectAtlas } = (await import(client)) as {
      connectAtlas: (frame: Element | null) => Promise<CurrentChapter>;
    };
    const map = await connectAtlas(document.querySelector('iframe'));
    return new Promise<string>((resolve) => {
      map.on('error', ({ code }) => {
        resolve(code);
      });
    });
  }, `${atlas}embed/client.js`);
  expect(fault).toBe('link-mended');
});

test('hostile links neither break nor inject', async ({ page }) => {
  await withoutWebgl(page);
  await page.addInitScript(() => {
    Object.assign(window, { hit: 0 });
  });
  const told: string[] = [];
  page.on('console', (message) => told.push(message.text()));
  for (const link of [
    'on=<img src=x onerror=hit=1>&sel=%3Cscript%3Ehit=1%3C/script%3E/x',
    'toggle=__proto__,constructor&host=javascript:hit=1,*&live=2&ground="><svg onload=hit=1>',
    `t=${'9'.repeat(5000)}&at=NaN,1e999,-Infinity&hide=__proto__:polluted&%E0%A4%A`,
  ]) {
    await page.goto('about:blank');
    await page.goto(`${RAIL}#${link}`);
    await page.locator('#map').hover();
    await expect(page.locator('#map')).toHaveAttribute('data-beside', /./);
    await expect(page.locator('svg.svg-map [data-layer="basemap"]').first()).toBeVisible();
    // The editor's fault is reported to the editor, not to the reader.
    await expect.poll(() => told.splice(0).join()).toContain('无法识别');
    await expect(page.locator('.notes')).toHaveCount(0);
    expect(await page.evaluate(() => (window as unknown as { hit: number }).hit)).toBe(0);
    expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
  }
});
