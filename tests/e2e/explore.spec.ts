import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { catalogue, layerData, openAtlas, openStill } from './atlas.ts';

// Playwright hides panels by an inline style, which the page's policy would refuse. first-paint.spec and embed.spec
// test that the page works under its policy.
test.use({ bypassCSP: true });

test('the page requests only its own origin, and nothing fails', async ({ page, baseURL }) => {
  const strangers: string[] = [];
  const problems: string[] = [];
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== new URL(baseURL ?? '').origin)
      strangers.push(request.url());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('requestfailed', (request) =>
    problems.push(`${request.url()} ${request.failure()?.errorText ?? ''}`),
  );
  const answers: number[] = [];
  page.on('response', (response) => answers.push(response.status()));
  await openAtlas(page, `v=1&on=${catalogue.layers.map((l) => l.id).join(',')}`);
  expect(answers.length).toBeGreaterThan(10);
  expect(answers.filter((s) => s >= 400)).toEqual([]);
  expect(strangers).toEqual([]);
  expect(problems).toEqual([]);
});

test('layers can be turned on and off, shown alone, faded, and reset', async ({ page }) => {
  await openAtlas(page);
  const row = page.locator('[data-layer-row="rail-hsr"]');
  await row.getByRole('switch').check();
  await expect(page).toHaveURL(/on=[^&]*rail-hsr/);
  await row.getByRole('button', { name: /说明/ }).click();
  await row.getByRole('slider').fill('40');
  await expect(page).toHaveURL(/op=rail-hsr:0\.4/);
  await row.getByRole('button', { name: '只看此层' }).click();
  await expect(page).toHaveURL(/on=rail-hsr(&|$)/);
  await page.getByRole('button', { name: '恢复默认' }).click();
  await expect(page).not.toHaveURL(/on=/);
  await expect(row.getByRole('switch')).not.toBeChecked();
});

test('the legend shows every class of a layer in place', async ({ page }) => {
  await openAtlas(page, `v=1&on=${catalogue.layers.map((l) => l.id).join(',')}`);
  for (const layer of catalogue.layers) {
    if (typeof layer.color !== 'object' || !('classes' in layer.color)) continue;
    const { by } = layer.color;
    const row = page.locator(`[data-layer-row="${layer.id}"]`);
    for (const c of layer.color.classes)
      if (layer.combinations.some((o) => o[by] === c.value))
        await expect(row.locator('.legend')).toContainText(c.label.zh);
  }
});

test('a tap opens the card; back closes it; the link brings it back', async ({ page, browser }) => {
  const sel = layerData('stations').features[0]?.properties;
  if (!sel) throw new Error('stations: got no feature, expected at least one');
  await openAtlas(page, `v=1&on=stations&at=${sel.at[1].toFixed(4)},${sel.at[0].toFixed(4)},12.00`);
  const box = await page.locator('#map').boundingBox();
  if (!box) throw new Error('map has no box');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  const card = page.locator('[data-card]');
  await expect(card).toContainText(sel.name.zh);
  await expect(card).toContainText('来源');
  await expect(card).toContainText('几何依据');
  await expect(page).toHaveURL(new RegExp(`sel=stations/${sel.id}`));
  const link = page.url();
  await page.goBack();
  await expect(card).toHaveCount(0);
  await page.goForward();
  await expect(card).toContainText(sel.name.zh);

  const other = await browser.newPage({ viewport: { width: 900, height: 700 } });
  await other.goto(link);
  await expect(other.locator('[data-card]')).toContainText(sel.name.zh);
  await other.close();
});

test('overlapping features are offered as a list', async ({ page }) => {
  await openAtlas(page, 'v=1&on=cities,plan-frames&at=34.7500,113.6500,9.00');
  const box = await page.locator('#map').boundingBox();
  if (!box) throw new Error('map has no box');
  await page.mouse.click(box.x + box.width / 2 + 40, box.y + box.height / 2 + 40);
  const list = page.locator('[data-card=""]');
  await expect(list.getByRole('button')).not.toHaveCount(0);
  await list.getByRole('listitem').first().getByRole('button').focus();
  await page.keyboard.press('Enter');
  // The pressed button is gone; the focus stays in the card.
  await expect(page.locator('[data-card]')).toBeFocused();
  await expect(page.locator('[data-card] h2')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.locator('[data-card] .close')).toBeFocused();
});

