/** The embed in a foreign article: seen without script, moved by two fingers, alive on intent, one at a time. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, type CDPSession, type FrameLocator, type Page } from '@playwright/test';
import { catalogue, withoutWebgl } from './atlas.ts';

const RAIL = 'embed/rail/';

/** An article of another origin, with that in its middle. */
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
/** Opens an article with that in it; the first frame. */
async function openArticle(page: Page, inside: string): Promise<FrameLocator> {
  body = inside;
  await page.goto(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`);
  return page.locator('iframe').first().contentFrame();
}

const viewBox = (map: FrameLocator): Promise<string | null> =>
  map.locator('svg.sheet').getAttribute('viewBox');

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('the picture, its title, legend and approval are there, and the way to the atlas', async ({
    page,
  }) => {
    const map = await openArticle(page, frame(atlas + RAIL));
    await expect(map.locator('svg.sheet')).toBeVisible();
    await expect(map.locator('h1')).toHaveText('轨道上的都市圈');
    await expect(map.locator('[data-layer-row="rail-hsr"]')).toContainText('时速350公里');
    await expect(map.locator('[data-approval]')).toBeVisible();
    await expect(map.locator('svg.sheet text').filter({ hasText: '郑州' }).first()).toBeVisible();
    const href = await map.getByRole('link', { name: '打开完整图集' }).getAttribute('href');
    expect(new URL(href ?? '', atlas + RAIL).pathname).toBe('/');
  });

  test('a small frame has its legend folded, and opens it over the map alone', async ({ page }) => {
    await page.setViewportSize({ width: 358, height: 268 });
    await page.goto(RAIL);
    const row = page.locator('[data-layer-row="rail-hsr"]');
    await expect(row).toBeHidden();
    await page.locator('summary', { hasText: '图例' }).click();
    await expect(row).toBeVisible();
    const [map, legend] = await Promise.all([boxOf(page, '#map'), boxOf(page, '.legend')]);
    expect(legend.y).toBeGreaterThanOrEqual(map.y);
    expect(legend.y + legend.height).toBeLessThanOrEqual(map.y + map.height);
    // What has no room is scrolled to.
    await page.locator('.manners').scrollIntoViewIfNeeded();
    await expect(page.locator('.manners')).toBeInViewport();
  });
});

async function boxOf(page: Page, part: string) {
  const box = await page.locator(part).boundingBox();
  if (!box) throw new Error(`${part}: got no box, expected it to be seen`);
  return box;
}

/** Whatever of these parts another thing lies over, or the frame cuts, by what is at each line's two ends. */
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
    for (const plate of ['embed/', 'embed/en/', 'embed/laboratories/en/']) {
      await page.goto(plate);
      const map = await boxOf(page, '#map');
      expect(map.height / height, plate).toBeGreaterThanOrEqual(0.55);
      expect(map.width).toBe(width);
      expect(await covered(page, '.credit'), plate).toEqual([]);
      // A legend that is cut says so: it scrolls.
      const legend = await boxOf(page, '.legend');
      expect(legend.y + legend.height).toBeLessThanOrEqual((await boxOf(page, '.credit')).y + 0.5);
    }
  });

test('what a reader is told lies on the map, never on the credit, and can be put away', async ({ page }) => {
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
    await expect(notice).toContainText('No WebGL');
    await expect(notice).not.toContainText('search');
    expect(await covered(page, '.credit')).toEqual([]);
    expect((await boxOf(page, '.notes p')).y).toBeGreaterThanOrEqual((await boxOf(page, '#map')).y);
    await notice.getByRole('button', { name: 'Close' }).click();
    await expect(notice).toHaveCount(0);
  }
});

test('asks for nothing but itself at first view, within 30 kB', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) asked.push(request.url());
  });
  const answer = await page.goto(RAIL, { waitUntil: 'networkidle' });
  expect(asked).toEqual([atlas + RAIL]);
  expect(answer?.headers()['content-encoding']).toBe('br');
  expect(Number(answer?.headers()['content-length'])).toBeLessThanOrEqual(30_000);
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
  await page.locator('svg.sheet').click({ position: { x: 300, y: 250 } });
  await expect(page.locator('#map')).toHaveAttribute('data-stage', 'ready', { timeout: 60_000 });
  expect(complaints).toEqual([]);
});

test('opens WebGL only on intent', async ({ page }) => {
  const map = await openArticle(page, frame(atlas + RAIL));
  await expect(map.locator('svg.sheet.live')).toBeVisible();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const before = await viewBox(map);
  await map.locator('#map').hover();
  await page.mouse.down();
  await page.mouse.move(600, 780, { steps: 6 });
  await page.mouse.up();
  await expect.poll(() => viewBox(map)).not.toBe(before);
  await map.getByRole('button', { name: '放大' }).click();
  // The picture was moved and zoomed, and nothing was fetched for that.
  expect(asked).toEqual([]);
  await map.locator('#map').click({ position: { x: 20, y: 20 } });
  await expect(map.locator('#map')).toHaveAttribute('data-stage', 'ready', { timeout: 60_000 });
});

test('a wheel scrolls the article, with Ctrl it zooms the map', async ({ page }) => {
  const map = await openArticle(page, frame(atlas + RAIL));
  await expect(map.locator('svg.sheet.live')).toBeVisible();
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

test.describe('under fingers', () => {
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

  test('one scrolls the article', async ({ page }) => {
    await withoutWebgl(page);
    const map = await openArticle(page, frame(atlas + RAIL));
    await expect(map.locator('svg.sheet.live')).toBeVisible();
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

  test('two move the map, and a tap gives a card', async ({ page }) => {
    await withoutWebgl(page);
    const map = await openArticle(page, frame(atlas + RAIL));
    await expect(map.locator('svg.sheet.live')).toBeVisible();
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

    // Somewhere on a feature, wherever the map is now.
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
    await expect(map.locator('[data-card], [data-choices]').first()).toBeVisible();
  });
});

test('a link for another view is drawn, and nothing else before', async ({ page }) => {
  await withoutWebgl(page);
  const map = await openArticle(page, frame(`${atlas}embed/#v=1&on=stations&t=2015&lang=en&toggle=stations`));
  await expect(map.locator('[data-layer="stations"] [data-ref]').first()).toBeAttached();
  await expect(map.locator('svg.sheet')).not.toHaveClass(/waiting/);
  await expect(map.locator('[data-layer="plan-frames"]')).toHaveCount(0);
  await expect(map.locator('[data-layer-row="stations"]')).toContainText('Railway stations');
  await map.getByRole('button', { name: 'Railway stations' }).click();
  await expect(map.locator('[data-layer="stations"]')).toHaveCount(0);
});

