/** Guided stories: every chapter of every tour can be told, linked to, and left. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { TourIndex } from '../../src/domain/catalogue.ts';
import { catalogue, goTo, openStill } from './atlas.ts';

const { tours } = JSON.parse(
  readFileSync(join(resolve(import.meta.dirname, '../../dist/data'), catalogue.tours.href), 'utf8'),
) as TourIndex;

test('a story is started, goes on, and ends where one wants', async ({ page }) => {
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

test('a story plays by itself where motion is wanted', async ({ page }) => {
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

test('a link to a chapter that is not there says so', async ({ page }) => {
  await openStill(page, 'v=1&story=overview/nowhere');
  await expect(page.getByRole('status').filter({ hasText: '已忽略' })).toBeVisible();
  await expect(page.locator('[data-story]')).toHaveCount(0);
});
