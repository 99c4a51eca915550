/**
 * Long texts and large type push nothing off the screen: every control is on it or can be scrolled to, and the map
 * stays. A browser flag sets the reader's font size, because breakpoints in em follow that and not the page's style.
 */
import { chromium, expect, test, type Browser, type Page } from '@playwright/test';
import { fit } from '../../src/domain/geometry/geo.ts';
import { catalogue, goTo, openStill, withoutWebgl } from './atlas.ts';
import { offScreen, outOfReach } from './controls.ts';
import { BROWSER, FLAGS } from './playwright.config.ts';

/** The feature with the longest card, in the year with most changes. */
const LONG = 'sel=rail-intercity/zhengxu';
const [FIRST, LAST] = catalogue.years;
const YEARS = Array.from({ length: LAST - FIRST + 1 }, (_, i) => String(FIRST + i));

/** A browser whose reader has set that font size in pixels. */
const withType = (px: number): Promise<Browser> =>
  chromium.launch({
    ...(BROWSER ? { executablePath: BROWSER } : {}),
    args: [...FLAGS, `--blink-settings=defaultFontSize=${String(px)}`],
  });

/** Closes the notice about missing WebGL, which covers controls in a small window. */
async function closeNotes(page: Page): Promise<void> {
  await page.locator('.notes button').first().click();
  await expect(page.locator('.notes p')).toHaveCount(0);
}

/** Opens each dialog and fold-out over the map on a fresh page; returns their controls that are out of reach. */
async function dialogsOutOfReach(page: Page): Promise<string[]> {
  const found: string[] = [];
  const look = async (what: string, scope: string, seen = scope): Promise<void> => {
    await expect(page.locator(seen).first()).toBeVisible();
    found.push(...(await outOfReach(page, scope)).map((control) => `${what}: ${control}`));
  };
  const credits = page.locator('.credits summary');
  const lookAtCredits = async (what: string): Promise<void> => {
    await credits.click();
    await look(what, '.credits details', '.credits li');
    // The keyboard or a finger scrolls to the first one.
    const first = page.locator('.credits li').first();
    await first.scrollIntoViewIfNeeded();
    expect((await first.boundingBox())?.y, what).toBeGreaterThanOrEqual(0);
    await credits.click();
  };
  await lookAtCredits('credits');
  const fold = page.locator('.fold');
  if ((await fold.isVisible()) && (await fold.getAttribute('aria-expanded')) === 'false') await fold.click();
  await page.locator('#body .row .more').first().click();
  await page.locator('.details summary').click();
  await look('details', '.details');
  await page.locator('.details .actions button').last().click();
  await expect(page.locator('dialog tbody button').first()).toBeVisible();
  await look('table', 'dialog');
  // More than one row is readable.
  expect((await page.locator('dialog .scroll').boundingBox())?.height).toBeGreaterThan(150);
  await page.keyboard.press('Escape');
  await page.locator('input[type=search]').fill('zheng');
  await look('search', 'search');
  const option = page.getByRole('option').first();
  await option.scrollIntoViewIfNeeded();
  await expect(option).toBeInViewport({ ratio: 0.9 });
  await page.locator('input[type=search]').fill('');
  await page.locator('#tab-data').click();
  for (const svgMap of ['figures', 'quality']) {
    await page.locator(`#body [data-data-panel="${svgMap}"]`).click();
    await expect(page.locator('[role=dialog] button').nth(1)).toBeVisible();
    await look(svgMap, '[role=dialog]');
    await page.keyboard.press('Escape');
  }
  await goTo(page, `v=1&${LONG}`);
  await expect(page.locator('[data-card] h2')).toBeVisible();
  await lookAtCredits('credits over a card');
  return found;
}

