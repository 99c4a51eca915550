/** Accessibility on small and low screens, on walls, by keyboard, in forced colours, and without script. */
import AxeBuilder from '@axe-core/playwright';
import { chromium, expect, test, type Locator, type Page } from '@playwright/test';
import { planPageOf, pageOf } from '../../src/domain/view/link.ts';
import { qualityPageOf } from '../../src/domain/plan/quality.ts';
import { catalogue, openStill } from './atlas.ts';
import { BROWSER, FLAGS } from './playwright.config.ts';

interface Box {
  what: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
}
const PARTS = ['.panel', '.top', '.corner', '.door > footer', '.time .bar', '[data-card]', '[data-story]'];

/** Bounding boxes of the visible parts of the door. */
const parts = (page: Page, selectors: readonly string[] = PARTS): Promise<Box[]> =>
  page.evaluate(
    (all) =>
      all.flatMap((what) => {
        const element = document.querySelector(what);
        if (!element?.checkVisibility()) return [];
        const { left, top, right, bottom } = element.getBoundingClientRect();
        return right > left && bottom > top ? [{ what, left, top, right, bottom }] : [];
      }),
    [...selectors],
  );
/** Pairs that overlap by more than a pixel. */
const overlaps = (boxes: readonly Box[]): string[] =>
  boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .filter(
        (b) =>
          Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
          Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1,
      )
      .map((b) => `${a.what} and ${b.what}`),
  );
/** Parts that extend over the edges of the screen. */
const cut = (boxes: readonly Box[], { width, height }: { width: number; height: number }): string[] =>
  boxes
    .filter((b) => b.left < -1 || b.top < -1 || b.right > width + 1 || b.bottom > height + 1)
    .map((b) => b.what);
/** The part of the screen that flights consider free, from the map's padding. */
const room = (page: Page): Promise<{ width: number; height: number; bottom: number }> =>
  page.locator('#map').evaluate((map) => {
    const css = getComputedStyle(map);
    const [t = 0, r = 0, b = 0, l = 0] = ['top', 'right', 'bottom', 'left'].map((side) =>
      parseFloat(css.getPropertyValue(`padding-${side}`)),
    );
    return {
      width: map.clientWidth - l - r,
      height: map.clientHeight - t - b,
      bottom: map.clientHeight - b,
    };
  });
const axe = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`);
};

for (const viewport of [
  { width: 844, height: 390 },
  { width: 640, height: 400 },
])
  test.describe(`at ${String(viewport.width)} × ${String(viewport.height)}`, () => {
    test.use({ viewport });

    test('the map fills the screen, and nothing is cut or covered', async ({ page }) => {
      await openStill(page);
      await expect(page.locator('.door.closed')).toBeVisible();
      const free = await room(page);
      expect(free.height).toBeGreaterThan(viewport.height * 0.55);
      expect(free.width).toBeGreaterThan(viewport.width * 0.9);
      let boxes = await parts(page);
      expect(boxes.map((b) => b.what)).toEqual(['.panel', '.top', '.corner', '.door > footer']);
      expect([...overlaps(boxes), ...cut(boxes, viewport)]).toEqual([]);
      await page.locator('.top .time').click();
      await expect(page.locator('.time .bar')).toBeVisible();
      boxes = await parts(page);
      expect([...overlaps(boxes), ...cut(boxes, viewport)]).toEqual([]);
      const bar = boxes.find((b) => b.what === '.time .bar');
      expect((await room(page)).bottom).toBeLessThanOrEqual(bar?.top ?? NaN);
      expect(await axe(page)).toEqual([]);
    });

    test('panel, card and story lie beside the map', async ({ page }) => {
      await openStill(page);
      await page.locator('.fold').click();
      await expect(page.locator('.door.open .body')).toBeVisible();
      let boxes = await parts(page);
      expect([...overlaps(boxes), ...cut(boxes, viewport)]).toEqual([]);
      expect((await room(page)).width).toBeGreaterThan(viewport.width * 0.4);
      for (const [link, what] of [
        ['v=1&sel=cities/zhengzhou', '[data-card]'],
        ['v=1&story=overview/infrastructure', '[data-story]'],
      ] as const) {
        await openStill(page);
        await page.goto(`./#${link}`);
        await expect(page.locator(what)).toBeVisible();
        boxes = await parts(page);
        expect(boxes.map((b) => b.what)).toContain(what);
        expect([...overlaps(boxes), ...cut(boxes, viewport)]).toEqual([]);
      }
    });
  });

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('notices have the full width, below the buttons and above the foot of the map', async ({ page }) => {
    await openStill(page, 'v=1&on=nosuch,cities&sel=cities/zhengzhou');
    await expect(page.locator('[data-card] h2')).toBeVisible();
    await expect(page.locator('.notes p').first()).toBeVisible();
    const [tell] = await parts(page, ['.notes']);
    expect((tell?.right ?? 0) - (tell?.left ?? 0)).toBeGreaterThan(360);
    expect(overlaps(await parts(page, ['.notes', '.top', '.door > footer', '[data-card]']))).toEqual([]);
  });

  test('flights avoid the time bar and its list', async ({ page }) => {
    await openStill(page);
    await page.locator('.top .time').click();
    const [bar] = await parts(page, ['.time .bar']);
    expect((await room(page)).bottom).toBeLessThanOrEqual(bar?.top ?? NaN);
    await page.locator('.time [aria-controls="changes"]').click();
    await expect(page.locator('#changes li').first()).toBeVisible();
    const [list] = await parts(page, ['#changes']);
    expect((await room(page)).bottom).toBeLessThanOrEqual(list?.top ?? NaN);
  });
});

