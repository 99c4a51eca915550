/** The map at another time: moments, the slider, playing, what changed, and the static map alike. */
import { expect, test, type Page } from '@playwright/test';
import { catalogue, differing, goTo, layerData, mapPicture, openAtlas, openStill } from './atlas.ts';

const bar = (page: Page) => page.locator('[data-moment]');
/** A metropolitan line that opened two months after the article. */
const zhengxu = layerData('rail-intercity').features.find((f) => f.properties.id === 'zhengxu');

test('the Zhengxu line is being built at the article, open at the end of that year, absent in 2010', async ({
  page,
}) => {
  expect(zhengxu?.properties.since).toBe('2023-12-28');
  await openStill(page, 'v=1&sel=rail-intercity/zhengxu&t=2023-10-28');
  const card = page.locator('[data-card]');
  await expect(card).toContainText('2023年10月28日时：在建');
  await goTo(page, 'v=1&sel=rail-intercity/zhengxu&t=2023');
  await expect(card).toContainText('2023年时：现状');
  await goTo(page, 'v=1&sel=rail-intercity/zhengxu&t=2010');
  await expect(card).toContainText('2010年时：尚无');
  await expect(card).toContainText('2023年12月28日');
});

test('the map itself changes with the moment, and comes back', async ({ page }) => {
  await openAtlas(page, 'v=1&on=rail-hsr,rail-intercity');
  const today = await mapPicture(page);
  await page.getByRole('button', { name: '报道时' }).click();
  await expect(page).toHaveURL(/t=2023-10-28/);
  await expect.poll(async () => differing(today, await mapPicture(page))).toBeGreaterThan(200);
  await page.getByRole('slider', { name: /年份/ }).fill('2010');
  await expect(page).toHaveURL(/t=2010/);
  // Only one of the high-speed lines was open.
  await expect.poll(async () => differing(today, await mapPicture(page))).toBeGreaterThan(3000);
  await page.getByRole('button', { name: '今天' }).click();
  await expect(page).not.toHaveURL(/[#&]t=/);
  await expect.poll(async () => differing(today, await mapPicture(page))).toBeLessThan(200);
});

test('what a target promises is drawn and named as such in the legend', async ({ page }) => {
  await openStill(page, 'v=1&on=rail-hsr&t=2035');
  const row = page.locator('[data-layer-row="rail-hsr"] .legend');
  await expect(row).toContainText('按目标应已投用');
  await goTo(page, 'v=1&on=rail-hsr&t=2012');
  await expect(row).not.toContainText('按目标应已投用');
});

test('what passed its date unseen says so on its card', async ({ page }) => {
  const late = layerData('rail-hsr').features.find((f) => f.properties.id === 'pingluozhou');
  expect(late?.properties.target?.when.slice(0, 4)).toBe('2026');
  await openStill(page, 'v=1&sel=rail-hsr/pingluozhou');
  await expect(page.locator('[data-card] .status')).toContainText('开通未核实');
});

test('the list says what changed in a year, and leads to it', async ({ page }) => {
  await openStill(page, 'v=1&t=2023');
  await bar(page)
    .getByRole('button', { name: /2023年变化/ })
    .click();
  const change = bar(page).getByRole('listitem').filter({ hasText: '郑许市域铁路' }).first();
  await expect(change).toContainText('2023年12月28日');
  await change.getByRole('button').click();
  await expect(page.locator('[data-card]')).toContainText('郑许');
});

test('the years play by themselves, and stop when asked', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await openStill(page, 'v=1&on=stations');
  await bar(page).getByRole('button', { name: '播放各年' }).click();
  const year = async (): Promise<number> => Number(await bar(page).getAttribute('data-moment'));
  await expect.poll(year).toBeGreaterThanOrEqual(2010);
  const seen = await year();
  await expect.poll(year).toBeGreaterThan(seen);
  await bar(page).getByRole('button', { name: '暂停' }).click();
  await expect(bar(page).getByRole('button', { name: '播放各年' })).toBeVisible();
});

test('who wants no motion goes year by year', async ({ page }) => {
  await openStill(page, 'v=1&t=2015');
  await bar(page).getByRole('button', { name: '下一年' }).click();
  await expect(bar(page)).toHaveAttribute('data-moment', '2016');
  await bar(page).getByRole('button', { name: '下一年' }).click();
  await expect(bar(page)).toHaveAttribute('data-moment', '2017');
});

test('today is a year like any other: pausing there stays there, going on leads to the next', async ({
  page,
}) => {
  await openStill(page);
  await bar(page).getByRole('button', { name: '下一年' }).click();
  await expect(bar(page)).toHaveAttribute('data-moment', '2027');
});

test('without WebGL the static map shows the moment too', async ({ page }) => {
  await openStill(page, 'v=1&on=rail-hsr&t=2010');
  const lines = page.locator('#map svg [data-slot=line] [data-layer="rail-hsr"] [data-ref]');
  const { features } = layerData('rail-hsr');
  await expect(lines).toHaveCount(
    features.filter(({ properties: p }) => (p.earlier?.[0]?.from ?? p.since ?? '0').slice(0, 4) <= '2010')
      .length,
  );
  await goTo(page, 'v=1&on=rail-hsr');
  await expect(lines).toHaveCount(features.length);
});

test('every moment of its own is offered', async ({ page }) => {
  expect(catalogue.moments.length).toBeGreaterThanOrEqual(4);
  await openStill(page);
  for (const { label } of catalogue.moments)
    await expect(bar(page).getByRole('button', { name: label.zh, exact: true })).toBeVisible();
});