for (const lang of ['zh', 'en'] as const)
  test(`no moment pushes a control off the screen, at any width: ${lang}`, async ({ page }) => {
    await page.setViewportSize({ width: 1024, height: 768 });
    await openStill(page, `v=1&lang=${lang}&${LONG}`);
    await expect(page.locator('[data-card] h2')).toBeVisible();
    await expect(page.locator('.time .bar')).toBeVisible();
    expect(YEARS.length).toBeGreaterThan(20);
    const found: string[] = [];
    const look = async (width: number, years: readonly string[]): Promise<void> => {
      for (const year of years) {
        await goTo(page, `v=1&lang=${lang}&t=${year}&${LONG}`);
        await expect(page.locator('[data-moment]')).toHaveAttribute('data-moment', /^(\d{4})?$/);
        await expect(page.locator('[data-card] h2')).toBeVisible();
        found.push(...(await offScreen(page)).map((what) => `${String(width)}, ${year}: ${what}`));
      }
    };
    await look(1024, YEARS);
    for (const width of [801, 900, 1000, 1100, 1240, 1241, 1280, 1366, 1440, 1920]) {
      await page.setViewportSize({ width, height: 800 });
      await look(width, ['2023', '2035']);
    }
    expect(found).toEqual([]);
    // Time bar and card have enough room to be read.
    await page.setViewportSize({ width: 1024, height: 768 });
    expect((await page.locator('[data-card]').boundingBox())?.width).toBeGreaterThan(300);
    expect((await page.locator('.time .bar').boundingBox())?.width).toBeGreaterThan(400);
  });

test('large type keeps the map: its least zoom stays within the pan limits, and controls are in reach', async ({
  baseURL,
}) => {
  for (const [px, width, height] of [
    [20, 900, 600],
    [20, 1024, 768],
    [24, 800, 600],
    [32, 390, 844],
  ] as const) {
    const browser = await withType(px);
    try {
      const page = await browser.newPage({
        viewport: { width, height },
        reducedMotion: 'reduce',
        ...(baseURL ? { baseURL } : {}),
      });
      const where = `${String(px)} px, ${String(width)}×${String(height)}`;
      await openStill(page, 'v=1&on=rail-hsr&sel=rail-hsr/zhengyu');
      await expect(page).toHaveURL(/at=/);
      const zoom = Number(/at=[\d.]+,[\d.]+,(-?[\d.]+)/.exec(page.url())?.[1]);
      expect(zoom, where).toBeGreaterThanOrEqual(fit(catalogue.reach, { width, height }).zoom - 0.01);
      await expect(page.locator('[data-card] h2')).toBeVisible();
      await closeNotes(page);
      expect(await offScreen(page), where).toEqual([]);
      // The address is one that the atlas accepts.
      await page.reload();
      await expect(page.locator('[data-card] h2')).toBeVisible();
      await expect(page.locator('.notes p')).toHaveCount(1);
    } finally {
      await browser.close();
    }
  }
});

test('large type leaves dialogs and fold-outs in reach', async ({ baseURL }) => {
  const browser = await withType(32);
  try {
    const page = await browser.newPage({
      viewport: { width: 900, height: 600 },
      reducedMotion: 'reduce',
      ...(baseURL ? { baseURL } : {}),
    });
    await openStill(page, 'v=1&lang=en');
    await closeNotes(page);
    expect(await dialogsOutOfReach(page)).toEqual([]);
  } finally {
    await browser.close();
  }
});