test('a card chosen from a list leads back to its scroll position; a card found by search does not', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 700 });
  await openStill(
    page,
    'v=1&on=cities,plan-frames,rail-hsr,rail-intercity,stations&at=34.7500,113.6500,9.00',
  );
  await page.locator('svg.svg-map').focus();
  await page.keyboard.press('Enter');
  const card = page.locator('[data-card]');
  const rows = card.getByRole('listitem').getByRole('button');
  await expect(card).toContainText('此处有');
  const [, count = ''] = /此处有 (\d+) 个要素/.exec(await card.innerText()) ?? [];
  await expect(rows).toHaveCount(Number(count));
  const scrolled = (): Promise<number> => card.locator('.scroll').evaluate((e) => e.scrollTop);
  await rows.last().focus();
  const left = await scrolled();
  expect(left).toBeGreaterThan(0);
  await page.keyboard.press('Enter');
  await expect(card.locator('h2')).toBeVisible();
  await expect(page).toHaveURL(/sel=/);
  const found = await card.locator('h2').innerText();
  await expect(card.getByRole('button', { name: `返回列表（${count}）` })).toBeVisible();
  // Changing the language keeps the list.
  await page.getByRole('button', { name: 'English' }).click();
  await card.getByRole('button', { name: `Back to the list (${count})` }).press('Enter');
  await expect(rows).toHaveCount(Number(count));
  await expect(rows.last()).toBeFocused();
  expect(await scrolled()).toBe(left);
  await expect(page).not.toHaveURL(/sel=/);
  await page.keyboard.press('Enter');
  await expect(card.getByRole('button', { name: 'Back to the list' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);

  await page.getByRole('combobox').fill(found);
  await page.getByRole('option').first().click();
  await expect(card.locator('.close')).toBeVisible();
  await expect(card).toContainText(found);
  await expect(card.getByRole('button', { name: 'Back to the list' })).toHaveCount(0);
});

