/** Several hands on one screen, imprecise touches, and screens that change their properties. */
import { expect, test, type CDPSession, type Page } from '@playwright/test';
import { catalogue, openAtlas, openStill } from './atlas.ts';

interface Finger {
  x: number;
  y: number;
  id: number;
  radiusX?: number;
}
/** `touchEnd` names the fingers that are lifted, or none for all. */
const touch = (
  cdp: CDPSession,
  type: 'touchStart' | 'touchMove' | 'touchEnd',
  touchPoints: Finger[],
): Promise<unknown> => cdp.send('Input.dispatchTouchEvent', { type, touchPoints });

const middle = async (page: Page, selector: string): Promise<{ x: number; y: number }> => {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`${selector}: is not seen`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};
const scale = (page: Page): Promise<number> => page.evaluate(() => visualViewport?.scale ?? 0);
const viewBox = async (page: Page): Promise<number[]> =>
  ((await page.locator('svg.svg-map').getAttribute('viewBox')) ?? '').split(' ').map(Number);
const glZoom = async (page: Page): Promise<number> =>
  Number(((await page.locator('#map [data-camera]').getAttribute('data-camera')) ?? '').split(',')[2]);

test.describe('fingers', () => {
  test.use({ viewport: { width: 1280, height: 800 }, hasTouch: true });

  test('while one finger rests on the map, others press buttons, once each', async ({ page }) => {
    await openStill(page);
    const cdp = await page.context().newCDPSession(page);
    const resting = { x: 800, y: 500, id: 0 };
    const box = page.locator('[data-layer-row="stations"]').getByRole('switch');
    await box.scrollIntoViewIfNeeded();
    const before = await box.isChecked();
    const at = { ...(await middle(page, '[data-layer-row="stations"] label')), id: 1 };
    await touch(cdp, 'touchStart', [resting]);
    // Both without waiting for the page: on a slow machine it would become a long press.
    await Promise.all([touch(cdp, 'touchStart', [resting, at]), touch(cdp, 'touchEnd', [at])]);
    await expect(box).toBeChecked({ checked: !before });
    // A finger that slides over a button does not press it.
    await touch(cdp, 'touchStart', [resting, at]);
    await touch(cdp, 'touchMove', [resting, { ...at, y: at.y - 60 }]);
    await touch(cdp, 'touchEnd', [{ ...at, y: at.y - 60 }]);
    await touch(cdp, 'touchEnd', []);
    // A single finger still clicks, once.
    const night = await middle(page, '.toolbar .button:nth-of-type(3)');
    await page.touchscreen.tap(night.x, night.y);
    await expect(page.locator('html')).toHaveAttribute('data-scheme', 'night');
    await expect(box).toBeChecked({ checked: !before });
  });

  test('two fingers pan, a third and a palm change nothing, and lifting one does not move the map', async ({
    page,
  }) => {
    await openStill(page, 'v=1&on=&at=34.5000,113.5000,9.00');
    const cdp = await page.context().newCDPSession(page);
    const [a, b, c] = [
      { x: 700, y: 400, id: 0 },
      { x: 800, y: 400, id: 1 },
      { x: 900, y: 600, id: 2 },
    ];
    const shift = (f: Finger, dx: number): Finger => ({ ...f, x: f.x + dx });
    const [, , w0 = NaN] = await viewBox(page);
    await touch(cdp, 'touchStart', [a]);
    await touch(cdp, 'touchStart', [a, b]);
    await touch(cdp, 'touchStart', [a, b, c]);
    for (const dx of [20, 40, 60, 80]) await touch(cdp, 'touchMove', [shift(a, dx), shift(b, dx), c]);
    await touch(cdp, 'touchEnd', [shift(a, 80)]);
    await touch(cdp, 'touchEnd', [c]);
    await touch(cdp, 'touchEnd', []);
    await expect(page).not.toHaveURL(/113\.5000/);
    const [x1 = NaN, , w1 = NaN] = await viewBox(page);
    expect(w1).toBeCloseTo(w0, 3);
    const palm = { x: 1000, y: 300, id: 3, radiusX: 90 };
    await touch(cdp, 'touchStart', [palm]);
    await touch(cdp, 'touchStart', [palm, a]);
    for (const dx of [20, 40, 60]) await touch(cdp, 'touchMove', [palm, shift(a, -dx)]);
    await touch(cdp, 'touchEnd', []);
    await expect.poll(async () => (await viewBox(page))[0]).toBeGreaterThan(x1);
    expect((await viewBox(page))[2]).toBeCloseTo(w0, 3);
  });

  test('a pinch over a panel does nothing; on the map, a magnified page can be pinched small again', async ({
    page,
  }) => {
    await openAtlas(page);
    const cdp = await page.context().newCDPSession(page);
    const pinch = async (x: number, y: number, from: number, to: number): Promise<void> => {
      const at = (apart: number): Finger[] => [
        { x: x - apart, y, id: 0 },
        { x: x + apart, y, id: 1 },
      ];
      await touch(cdp, 'touchStart', at(from));
      for (let i = 1; i <= 8; i++) await touch(cdp, 'touchMove', at(from + ((to - from) * i) / 8));
      await touch(cdp, 'touchEnd', []);
    };
    await pinch(200, 400, 20, 120);
    await pinch(700, 100, 20, 120);
    expect(await scale(page)).toBe(1);
    await cdp.send('Emulation.setPageScaleFactor', { pageScaleFactor: 2 });
    await expect(page.locator('html')).toHaveClass(/magnified/);
    await pinch(640, 400, 200, 20);
    await expect.poll(() => scale(page)).toBe(1);
    await expect(page.locator('html')).not.toHaveClass(/magnified/);
  });

  test('a long press selects no text and ends; a cancelled finger is released; panels scroll without the map', async ({
    page,
  }) => {
    const cdp = await page.context().newCDPSession(page);
    const at = (dx: number): Finger[] => [{ x: 800 + dx, y: 400, id: 0 }];
    const lon = (): Promise<number> =>
      page.evaluate(() => document.querySelector<SVGSVGElement>('svg.svg-map')?.svgMap?.camera().lon ?? NaN);
    await openStill(page, 'v=1&on=cities&at=34.5000,113.5000,8.00');
    // Longer than any browser waits for a long press.
    const pressed = await page.evaluateHandle(() => {
      const end = new Promise((done) => {
        addEventListener('pointerdown', () => setTimeout(done, 1200), { once: true, capture: true });
      });
      return { end };
    });
    await touch(cdp, 'touchStart', at(0));
    await pressed.evaluate(({ end }) => end);
    await touch(cdp, 'touchEnd', []);
    expect(await page.evaluate(() => String(getSelection()))).toBe('');
    expect(await lon()).toBeCloseTo(113.5, 3);
    await touch(cdp, 'touchStart', at(0));
    await touch(cdp, 'touchMove', at(40));
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchCancel', touchPoints: [] });
    await expect.poll(lon).toBeLessThan(113.5);
    const left = await lon();
    await page.mouse.move(500, 300);
    await page.mouse.move(900, 600);
    expect(await lon()).toBe(left);
    await touch(cdp, 'touchStart', at(0));
    for (const dx of [20, 40, 60]) await touch(cdp, 'touchMove', at(-dx));
    await touch(cdp, 'touchEnd', []);
    await expect.poll(lon).toBeGreaterThan(left);
    const now = await lon();
    await page.mouse.move(200, 500);
    await page.mouse.wheel(0, 300);
    await expect
      .poll(() => page.locator('#panel .body').evaluate((body) => body.scrollTop))
      .toBeGreaterThan(0);
    expect(await lon()).toBe(now);
  });

  test('a double tap on the GL map zooms and opens no card', async ({ page }) => {
    const cdp = await page.context().newCDPSession(page);
    const at = [{ x: 800, y: 400, id: 0 }];
    /** Both taps at once: on a slow machine the second would come too late. */
    const twice = (): Promise<unknown> =>
      Promise.all(
        [at, [], at, []].map((points) => touch(cdp, points.length > 0 ? 'touchStart' : 'touchEnd', points)),
      );
    // Cities are everywhere, so a single tap would pick one.
    const link = 'v=1&on=cities&at=34.5000,113.5000,8.00';
    // On a busy machine the second tap may come too late to make a double tap; then it is repeated.
    await expect(async () => {
      await openAtlas(page, link);
      const between = await page.evaluateHandle(() => {
        new MutationObserver(() => {
          if (document.querySelector('[data-card]:not([data-card=""])')) document.body.dataset.sawCard = '';
        }).observe(document.body, { subtree: true, childList: true });
        const milliseconds = new Promise<number>((done) => {
          let lifted: number | undefined;
          addEventListener('touchend', () => (lifted ??= performance.now()), { capture: true });
          addEventListener(
            'touchstart',
            () => {
              if (lifted !== undefined) done(performance.now() - lifted);
            },
            { capture: true },
          );
        });
        return { milliseconds };
      });
      await twice();
      expect(await between.evaluate(({ milliseconds }) => milliseconds)).toBeLessThan(200);
    }).toPass();
    await expect.poll(() => glZoom(page)).toBeCloseTo(9, 1);
    expect(await page.locator('body').getAttribute('data-saw-card')).toBeNull();
    await page.touchscreen.tap(800, 400);
    await expect(page.locator('[data-card]').first()).toBeVisible();
  });

  test('sizes follow the pointer that was used last', async ({ page }) => {
    await openStill(page);
    const button = page.locator('.tools .button');
    const height = async (): Promise<number> => (await button.boundingBox())?.height ?? 0;
    await page.mouse.click(800, 400);
    await expect.poll(height).toBeLessThan(40);
    await page.touchscreen.tap(800, 400);
    await expect.poll(height).toBeGreaterThanOrEqual(44);
    await page.mouse.click(800, 400);
    await expect.poll(height).toBeLessThan(40);
  });
});

