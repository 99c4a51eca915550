/** Guided stories: every chapter of every tour can be played, linked to, and left. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import type { Chapter, TourIndex } from '../../src/domain/layer/catalogue.ts';
import { refOf } from '../../src/domain/layer/feature.ts';
import { fit, positions, toScreen, type Size } from '../../src/domain/geometry/geo.ts';
import { catalogue, goTo, layerData, openStill } from './atlas.ts';

const { tours } = JSON.parse(
  readFileSync(join(resolve(import.meta.dirname, '../../dist/data'), catalogue.tours.href), 'utf8'),
) as TourIndex;

test('a story can be started, continued, and ended at any chapter', async ({ page }) => {
  const tour = tours.find((t) => t.id === 'overview');
  const [first, second] = tour?.chapters ?? [];
  if (!tour || !first || !second) throw new Error('no tour overview with two chapters');
  await openStill(page);
  await page.getByRole('tab', { name: '导览' }).click();
  await page.getByRole('button', { name: '开始' }).first().click();
  const player = page.locator('[data-story]');
  await expect(player).toContainText(first.text.zh);
  await expect(page).toHaveURL(new RegExp(`story=overview/${first.id}`));
  await player.press('ArrowRight');
  await expect(player).toContainText(second.text.zh);
  await player.press('PageUp');
  await expect(player).toContainText(first.title.zh);
  await page.getByRole('button', { name: '结束导览' }).click();
  await expect(player).toHaveCount(0);
  await expect(page).not.toHaveURL(/story=/);
});

test('a story plays by itself unless motion is reduced', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  const [first, second] = tours[0]?.chapters ?? [];
  if (!tours[0] || !first || !second) throw new Error('no tour with two chapters');
  await openStill(page, `v=1&story=${tours[0].id}/${first.id}`);
  const player = page.locator('[data-story]');
  await player.getByRole('button', { name: '自动播放' }).click();
  await expect(player).toHaveAttribute('data-story', `${tours[0].id}/${second.id}`, {
    timeout: (first.seconds + 20) * 1000,
  });
  await player.getByRole('button', { name: '暂停' }).click();
  await expect(player.getByRole('button', { name: '自动播放' })).toBeVisible();
});

test('every chapter can be linked to, with its layers, moment and highlights', async ({ page }) => {
  test.setTimeout(300_000);
  expect(tours.length).toBeGreaterThanOrEqual(4);
  await openStill(page);
  for (const tour of tours)
    for (const chapter of tour.chapters) {
      await goTo(page, `v=1&story=${tour.id}/${chapter.id}`);
      await expect(page.locator('[data-story]')).toContainText(chapter.text.zh);
      await expect(page.locator('#map')).toHaveAttribute(
        'data-view',
        catalogue.layers
          .filter((l) => chapter.on.includes(l.id))
          .map((l) => l.id)
          .join(' '),
      );
      await expect(page.locator('[data-moment]')).toHaveAttribute('data-moment', chapter.moment ?? '');
    }
});

for (const size of [
  { width: 390, height: 844 },
  { width: 1080, height: 1920 },
  { width: 1920, height: 1080 },
])
  test(`the player lies inside the screen and is accessible: ${String(size.width)}×${String(size.height)}`, async ({
    page,
  }) => {
    await page.setViewportSize(size);
    await openStill(page, 'v=1&story=overview/innovation');
    const player = page.locator('[data-story]');
    await expect(player).toBeVisible();
    const box = await player.boundingBox();
    expect(box).not.toBeNull();
    if (!box) return;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(size.width);
    expect(box.y + box.height).toBeLessThanOrEqual(size.height);
    await expect(player.getByRole('button', { name: '下一章' })).toBeInViewport();
    const { violations } = await new AxeBuilder({ page }).include('[data-story]').analyze();
    expect(violations.filter((v) => v.impact === 'serious' || v.impact === 'critical')).toEqual([]);
  });

test('a link to an unknown chapter gives a notice', async ({ page }) => {
  await openStill(page, 'v=1&story=overview/nowhere');
  await expect(page.getByRole('status').filter({ hasText: '已忽略' })).toBeVisible();
  await expect(page.locator('[data-story]')).toHaveCount(0);
});

/** Positions of a chapter's highlights within its bounds; lines may continue beyond them. */
const raisedIn = ({ highlight, bounds: [w, s, e, n] }: Chapter): [string, number, number][] =>
  highlight.flatMap((text) => {
    const ref = refOf(text);
    const found = layerData(ref.layer).features.find((f) => f.properties.id === ref.feature);
    if (!found) throw new Error(`no feature ${text}`);
    return [...positions(found.geometry)].flatMap(([lon = NaN, lat = NaN]) =>
      lon >= w && lon <= e && lat >= s && lat <= n ? [[text, lon, lat] as [string, number, number]] : [],
    );
  });