test('search finds by pinyin initials, with the keyboard only', async ({ page }) => {
  await openAtlas(page);
  const field = page.getByRole('combobox', { name: '搜索' });
  for (const query of ['郑渝', 'zhengyu', 'zygt', 'Chongqing']) {
    await field.fill(query);
    await expect(page.getByRole('option').first()).toContainText('郑渝');
  }
  await field.press('ArrowDown');
  await field.press('Enter');
  await expect(page.locator('[data-card]')).toContainText('郑渝');
  await expect(page).toHaveURL(/sel=rail-hsr\//);
});

test('search finds elements of the plan, drawn or not', async ({ page }) => {
  await openAtlas(page);
  const field = page.getByRole('combobox', { name: '搜索' });
  await field.fill('郑开同城东部供水');
  await page.getByRole('option').first().click();
  await expect(page.locator('li.chosen')).toContainText('供水');
  await expect(page).toHaveURL(/plan=/);
});

test('after two searches and back, the map still answers', async ({ page }) => {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  await openAtlas(page);
  const field = page.getByRole('combobox', { name: '搜索' });
  for (const name of ['郑开城际铁路', '嵩山']) {
    await field.fill(name);
    await page.getByRole('option').first().click();
    await expect(page.locator('[data-card]')).toContainText(name);
    await expect(page).toHaveURL(/at=/);
  }
  await page.goBack();
  await expect(page.locator('[data-card]')).toContainText('郑开城际铁路');
  await page.locator('[data-layer-row="plan-frames"]').getByRole('switch').uncheck();
  await expect(page).not.toHaveURL(/on=[^&]*plan-frames/);
  await expect(page.locator('#map')).not.toHaveAttribute('data-view', /plan-frames/);
  await page.getByRole('button', { name: '深色底图' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-scheme', 'night');
  expect(problems).toEqual([]);
});

test('the list of a layer is complete and leads to the map by keyboard', async ({ page }) => {
  await openAtlas(page);
  const row = page.locator('[data-layer-row="stations"]');
  await row.getByRole('button', { name: /说明/ }).press('Enter');
  await row.getByRole('button', { name: /列表/ }).press('Enter');
  const dialog = page.getByRole('dialog');
  const data = layerData('stations');
  await expect(dialog.locator('tbody tr')).toHaveCount(data.features.length);
  await dialog.locator('tbody button').first().press('Enter');
  await expect(page.locator('[data-card]')).toContainText(data.features[0]?.properties.name.zh ?? 'none');
});

test('the plan index lists drawn and undrawn elements', async ({ page }) => {
  await openAtlas(page);
  await page.getByRole('tab', { name: '规划要点' }).click();
  const elements = page.locator('#body .element');
  await expect(elements.first()).toBeVisible();
  expect(await elements.count()).toBeGreaterThan(30);
  const drawn = elements.filter({ has: page.locator('.dot.drawn') });
  await drawn.first().click();
  await expect(page).toHaveURL(/plan=/);
  await elements
    .filter({ has: page.locator('.tag') })
    .first()
    .click();
  await expect(page.locator('li.chosen')).toContainText('图上未绘');
});

test('everything works in English, and in the night scheme', async ({ page }) => {
  await openAtlas(page, 'v=1&lang=en&ground=night&sel=cities/zhengzhou');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('html')).toHaveAttribute('data-scheme', 'night');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(catalogue.title.en);
  for (const layer of catalogue.layers)
    await expect(page.locator(`[data-layer-row="${layer.id}"] .title`)).toHaveText(layer.title.en);
  const panel = await page.locator('#panel').innerText();
  expect(panel).not.toMatch(/\p{Script=Han}/u);
});

test('a broken link falls back to the opening view, with a notice', async ({ page }) => {
  await openAtlas(page, 'v=1&on=nosuch,cities&sel=cities/atlantis');
  await expect(page.getByRole('status').filter({ hasText: '已忽略' })).toBeVisible();
  await expect(page.locator('[data-layer-row="cities"]').getByRole('switch')).toBeChecked();
  await expect(page.locator('[data-card]')).toHaveCount(0);
});

test('a layer that fails to load is reported in its row; others stay; a retry loads it', async ({ page }) => {
  const entry = catalogue.layers.find((l) => l.id === 'rail-hsr');
  if (!entry) throw new Error('no layer rail-hsr');
  await page.route(`**/${entry.file.href}`, (route) =>
    route.fulfill({ status: 200, body: '{"type":"nonsense"}' }),
  );
  await openAtlas(page, 'v=1&on=cities,rail-hsr');
  const row = page.locator('[data-layer-row="rail-hsr"]');
  await expect(row.getByRole('alert')).toContainText('未能加载');
  await expect(page.locator('[data-layer-row="cities"]').getByRole('alert')).toHaveCount(0);
  await page.unroute(`**/${entry.file.href}`);
  await row.getByRole('button', { name: '重试' }).click();
  await expect(row.getByRole('alert')).toHaveCount(0);
});

for (const [name, link] of [
  ['the opening', ''],
  ['a card', 'v=1&sel=cities/zhengzhou'],
  ['the night scheme in English', 'v=1&ground=night&lang=en'],
] as const)
  test(`axe finds nothing serious: ${name}`, async ({ page }) => {
    await openAtlas(page, link);
    if (link.includes('sel')) await expect(page.locator('[data-card] h2')).toBeVisible();
    const { violations, passes } = await new AxeBuilder({ page }).analyze();
    expect(passes.length).toBeGreaterThan(10);
    const serious = violations.filter((v) => v.impact === 'serious' || v.impact === 'critical');
    expect(serious.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)).toEqual([]);
  });