test('flights avoid the list of changes on a desktop', async ({ page }) => {
  await openStill(page);
  await page.locator('.time [aria-controls="changes"]').click();
  await expect(page.locator('#changes li').first()).toBeVisible();
  const [list] = await parts(page, ['#changes']);
  expect((await room(page)).bottom).toBeLessThanOrEqual(list?.top ?? NaN);
});

test('arrows, Home and End move between tabs; only the selected tab is in the tab order', async ({
  page,
}) => {
  await openStill(page);
  const tabs = page.getByRole('tab');
  const count = await tabs.count();
  const chosen = async (i: number): Promise<void> => {
    await expect(tabs.nth(i)).toBeFocused();
    await expect(tabs.nth(i)).toHaveAttribute('aria-selected', 'true');
    expect(await tabs.evaluateAll((all) => all.map((t) => (t as HTMLElement).tabIndex))).toEqual(
      Array.from({ length: count }, (_, j) => (j === i ? 0 : -1)),
    );
    await expect(page.locator('#body')).toBeVisible();
  };
  await tabs.first().focus();
  // The code for keys comes after the first paint.
  await expect(page.locator('.time .bar')).toBeVisible();
  for (const [key, at] of [
    ['ArrowRight', 1],
    ['End', count - 1],
    ['ArrowRight', 0],
    ['ArrowLeft', count - 1],
    ['Home', 0],
    ['Home', 0],
  ] as const) {
    await page.keyboard.press(key);
    await chosen(at);
  }
  expect(await page.locator('[role="tablist"] > :not([role="tab"])').count()).toBe(0);
});

test.describe('in forced colours', () => {
  test.use({ forcedColors: 'active' });
  const look = (of: Locator): Promise<string> =>
    of.evaluate((e) => {
      const { backgroundColor, color } = getComputedStyle(e);
      return `${color} on ${backgroundColor}`;
    });

  test('states (selected, pressed, passed, off) remain distinguishable', async ({ page }) => {
    await openStill(page);
    const tabs = page.getByRole('tab');
    expect(await look(tabs.first())).not.toBe(await look(tabs.nth(1)));
    const moments = page.locator('.moments .button');
    await expect(moments.first()).toBeVisible();
    expect(await look(page.locator('.moments [aria-pressed="true"]'))).not.toBe(
      await look(page.locator('.moments [aria-pressed="false"]').first()),
    );
    // Switches are the system's own; swatches keep the colours of the map.
    await expect(page.getByRole('switch').first()).toHaveCSS('appearance', 'auto');
    await expect(page.locator('.swatch').first()).toHaveCSS('forced-color-adjust', 'none');
    await expect(page.locator('#map')).toHaveCSS('forced-color-adjust', 'none');
    await tabs.last().click();
    await page.locator('#body [data-data-panel="figures"]').click();
    const chips = page.locator('fieldset label');
    expect(await look(chips.and(page.locator('.chosen')))).not.toBe(
      await look(chips.and(page.locator(':not(.chosen)')).first()),
    );
    await page.goto('./#v=1&story=overview/infrastructure');
    await expect(page.locator('[data-story] .progress')).toBeVisible();
    const done = await look(page.locator('.progress .done').first());
    const ahead = await look(page.locator('.progress span:not(.done, .here)').first());
    expect(done).not.toBe(ahead);
    expect(await axe(page)).toEqual([]);
  });
});

/** Touch targets smaller than the given size. Switches count with their label; links within a sentence are exempt. */
const tooSmall = (page: Page, least: number): Promise<string[]> =>
  page.evaluate((min) => {
    const all = document.querySelectorAll<HTMLElement>(
      '#app :is(button, summary, label, .field, [role="option"], .sources a)',
    );
    return [...all].flatMap((e) => {
      if (!e.checkVisibility({ visibilityProperty: true })) return [];
      const { width, height } = e.getBoundingClientRect();
      return Math.min(width, height) >= min - 0.5
        ? []
        : [
            `${e.tagName} ${e.className} "${e.textContent.trim().slice(0, 12)}" ${String(width)}×${String(height)}`,
          ];
    });
  }, least);

