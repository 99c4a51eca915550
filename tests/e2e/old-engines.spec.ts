/** The atlas in the oldest supported browsers, simulated by Chromium without the interfaces that these lack. */
import { expect, test, type Page } from '@playwright/test';
import { catalogue, glMapReady } from './atlas.ts';

/** Removes, before any script of the page, what Chromium 107, Safari 16 or Firefox 128 lacks. */
const age = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const from = (owner: object | undefined, ...names: string[]): void => {
      for (let o: object | null = owner ?? null; o; o = Reflect.getPrototypeOf(o))
        for (const name of names) Reflect.deleteProperty(o, name);
    };
    const typed: unknown = Reflect.getPrototypeOf(Uint8Array.prototype);
    for (const proto of [Array.prototype, typed as object])
      for (const name of ['toSorted', 'toReversed', 'toSpliced', 'with']) Reflect.deleteProperty(proto, name);
    for (const name of ['union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf'])
      Reflect.deleteProperty(Set.prototype, name);
    const steps = Reflect.getPrototypeOf(Reflect.getPrototypeOf([][Symbol.iterator]()) ?? {});
    for (const name of [
      'map',
      'filter',
      'take',
      'drop',
      'flatMap',
      'toArray',
      'forEach',
      'some',
      'every',
      'find',
      'reduce',
    ])
      if (steps) Reflect.deleteProperty(steps, name);
    from(Object, 'groupBy');
    for (const [owner, names] of [
      [Map, ['groupBy']],
      [Array, ['fromAsync']],
      [Promise, ['withResolvers', 'try']],
      [URL, ['canParse', 'parse']],
      [AbortSignal, ['any']],
      [Error, ['captureStackTrace', 'isError']],
      [RegExp, ['escape']],
      [CSS, ['registerProperty', 'highlights']],
      [String.prototype, ['isWellFormed', 'toWellFormed']],
      [CSSStyleSheet.prototype, ['replace', 'replaceSync']],
      [Document.prototype, ['adoptedStyleSheets', 'startViewTransition', 'exitFullscreen']],
      [Document.prototype, ['fullscreenElement', 'fullscreenEnabled', 'webkitFullscreenEnabled']],
      [
        Element.prototype,
        [
          'requestFullscreen',
          'webkitRequestFullscreen',
          'checkVisibility',
          'setHTMLUnsafe',
          'ariaLabel',
          'moveBefore',
        ],
      ],
      [HTMLElement.prototype, ['showPopover', 'hidePopover', 'togglePopover', 'popover', 'inert']],
      [ResizeObserverEntry.prototype, ['devicePixelContentBoxSize']],
      [
        Navigator.prototype,
        ['userActivation', 'gpu', 'scheduling', 'connection', 'deviceMemory', 'share', 'clipboard'],
      ],
      [
        window,
        [
          'OffscreenCanvas',
          'OffscreenCanvasRenderingContext2D',
          'requestIdleCallback',
          'cancelIdleCallback',
          'scheduler',
          'Iterator',
          'BroadcastChannel',
          'VideoFrame',
          'ImageDecoder',
          'GPUDevice',
          'Float16Array',
          'trustedTypes',
          'navigation',
          'cookieStore',
          'Temporal',
        ],
      ],
    ] as const)
      for (const name of names) Reflect.deleteProperty(owner, name);
  });

/** Errors of the page, from its events and its console. */
function complaints(page: Page): string[] {
  const found: string[] = [];
  page.on('pageerror', (error) => found.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') found.push(message.text());
  });
  return found;
}

test('the explore door has layers, cards, time and WebGL in the oldest browsers', async ({ page }) => {
  test.setTimeout(180_000);
  await age(page);
  const wrong = complaints(page);
  await page.goto('./#v=1&on=rail-hsr,air-silk-road,trains,stations&sel=rail-hsr/zhengyu&t=2030');
  expect(await page.evaluate(() => 'toSorted' in [] || 'OffscreenCanvas' in window)).toBe(false);
  await glMapReady(page);
  await expect(page.locator('[data-card]')).toContainText('郑渝');
  await expect(page.locator('#map canvas').first()).toBeVisible();
  await page.getByRole('combobox', { name: '搜索' }).fill('zygt');
  await expect(page.getByRole('option').first()).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(wrong).toEqual([]);
});

test('an embed has its link’s view, its card and WebGL in the oldest browsers, and lets the article scroll', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await age(page);
  const wrong = complaints(page);
  await page.goto('embed/rail/#on=rail-hsr&t=2030&sel=rail-hsr/zhengyu&title=2030');
  await expect(page.locator('svg.svg-map [data-layer="rail-hsr"]').first()).toBeVisible();
  await expect(page.locator('[data-card]')).toContainText('郑渝');
  await expect(page.locator('#title')).toHaveText(/2030/);
  // Without fullscreen, a wheel scrolls the article.
  const stopped = await page.locator('#map').evaluate((map) => {
    const wheel = new WheelEvent('wheel', { deltaY: 100, bubbles: true, cancelable: true });
    map.querySelector('svg')?.dispatchEvent(wheel);
    return wheel.defaultPrevented;
  });
  expect(stopped).toBe(false);
  await expect(page.locator('[data-fill]')).toBeHidden();
  await page.keyboard.press('Escape');
  await page.locator('#map').click({ position: { x: 20, y: 20 } });
  await glMapReady(page);
  expect(wrong).toEqual([]);
});