test('in a sandbox without an origin the picture still moves and answers', async ({ page }) => {
  await withoutWebgl(page);
  const map = await openArticle(page, frame(atlas + RAIL, 'allow-scripts'));
  await expect(map.locator('svg.sheet.live')).toBeVisible();
  const before = await viewBox(map);
  await map.getByRole('button', { name: '放大' }).click();
  await expect.poll(() => viewBox(map)).not.toBe(before);
  await map.locator('#map').click({ position: { x: 20, y: 20 } });
  await expect(map.locator('#map')).toHaveAttribute('data-view', /rail-hsr/);
});

test('of ten embeds on a page only the one in hand is alive', async ({ page }) => {
  test.setTimeout(180_000);
  await openArticle(page, Array.from({ length: 10 }, () => frame(atlas + RAIL)).join(''));
  const frames = page.locator('iframe');
  await expect(frames).toHaveCount(10);
  const stageOf = (i: number) => page.locator('iframe').nth(i).contentFrame().locator('#map');
  for (const i of [0, 1]) {
    await frames.nth(i).scrollIntoViewIfNeeded();
    await stageOf(i).click({ position: { x: 20, y: 20 } });
    await expect(stageOf(i)).toHaveAttribute('data-stage', 'ready', { timeout: 60_000 });
  }
  await expect(stageOf(0)).not.toHaveAttribute('data-stage', 'ready');
  await expect(stageOf(0).locator('canvas')).toHaveCount(0);
  await expect(stageOf(0).locator('svg.sheet')).toBeVisible();
  // And the one that has left the screen lets go.
  await frames.nth(9).scrollIntoViewIfNeeded();
  await expect(stageOf(1).locator('canvas')).toHaveCount(0);
});

test('every plate has a page of its own in both languages', async ({ request }) => {
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
      expect(html, key + lang).toContain(`<html lang="${lang ? 'en' : 'zh-CN'}">`);
      expect(html, key + lang).toContain('data-approval');
      expect(html, key + lang).toMatch(/<svg[^>]*class="sheet"/);
    }
});

test('a page of another origin that the link names may ask, and is told', async ({ page }) => {
  await withoutWebgl(page);
  const own = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  await openArticle(page, frame(`${atlas}${RAIL}#t=never&host=${own}`));
  const heard = await page.evaluate(async (client) => {
    interface Told {
      on: (event: string, fn: (data: { ref?: string | null; code?: string }) => void) => void;
      setLayers(ids: string[]): Promise<void>;
      select(ref: string): Promise<void>;
      flyTo(target: { lon: number; lat: number; zoom: number }): Promise<void>;
      getView(): Promise<{ on: string[]; sel: string | null; at: { zoom: number } | null; link: string }>;
    }
    const { connectAtlas } = (await import(client)) as {
      connectAtlas: (frame: HTMLIFrameElement) => Promise<Told>;
    };
    const element = document.querySelector('iframe');
    if (!element) throw new Error('no frame');
    const map = await connectAtlas(element);
    const selected = new Promise<string | null | undefined>((resolve) => {
      map.on('select', ({ ref }) => {
        resolve(ref);
      });
    });
    // The link's own fault is told to whoever comes later, too.
    const fault = new Promise<string | undefined>((resolve) => {
      map.on('error', ({ code }) => {
        resolve(code);
      });
    });
    await map.setLayers(['stations']);
    await map.select('stations/zhengzhou-east');
    const ref = await selected;
    await map.flyTo({ lon: 113.7, lat: 34.7, zoom: 10 });
    const refused = await map.setLayers(['nowhere']).then(
      () => 'taken',
      (error: unknown) => (error as { code: string }).code,
    );
    return { ref, refused, fault: await fault, view: await map.getView() };
  }, `${atlas}embed/client.js`);
  expect(heard.ref).toBe('stations/zhengzhou-east');
  expect(heard.refused).toBe('unknown');
  expect(heard.fault).toBe('link-mended');
  expect(heard.view).toMatchObject({ on: ['stations'], sel: 'stations/zhengzhou-east' });
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
    await expect(page.locator('svg.sheet [data-layer="ground"]').first()).toBeVisible();
    // The editor's fault is told to the editor, not to the reader.
    await expect.poll(() => told.splice(0).join()).toContain('无法识别');
    await expect(page.locator('.notes')).toHaveCount(0);
    expect(await page.evaluate(() => (window as unknown as { hit: number }).hit)).toBe(0);
    expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
  }
});