/** Highlights of a chapter that are off the screen or covered, at the camera in the address. */
async function hidden(page: Page, chapter: Chapter, size: Size): Promise<string[]> {
  const [, lat = NaN, lon = NaN, zoom = NaN] =
    /at=([\d.]+),([\d.]+),([\d.]+)/.exec(page.url())?.map(Number) ?? [];
  if (Number.isNaN(zoom)) return ['the map has not moved'];
  const camera = { lon, lat, zoom };
  const points = raisedIn(chapter).map(([text, x, y]) => [text, ...toScreen(camera, size, x, y)] as const);
  expect(points.length).toBeGreaterThan(0);
  return page.evaluate(
    (all) => [
      ...new Set(
        all.flatMap(([text, x, y]) => {
          const top = document.elementFromPoint(x, y);
          return top?.closest('#map')
            ? []
            : [`${text} ${top ? `under ${String(top.getAttribute('class'))}` : 'off'}`];
        }),
      ),
    ],
    points,
  );
}

for (const size of [
  { width: 1920, height: 1080 },
  { width: 1080, height: 1920 },
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
])
  test(`highlights of a chapter are visible beside panels: ${String(size.width)}×${String(size.height)}`, async ({
    page,
  }) => {
    await page.setViewportSize(size);
    await openStill(page, 'v=1&at=34.9000,114.6000,9.50');
    await page.locator('.notes button').click();
    for (const tour of tours)
      for (const chapter of tour.chapters) {
        await goTo(page, `v=1&story=${tour.id}/${chapter.id}`);
        await expect(page.locator('[data-story]')).toContainText(chapter.text.zh);
        await expect
          .poll(() => hidden(page, chapter, size), { message: `${tour.id}/${chapter.id}` })
          .toEqual([]);
      }
  });

test('a story moves the map to each chapter, also to the first', async ({ page }) => {
  await openStill(page, 'v=1&at=34.9000,114.6000,9.50');
  await page.getByRole('tab', { name: '导览' }).click();
  const tour = tours.find((t) => t.id === 'innovation');
  const [first, second] = tour?.chapters ?? [];
  if (!tour || !first || !second) throw new Error('no tour innovation with two chapters');
  await page.getByRole('region', { name: tour.title.zh }).getByRole('button', { name: '开始' }).click();
  for (const chapter of [first, second]) {
    await expect(page.locator('[data-story]')).toContainText(chapter.text.zh);
    await expect.poll(() => hidden(page, chapter, { width: 1280, height: 800 })).toEqual([]);
    if (chapter === first) await page.getByRole('button', { name: '下一章' }).click();
  }
  // Close enough, too: the chapter fills at least half of the free area.
  const closest = Math.min(10.5, fit(second.bounds, { width: 1280, height: 800 }).zoom);
  await expect
    .poll(() => Number(/at=[\d.]+,[\d.]+,([\d.]+)/.exec(page.url())?.[1]))
    .toBeGreaterThan(closest - 2);
});

test('a story pauses when the reader moves the map', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await openStill(page);
  await page.getByRole('tab', { name: '导览' }).click();
  await page.getByRole('button', { name: '开始' }).first().click();
  const player = page.locator('[data-story]');
  await expect(player.getByRole('button', { name: '暂停' })).toBeVisible();
  await page.mouse.move(700, 300);
  await page.mouse.wheel(0, -200);
  await expect(player.getByRole('button', { name: '自动播放' })).toBeVisible();
});

test('the last chapter leads back to the first, and the focus stays in the player', async ({ page }) => {
  const tour = tours.find((t) => t.id === 'innovation');
  const [first, last] = [tour?.chapters[0], tour?.chapters.at(-1)];
  if (!first || !last) throw new Error('no tour innovation with chapters');
  await openStill(page, `v=1&story=innovation/${last.id}`);
  const player = page.locator('[data-story]');
  await player.getByRole('button', { name: '从头再看' }).press('Enter');
  await expect(player).toContainText(first.text.zh);
  await player.press('PageUp');
  await player.press('Escape');
  await expect(player).toHaveCount(0);
});