/** Ways in which the app of a page fails, with the page's message. */
const FAILURES: Readonly<Record<string, { address: string; put: string | null; says: RegExp }>> = {
  'a file that does not come': { address: '**/assets/*.js', put: null, says: /TypeError|未能下载/ },
  'a file that cannot be parsed': { address: '**/assets/*.js', put: 'let let = ;', says: /SyntaxError/ },
  'a file that throws': {
    address: '**/assets/*.js',
    put: 'throw new Error("no luck")',
    says: /no luck|SyntaxError/,
  },
  'a catalogue that does not come': { address: '**/catalogue.json', put: null, says: /TypeError/ },
  'a catalogue that is none': { address: '**/catalogue.json', put: '<p>', says: /SyntaxError/ },
};
for (const [what, { address, put, says }] of Object.entries(FAILURES))
  test(`${what}: each door keeps its published picture, and says why`, async ({ page }) => {
    await page.route(address, (route) =>
      put === null ? route.abort() : route.fulfill({ body: put, contentType: 'text/javascript' }),
    );
    await page.goto('embed/rail/#on=roads&t=2030&title=Roads%20of%202030');
    const heading = await page.locator('#title').textContent();
    await expect(page.getByRole('alert')).toContainText(says);
    await expect(page.locator('svg.svg-map [data-layer="rail-hsr"]').first()).toBeVisible();
    await expect(page.locator('#title')).toBeVisible();
    await expect(page.locator('.legend summary, .legend .rows').last()).toBeVisible();
    // The title of a view that is not drawn would be wrong.
    expect(heading).not.toContain('Roads of 2030');
    await page.getByRole('alert').getByRole('button', { name: '关闭' }).click();
    await expect(page.getByRole('alert')).toBeHidden();

    await page.goto('./#v=1&on=roads');
    await expect(page.getByRole('alert')).toContainText(says);
    // The message must not name the device as the cause.
    await expect(page.locator('body')).not.toContainText('WebGL 2');
    for (const { id } of catalogue.layers.filter((l) => l.on))
      await expect(page.locator(`svg.svg-map [data-layer="${id}"]`).first()).toBeVisible();
  });

test('an embed whose data fail to load returns to its published view, and names them', async ({ page }) => {
  const roads = catalogue.layers.find((l) => l.id === 'rail-metro') ?? catalogue.layers.at(-1);
  if (!roads) throw new Error('got no layer, expected some');
  await page.route(`**/${roads.file.href.split('/').at(-1) ?? ''}`, (route) => route.abort());
  await page.goto(`embed/rail/#on=${roads.id}&t=2030`);
  await expect(page.getByRole('status').filter({ hasText: roads.title.zh })).toBeVisible();
  await expect(page.locator('svg.svg-map [data-layer="rail-hsr"]').first()).toBeVisible();
  await expect(page.locator('#title')).toBeVisible();
});

test('without a worker the static map stays, and no message names the device as the cause', async ({
  page,
}) => {
  await page.route('**/*worker*.js', (route) => route.abort());
  await page.goto('./#v=1&on=rail-hsr');
  await expect(page.locator('#map')).toHaveAttribute('data-gl-map', 'failed');
  const note = page.getByRole('status').filter({ hasText: '静态地图' });
  await expect(note).toContainText('Worker');
  await expect(note).not.toContainText('此浏览器');
  await expect(page.locator('svg.svg-map [data-layer="rail-hsr"]').first()).toBeVisible();
});

test('if MapLibre cannot read the style, the static map stays, and a notice gives the reason', async ({
  page,
}) => {
  await page.addInitScript(() => {
    // MapLibre reads the font faces of every style, and swallows errors of that read.
    Object.defineProperty(Object.prototype, 'font-faces', {
      get() {
        throw new Error('no style');
      },
    });
  });
  await page.goto('./#v=1&on=rail-hsr');
  await expect(page.locator('#map')).toHaveAttribute('data-gl-map', 'failed');
  await expect(page.getByRole('status').filter({ hasText: '静态地图' })).toContainText('style.load');
  await expect(page.locator('svg.svg-map [data-layer="rail-hsr"]').first()).toBeVisible();
});

test('the prefixed fullscreen API is used where it is the only one', async ({ page }) => {
  await age(page);
  await page.addInitScript(() => {
    let filled: Element | null = null;
    const turn = (element: Element | null): void => {
      filled = element;
      document.dispatchEvent(new Event('webkitfullscreenchange'));
    };
    const define = (owner: object, name: string, value: PropertyDescriptor): void => {
      Object.defineProperty(owner, name, { configurable: true, ...value });
    };
    define(Document.prototype, 'webkitFullscreenEnabled', { get: () => true });
    define(Document.prototype, 'webkitFullscreenElement', { get: () => filled });
    define(Document.prototype, 'webkitExitFullscreen', {
      value: () => {
        turn(null);
      },
    });
    define(Element.prototype, 'webkitRequestFullscreen', {
      value(this: Element) {
        turn(this);
      },
    });
  });
  await page.goto('embed/rail/');
  const button = page.locator('[data-fill]');
  await button.click();
  await expect(button).toHaveAttribute('aria-label', '退出全屏');
  await expect(page.locator('html')).toHaveClass(/\bfilled\b/);
  await button.click();
  await expect(button).toHaveAttribute('aria-label', '全屏');
});