test('a mouse button released outside the page does not move the map', async ({ page }) => {
  await openStill(page, 'v=1&on=&at=34.5000,113.5000,9.00');
  await page.mouse.move(800, 400);
  await page.mouse.down();
  await page.mouse.move(860, 400, { steps: 4 });
  // The page gets no release event, as over the browser's own window or a dialog.
  const cdp = await page.context().newCDPSession(page);
  const move = (x: number): Promise<unknown> =>
    cdp.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y: 400, button: 'none', buttons: 0 });
  await move(870);
  await expect(page.locator('svg.svg-map')).not.toHaveClass(/moving/);
  await expect(page).not.toHaveURL(/113\.5000/);
  const before = await viewBox(page);
  await move(700);
  await move(600);
  await page.evaluate(() => new Promise(requestAnimationFrame));
  expect(await viewBox(page)).toEqual(before);
});

test('the canvas follows the pixel ratio of the screen', async ({ page }) => {
  // Headless Chromium changes the ratio without firing media queries, so the test fires them.
  await page.addInitScript(() => {
    const ask = window.matchMedia.bind(window);
    window.matchMedia = (query) => {
      const asked = ask(query);
      if (query.includes('resolution'))
        addEventListener('test-other-screen', () => asked.dispatchEvent(new Event('change')));
      return asked;
    };
  });
  await openAtlas(page);
  const width = (): Promise<number> =>
    page.locator('canvas.maplibregl-canvas').evaluate((canvas: HTMLCanvasElement) => canvas.width);
  expect(await width()).toBe(1280);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setDeviceMetricsOverride', {
    width: 1280,
    height: 800,
    deviceScaleFactor: 2,
    mobile: false,
  });
  expect(await width()).toBe(1280);
  await page.evaluate(() => dispatchEvent(new Event('test-other-screen')));
  await expect.poll(width).toBe(2560);
});

