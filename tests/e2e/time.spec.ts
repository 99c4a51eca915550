/** The map at another time: moments, the slider, playing, the list of changes, and the same on the static map. */
import { expect, test, type Page } from '@playwright/test';
import { catalogue, differing, goTo, layerData, mapPicture, openAtlas, openStill } from './atlas.ts';

// Playwright hides panels by an inline style, which the page's policy would refuse. first-paint.spec and embed.spec
// test that the page works under its policy.
test.use({ bypassCSP: true });

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

test('the drawing changes with the moment, and returns to today', async ({ page }) => {
  await openAtlas(page, 'v=1&on=rail-hsr,rail-intercity');
  const today = await mapPicture(page);
  await page.getByRole('button', { name: '报道时' }).click();
  await expect(page).toHaveURL(/t=2023-10-28/);
  await expect.poll(async () => differing(today, await mapPicture(page))).toBeGreaterThan(200);
  await page.getByRole('slider', { name: /年份/ }).fill('2010');
  await expect(page).toHaveURL(/t=2010/);
  // Only one of the high-speed lines was in use.
  await expect.poll(async () => differing(today, await mapPicture(page))).toBeGreaterThan(3000);
  await bar(page).getByRole('button', { name: '今天' }).click();
  await expect(page).not.toHaveURL(/[#&]t=/);
  await expect.poll(async () => differing(today, await mapPicture(page))).toBeLessThan(200);
});

test('targets are drawn, and named as such in the legend', async ({ page }) => {
  await openStill(page, 'v=1&on=rail-hsr&t=2035');
  const row = page.locator('[data-layer-row="rail-hsr"] .legend');
  await expect(row).toContainText('按目标应已投用');
  await goTo(page, 'v=1&on=rail-hsr&t=2012');
  await expect(row).not.toContainText('按目标应已投用');
});

test('a work whose date has passed unverified says so on its card', async ({ page }) => {
  const late = layerData('rail-hsr').features.find((f) => f.properties.id === 'pingluozhou');
  expect(late?.properties.target?.when.slice(0, 4)).toBe('2026');
  await openStill(page, 'v=1&sel=rail-hsr/pingluozhou');
  await expect(page.locator('[data-card] .status')).toContainText('开通未核实');
});

test('the list names the changes of a year, and leads to each', async ({ page }) => {
  await openStill(page, 'v=1&t=2023');
  await bar(page)
    .getByRole('button', { name: /2023年变化/ })
    .click();
  const change = bar(page).getByRole('listitem').filter({ hasText: '郑许市域铁路' }).first();
  await expect(change).toContainText('2023年12月28日');
  await change.getByRole('button').click();
  await expect(page.locator('[data-card]')).toContainText('郑许');
});

test('the years play by themselves, and stop at a press', async ({ page }) => {
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

const onward = (page: Page) => bar(page).getByRole('button', { name: '下一个有变化的年份' });

test('with reduced motion, playing steps from change to change, and names each', async ({ page }) => {
  const years = layerData('rail-hsr').features.flatMap(({ properties: p }) => [
    ...(p.earlier ?? []).flatMap(({ from }) => (from === undefined ? [] : [from.slice(0, 4)])),
    ...(p.since === undefined ? [] : [p.since.slice(0, 4)]),
  ]);
  const after = [...new Set(years)].filter((y) => y > '2012').sort();
  // At least one year is skipped: going year by year would not be enough.
  expect(Number(after[0])).toBeGreaterThan(2013);
  await openStill(page, 'v=1&on=rail-hsr&t=2012');
  for (const year of after.slice(0, 3)) {
    await onward(page).click();
    await expect(bar(page)).toHaveAttribute('data-moment', year);
    await expect(bar(page).locator('[data-news]')).not.toHaveAttribute('data-news', '0');
  }
  // Layers that the reader chose are left alone.
  await expect(page.locator('#map')).toHaveAttribute('data-view', 'rail-hsr');
});

test('playing the opening view turns on layers that change, and that can be undone', async ({ page }) => {
  await openStill(page);
  const opening = (await page.locator('#map').getAttribute('data-view')) ?? '';
  await onward(page).click();
  for (const id of ['rail-hsr', 'rail-intercity', 'stations', 'expressways'])
    await expect(page.locator('#map')).toHaveAttribute('data-view', new RegExp(`\\b${id}\\b`));
  await expect(bar(page).getByRole('status')).toContainText('高速铁路');
  await bar(page).getByRole('button', { name: '撤销' }).click();
  await expect(page.locator('#map')).toHaveAttribute('data-view', opening);
  // After an undo, playing adds no layers again.
  await onward(page).click();
  await expect(page.locator('#map')).toHaveAttribute('data-view', opening);
});

for (const size of [
  { width: 1280, height: 800 },
  { width: 1080, height: 1920 },
  { width: 390, height: 844 },
])
  for (const link of ['v=1&t=2015', 'v=1&t=2015&sel=cities/zhengzhou', 'v=1&story=rails-roads/first-strokes'])
    test(`a map of another moment has a badge that leads back to today: ${String(size.width)}, ${link}`, async ({
      page,
    }) => {
      await page.setViewportSize(size);
      await openStill(page, link);
      const badge = page.getByRole('button', { name: '回到今天' });
      await expect(badge).toContainText(link.includes('story') ? '2012年底' : '2015年底');
      await expect(badge).toBeInViewport({ ratio: 1 });
      // Playwright clicks it only if nothing covers it.
      await badge.click();
      await expect(badge).toHaveCount(0);
      await expect(page).not.toHaveURL(/[#&]t=/);
    });

test('a card opened from the list of changes is visible above the list', async ({ page }) => {
  await openStill(page, 'v=1&t=2015');
  await bar(page)
    .getByRole('button', { name: /2015年变化/ })
    .click();
  const list = page.locator('#changes');
  await list.getByRole('button').filter({ hasText: '郑焦城际铁路' }).first().click();
  await expect(page.locator('[data-card="rail-intercity/zhengjiao"]')).toBeVisible();
  const marked = page.locator('#map svg [data-slot=highlighted] > g').first();
  await expect
    .poll(async () => {
      const [line, over] = [await marked.boundingBox(), await list.boundingBox()];
      return line && over ? over.y - line.y - line.height : NaN;
    })
    .toBeGreaterThan(0);
});

test('today is a year like any other: pausing stays there, and going on leads to the next', async ({
  page,
}) => {
  await openStill(page);
  await onward(page).click();
  await expect(bar(page)).toHaveAttribute('data-moment', '2029');
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

test('every named moment is offered', async ({ page }) => {
  expect(catalogue.moments.length).toBeGreaterThanOrEqual(4);
  await openStill(page);
  for (const { label } of catalogue.moments)
    await expect(bar(page).getByRole('button', { name: label.zh, exact: true })).toBeVisible();
});