for (const [name, viewport, least] of [
  ['a phone', { width: 390, height: 844 }, 44],
  ['a wall', { width: 1920, height: 1080 }, 48],
] as const)
  test.describe(`fingers on ${name}`, () => {
    test.use({ viewport, hasTouch: true, isMobile: least === 44 });

    test('find no target that is too small', async ({ page }) => {
      await openStill(page);
      const tabs = page.getByRole('tab');
      if (await page.locator('.door.closed').isVisible()) await tabs.first().tap();
      await page.locator('.more').first().tap();
      await expect(page.locator('.details summary').first()).toBeVisible();
      expect(await tooSmall(page, least)).toEqual([]);
      await tabs.nth(1).tap();
      await page.locator('#body .element').nth(2).tap();
      await expect(page.locator('li.chosen h4').first()).toBeVisible();
      expect(await tooSmall(page, least)).toEqual([]);
      await page.getByRole('combobox').fill('郑');
      await expect(page.getByRole('option').first()).toBeVisible();
      expect(await tooSmall(page, least)).toEqual([]);
      await page.getByRole('option').first().tap();
      await page.goto('./#v=1&sel=cities/zhengzhou');
      await expect(page.locator('.sources a').first()).toBeVisible();
      expect(await tooSmall(page, least)).toEqual([]);
    });
  });

test.describe('type', () => {
  /** Sizes of the visible text, CSS pixels. */
  const sizes = (page: Page): Promise<number[]> =>
    page.evaluate(() => {
      const walk = document.createTreeWalker(
        document.querySelector('#app') ?? document,
        NodeFilter.SHOW_TEXT,
      );
      const found = new Set<number>();
      while (walk.nextNode()) {
        const { parentElement, textContent } = walk.currentNode;
        if (textContent?.trim() && parentElement?.checkVisibility())
          found.add(parseFloat(getComputedStyle(parentElement).fontSize));
      }
      return [...found].sort((a, b) => a - b);
    });

  test('is at least 13 px on a desktop', async ({ page }) => {
    await openStill(page, 'v=1&sel=cities/zhengzhou');
    await expect(page.locator('[data-card] h2')).toBeVisible();
    expect((await sizes(page))[0]).toBeGreaterThanOrEqual(13);
    await page.getByRole('tab').nth(1).click();
    await page.locator('#body .element').first().click();
    await expect(page.locator('li.chosen .cited li').first()).toBeVisible();
    expect((await sizes(page))[0]).toBeGreaterThanOrEqual(13);
  });

  for (const [width, height, root] of [
    [1920, 1080, 20],
    [3840, 2160, 40],
  ] as const)
    test.describe(`on a touch wall ${String(width)} px wide`, () => {
      test.use({ viewport: { width, height }, hasTouch: true, isMobile: true });
      test('is a quarter larger', async ({ page }) => {
        await openStill(page);
        expect(await page.evaluate(() => matchMedia('(pointer: coarse)').matches)).toBe(true);
        const size = await page.evaluate(() =>
          parseFloat(getComputedStyle(document.documentElement).fontSize),
        );
        expect(size).toBeCloseTo(root, 1);
      });
    });
});

test('text follows the reader’s font size; in an embed as far as its frame has room', async ({ baseURL }) => {
  const browser = await chromium.launch({
    ...(BROWSER ? { executablePath: BROWSER } : {}),
    args: [...FLAGS, '--blink-settings=defaultFontSize=24'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 340, height: 480 } });
    for (const [path, root] of [
      ['', 24],
      ['embed/guide/', 24],
      ['embed/', 0.06 * 340],
    ] as const) {
      await page.goto(`${baseURL ?? ''}${path}`);
      const size = await page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
      expect(parseFloat(size), path).toBeCloseTo(root, 1);
    }
  } finally {
    await browser.close();
  }
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('the pages of the plan, of data quality and of every layer are linked', async ({ page }) => {
    await page.goto('./');
    const addresses = (['zh', 'en'] as const).flatMap((lang) => [
      planPageOf(lang),
      qualityPageOf(lang),
      ...catalogue.layers.map((l) => pageOf(l.id, lang)),
    ]);
    for (const address of addresses) await expect(page.locator(`a[href="./${address}"]`)).toBeVisible();
    await page.locator(`a[href="./${planPageOf('zh')}"]`).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('规划要点');
    await page.locator('nav').getByRole('link', { name: '数据质量' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('数据质量');
  });
});

test('axe finds nothing serious on the page of the plan', async ({ page }) => {
  test.slow(); // The page is long, and axe checks all of it twice.
  for (const lang of ['zh', 'en'] as const) {
    await page.goto(`./${planPageOf(lang)}`);
    expect(await axe(page)).toEqual([]);
  }
});