for (const viewport of [
  { width: 427, height: 267 },
  { width: 320, height: 256 },
])
  test.describe(`a page at three or four times its size: ${String(viewport.width)}×${String(viewport.height)}`, () => {
    test.use({ viewport });

    test('has every control in reach, folded or by scrolling', async ({ page }) => {
      await withoutWebgl(page);
      for (const [link, opener, part] of [
        ['v=1&lang=en', null, '.corner'],
        ['v=1&lang=en', '.fold', '.door.open .body'],
        ['v=1&lang=en&t=2023', '.top .time', '.time .bar'],
        [`v=1&${LONG}`, null, '[data-card]'],
        ['v=1&story=overview/innovation', null, '[data-story]'],
        ['v=1&lang=en', '.top .button >> nth=-1', '[role=dialog]'],
      ] as const) {
        await page.goto('about:blank');
        await openStill(page, link);
        await closeNotes(page);
        if (opener) await page.locator(opener).click();
        await expect(page.locator(part)).toBeVisible();
        // A card, a story or a dialog covers controls, which are in reach after it is closed.
        const covers = part.startsWith('[');
        expect(await outOfReach(page, covers ? part : 'body'), `${link} ${part}`).toEqual([]);
        if (!covers) expect(await offScreen(page), `${link} ${part}`).toEqual([]);
      }
      // The codes of the share panel, which is open last, need no sideways scrolling.
      const dialog = page.locator('[role=dialog] .scroll');
      expect(await dialog.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
    });

    test('has dialogs and fold-outs in reach', async ({ page }) => {
      await openStill(page, 'v=1&lang=en');
      await closeNotes(page);
      expect(await dialogsOutOfReach(page)).toEqual([]);
      await page.goto('about:blank');
      await openStill(page, 'v=1&lang=en&t=2023');
      await closeNotes(page);
      await page.locator('.top .time').click();
      await page.locator('.time [aria-controls="changes"]').click();
      await expect(page.locator('#changes li').first()).toBeVisible();
      expect((await page.locator('#changes').boundingBox())?.y).toBeGreaterThanOrEqual(0);
    });

    test('has static pages that do not scroll sideways', async ({ page }) => {
      for (const path of ['layers/cities/', 'plan/', 'quality/', 'embed/guide/', 'embed/gallery/']) {
        const answer = await page.goto(`./${path}`);
        expect(answer?.ok(), path).toBe(true);
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(sideways, path).toBeLessThanOrEqual(0);
      }
    });
  });

for (const [name, viewport, insets] of [
  ['upright', { width: 390, height: 844 }, { top: 47, right: 0, bottom: 34, left: 0 }],
  ['on its side', { width: 844, height: 390 }, { top: 0, right: 47, bottom: 21, left: 47 }],
] as const)
  test(`a phone with a notch, ${name}, keeps controls and text clear of it`, async ({ page }) => {
    await page.setViewportSize(viewport);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setSafeAreaInsetsOverride', { insets });
    await withoutWebgl(page);
    for (const [link, opener, part] of [
      ['v=1', null, '.corner'],
      ['v=1', '.fold', '.door.open .body'],
      ['v=1&t=2023', '.top .time', '.time .bar'],
      [`v=1&${LONG}`, null, '[data-card] h2'],
      ['v=1&story=overview/innovation', null, '[data-story] h2'],
      ['v=1', '.top .button >> nth=-1', '[role=dialog]'],
    ] as const) {
      await page.goto('about:blank');
      await openStill(page, link);
      if (opener) await page.locator(opener).click();
      await expect(page.locator(part)).toBeVisible();
      expect(await offScreen(page, insets), `${link} ${part}`).toEqual([]);
    }
    for (const path of ['embed/', 'plan/']) {
      await page.goto(`./${path}`);
      await page.evaluate(() => {
        scrollTo(0, document.documentElement.scrollHeight);
      });
      const edges = await page.evaluate(() => {
        const { paddingTop, paddingBottom } = getComputedStyle(document.body);
        const lefts = [...document.querySelectorAll('h1, h2, a, p')].map((e) => e.getBoundingClientRect());
        const seen = lefts.filter((box) => box.width > 1);
        return {
          top: parseFloat(paddingTop),
          bottom: parseFloat(paddingBottom),
          left: Math.min(...seen.map((box) => box.left)),
          right: innerWidth - Math.max(...seen.map((box) => box.right)),
        };
      });
      for (const side of ['top', 'right', 'bottom', 'left'] as const)
        expect(edges[side], `${path} ${side}`).toBeGreaterThanOrEqual(insets[side]);
    }
  });