test('zoom and pan end at the pan limits', async ({ page }) => {
  const [w, s, e, n] = catalogue.reach;
  /** Degrees that the free part of the screen shows beyond the pan limits, by the camera in the address. */
  const beyond = async (): Promise<number> => {
    const [lat = NaN, lon = NaN, zoom = NaN] = (/at=([^&]*)/.exec(page.url())?.[1] ?? '')
      .split(',')
      .map(Number);
    const free = await page.locator('#map').evaluate((map) => {
      const css = getComputedStyle(map);
      return {
        left: parseFloat(css.paddingLeft),
        right: parseFloat(css.paddingRight),
        width: map.clientWidth,
      };
    });
    const degrees = 360 / (512 * 2 ** zoom);
    const west = lon - (free.width / 2 - free.left) * degrees;
    const east = lon + (free.width / 2 - free.right) * degrees;
    expect(lat).toBeGreaterThanOrEqual(s);
    expect(lat).toBeLessThanOrEqual(n);
    return Math.max(w - west, east - e);
  };
  const drag = async (): Promise<void> => {
    for (let i = 0; i < 6; i++) {
      await page.mouse.move(500, 300);
      await page.mouse.down();
      await page.mouse.move(1200, 500, { steps: 3 });
      await page.mouse.up();
    }
  };
  for (const open of [openAtlas, openStill]) {
    await page.goto('about:blank');
    await open(page, 'v=1&on=&at=34.5000,113.5000,9.00');
    await drag();
    await expect.poll(beyond).toBeLessThan(0.01);
    await expect(page).not.toHaveURL(/113\.5000/);
  }
});