for (const link of ['v=1&story=overview/innovation', 'v=1&sel=cities/zhengzhou'])
  test(`on a phone the approval line stays visible: ${link}`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await openStill(page, link);
    await expect(page.locator('[data-story], [data-card]').first()).toBeVisible();
    const line = page.locator('footer').getByText('样图·未送审').first();
    await expect(line).toBeInViewport();
    // Visible, not only present: nothing covers it.
    const clear = await line.evaluate((e) => {
      const box = e.getBoundingClientRect();
      const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      return top !== null && (e.contains(top) || top.contains(e));
    });
    expect(clear).toBe(true);
  });

const HOME = catalogue.layers.filter((l) => l.on).map((l) => l.id);
const seen = (page: Page, layers: readonly string[]): Promise<void> =>
  expect(page.locator('#map')).toHaveAttribute('data-view', layers.join(' '));
const end = (page: Page): Promise<void> => page.getByRole('button', { name: '结束导览' }).click();

test('ending a story restores the map as it was before it', async ({ page }) => {
  await openStill(page, 'v=1&on=cities,rail-hsr&t=2015&hide=rail-hsr:existing&op=cities:0.4');
  await page.getByRole('tab', { name: '导览' }).click();
  await page.getByRole('region', { name: '八步看懂规划' }).getByRole('button', { name: '开始' }).click();
  await page.locator('[data-story]').press('PageDown');
  await seen(page, ['water-supply', 'rail-intercity', 'stations']);
  await expect(page.locator('[data-moment]')).toHaveAttribute('data-moment', '');
  await end(page);
  await seen(page, ['cities', 'rail-hsr']);
  await expect(page.locator('[data-moment]')).toHaveAttribute('data-moment', '2015');
  await expect(page).toHaveURL(/op=cities:0\.4&hide=rail-hsr:existing/);
});

test('ending a linked story gives the opening layers at the same place', async ({ page }) => {
  await openStill(page, 'v=1&at=34.6000,113.4000,9.00&story=rails-roads/first-strokes');
  await seen(page, ['rail-hsr', 'stations']);
  await end(page);
  await seen(page, HOME);
  await expect(page).not.toHaveURL(/story=|[#&]t=|on=|hide=/);
  await expect(page).toHaveURL(/at=34\.6000,113\.4000,9\.00/);
});

test('changes that the reader made during a story stay', async ({ page }) => {
  await openStill(page, 'v=1&story=rails-roads/first-strokes');
  await seen(page, ['rail-hsr', 'stations']);
  await page.locator('[data-layer-row="cities"]').getByRole('switch').click();
  await seen(page, ['cities', 'rail-hsr', 'stations']);
  await end(page);
  await expect(page.locator('[data-story]')).toHaveCount(0);
  await seen(page, ['cities', 'rail-hsr', 'stations']);
  // The moment was the chapter's.
  await expect(page.locator('[data-moment]')).toHaveAttribute('data-moment', '');
});

for (const sel of ['rail-hsr/zhengxi', 'plan-frames/approved-plan'])
  test(`a link to a chapter keeps the card it names: ${sel}`, async ({ page }) => {
    await openStill(page, `v=1&story=rails-roads/first-strokes&sel=${sel}`);
    await expect(page.locator('[data-story]')).toBeVisible();
    await expect(page.locator('[data-moment]')).toHaveAttribute('data-moment', '2012');
    await expect(page.locator(`[data-card="${sel}"]`)).toBeVisible();
    await expect(page.locator('#map')).toHaveAttribute('data-view', /rail-hsr stations/);
    await expect(page.locator('#map')).not.toHaveAttribute('data-view', /innovation-hubs/);
  });

test('highlighted features do not displace the names of cities', async ({ page }) => {
  await openStill(page, 'v=1&story=overview/services');
  await expect(page.locator('[data-story]')).toBeVisible();
  for (const city of ['郑州', '洛阳'])
    await expect(
      page.locator('#map svg text:not([data-of])').filter({ hasText: new RegExp(`^${city}$`) }),
    ).not.toHaveClass(/\boff\b/);
});
