import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { decodeEmbed } from '../../src/domain/embed/embed.ts';
import { decodeView } from '../../src/domain/view/link.ts';
import { publishedViewsOf } from '../../src/domain/embed/published-view.ts';
import { publishedSnippets } from '../../src/domain/embed/snippet.ts';
import { home } from '../../src/domain/view/view.ts';
import { catalogue, index, openStill } from './atlas.ts';

const panel = (page: Page) => page.getByRole('dialog', { name: '分享与嵌入' });
const code = (page: Page, form: string) => panel(page).getByRole('textbox', { name: form, exact: true });

async function openShare(page: Page, link = ''): Promise<void> {
  await openStill(page, link);
  await page.getByRole('button', { name: '分享与嵌入' }).click();
  await expect(code(page, '框架')).toBeVisible();
}

/** The attributes of the element that a code creates in a real page. */
const made = (page: Page, html: string, name: string): Promise<Record<string, string>> =>
  page.evaluate(
    ([html, name]) => {
      const { content } = Object.assign(document.createElement('template'), { innerHTML: html });
      const element = content.querySelector(name);
      return Object.fromEntries([...(element?.attributes ?? [])].map((a) => [a.name, a.value]));
    },
    [html, name] as const,
  );

test('the panel gives the code of the current map, copies it, and returns the focus', async ({
  page,
  context,
  baseURL,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openShare(page, 'v=1&on=rail-hsr,expressways&at=34.7000,113.6000,9.00');
  const text = await code(page, '框架').inputValue();
  const { src = '', title, sandbox, loading } = await made(page, text, 'iframe');
  expect(src.startsWith(`${baseURL ?? ''}embed/#`)).toBe(true);
  const { view, ignored } = decodeEmbed(catalogue, new URL(src).hash, home(catalogue));
  expect(ignored).toEqual([]);
  expect([...view.on].sort()).toEqual(['expressways', 'rail-hsr']);
  expect(view.at).not.toBeNull();
  expect(title).toContain('高速公路');
  // The field shows the size that the code has.
  await expect(panel(page).getByLabel('尺寸')).toHaveValue('3:2');
  // No published view shows this map: the code says so to the editor, and to readers without script.
  expect(text).not.toContain('noscript');
  await expect(panel(page).getByText('没有脚本时，框中是图集的原有专题')).toBeVisible();
  await panel(page).getByLabel(/^标题/).fill('我的图');
  expect(
    new URL((await made(page, await code(page, '框架').inputValue(), 'iframe')).src ?? '').hash,
  ).toContain('title=%E6%88%91%E7%9A%84%E5%9B%BE');
  await panel(page).getByLabel(/^标题/).fill('');
  expect({ sandbox, loading }).toEqual({
    sandbox: 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox',
    loading: 'lazy',
  });

  await panel(page).getByRole('button', { name: '复制: 框架' }).click();
  await expect(panel(page).getByRole('status').filter({ hasText: '已复制' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
  await panel(page).getByRole('button', { name: '复制链接' }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toBe(await page.evaluate(() => location.href));

  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeHidden();
  await expect(page.getByRole('button', { name: '分享与嵌入' })).toBeFocused();
});

for (const [name, width, height] of [
  ['phone', 390, 844],
  ['desktop', 1280, 900],
] as const)
  test(`the first row copies the code that is shown below, on a ${name}`, async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.setViewportSize({ width, height });
    await page.route('**/embed/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><p>embedded</p>' }),
    );
    await openShare(page, 'v=1&on=rail-hsr,expressways');
    await panel(page).getByLabel('分享什么').selectOption({ label: '轨道上的都市圈' });
    const scroll = panel(page).locator('.scroll');
    const button = panel(page).getByRole('button', { name: /^复制嵌入代码/ });
    const link = panel(page).getByRole('button', { name: '复制链接' });
    const copied = async () => {
      await scroll.evaluate((e) => {
        e.scrollTop = 0;
      });
      await expect(button).toBeInViewport({ ratio: 1 });
      const before = await button.boundingBox();
      await button.click();
      await expect(panel(page).getByRole('status').filter({ hasText: '代码已复制' })).toBeInViewport();
      // A second tap hits the button again.
      expect(await button.boundingBox()).toEqual(before);
      return page.evaluate(() => navigator.clipboard.readText());
    };
    for (const [tab, choose] of [
      ['框架', () => panel(page).getByRole('radio', { name: 'English' }).check()],
      ['框架', () => panel(page).getByLabel('尺寸').selectOption('640×480')],
      ['网页组件', () => panel(page).getByRole('radio', { name: '深色' }).check()],
      ['图片', () => panel(page).getByRole('radio', { name: '中文' }).check()],
    ] as const) {
      const former = await panel(page).getByRole('tabpanel').getByRole('textbox').inputValue();
      await panel(page).getByRole('tab', { name: tab }).click();
      await choose();
      await expect(button).toHaveAccessibleName(`复制嵌入代码: ${tab}`);
      const shown = await code(page, tab).inputValue();
      expect(shown).not.toBe(former);
      expect(await copied()).toBe(shown);
    }

    // The current map has no picture: the frame's code is shown, and copied.
    await panel(page).getByLabel('分享什么').selectOption('');
    await expect(panel(page).getByRole('status').filter({ hasText: '代码已复制' })).toHaveCount(0);
    expect(await copied()).toBe(await code(page, '框架').inputValue());

    // The form with links has no code, so only their button is left.
    await panel(page).getByRole('tab', { name: '链接' }).click();
    await expect(button).toHaveCount(0);
    await link.click();
    await expect(panel(page).getByRole('status').filter({ hasText: '链接已复制' })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      await panel(page).getByRole('textbox', { name: '在完整图集中打开' }).inputValue(),
    );
  });

for (const [lang, width] of [
  ['zh', 390],
  ['en', 390],
  ['zh', 1280],
  ['en', 1280],
] as const)
  test(`both copy buttons are in one row, and the select is readable, at ${String(width)} px in ${lang}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: width < 800 ? 844 : 900 });
    await openStill(page, `lang=${lang}`);
    await page.getByRole('button', { name: lang === 'zh' ? '分享与嵌入' : 'Share and embed' }).click();
    const buttons = page.locator('.what .button');
    await expect(buttons).toHaveCount(2);
    const [first, second] = await Promise.all((await buttons.all()).map((b) => b.boundingBox()));
    const scroll = await page.locator('.scroll').boundingBox();
    const select = await page.locator('.what select').boundingBox();
    if (!first || !second || !scroll || !select) throw new Error('share: got no row of buttons');
    expect(second.y).toBe(first.y);
    expect(second.height).toBe(first.height);
    expect(second.x).toBeGreaterThan(first.x + first.width);
    expect(second.x + second.width).toBeLessThan(scroll.x + scroll.width);
    expect(select.width).toBeGreaterThanOrEqual(9 * 16);
  });

test('the panel says so if copying is not allowed', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new Error('not allowed')) },
    });
  });
  await openShare(page);
  await panel(page).getByRole('button', { name: '复制链接' }).click();
  await expect(panel(page).getByRole('status').filter({ hasText: '自行选中' })).toBeVisible();
});

test('a theme has its own page, language, colour scheme, size, layers to switch and pictures; the preview shows it', async ({
  page,
  baseURL,
}) => {
  await page.route('**/embed/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><p>embedded</p>' }),
  );
  await openShare(page);
  await panel(page).getByLabel('分享什么').selectOption({ label: '轨道上的都市圈' });
  await panel(page).getByRole('radio', { name: 'English' }).check();
  await panel(page).getByRole('radio', { name: '深色' }).check();
  await panel(page).getByLabel('尺寸').selectOption('360×480');
  await panel(page).getByRole('checkbox', { name: '高速铁路' }).check();
  await panel(page)
    .getByRole('checkbox', { name: /一打开就启动/ })
    .check();
  const address = `${baseURL ?? ''}embed/rail/en/#v=1&ground=night&toggle=rail-hsr&live=1`;
  const frame = await made(page, await code(page, '框架').inputValue(), 'iframe');
  expect(frame).toMatchObject({ src: address, width: '360', height: '480' });
  expect(frame.title).toBe('Zhengzhou Metropolitan Atlas: The metropolitan area on rails');

  const preview = panel(page).getByRole('region', { name: '预览' }).locator('iframe');
  await expect(preview).toHaveAttribute('src', address);
  await expect(preview.contentFrame().getByText('embedded')).toBeVisible();
  const room = await panel(page).getByRole('region', { name: '预览' }).boundingBox();
  const drawn = await preview.boundingBox();
  expect((drawn?.width ?? 0) / (drawn?.height ?? 1)).toBeCloseTo(360 / 480, 2);
  expect(drawn?.height ?? Infinity).toBeLessThan(room?.height ?? 0);

  // Arrow keys cycle through the tabs.
  await panel(page).getByRole('tab', { name: '框架' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(panel(page).getByRole('tab', { name: '网页组件' })).toBeFocused();
  expect(await made(page, await code(page, '网页组件').inputValue(), 'zhengzhou-atlas')).toMatchObject({
    plate: 'rail',
    lang: 'en',
    ground: 'night',
    toggle: 'rail-hsr',
    live: '1',
    ratio: '360:480',
  });
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(panel(page).getByRole('textbox', { name: '在完整图集中打开' })).toHaveValue(
    /#v=1&on=.*&lang=en/,
  );
  const png = panel(page).getByRole('link', { name: '下载长图（PNG）' });
  await expect(png).toHaveAttribute('href', `${baseURL ?? ''}share/rail/en/long.png`);
  // Every offered file exists.
  for (const file of await panel(page).locator('a[download]').all())
    expect(
      (await page.request.get((await file.getAttribute('href')) ?? '')).headers()['content-type'],
    ).toMatch(/^image/);
});

test('allowed parents go into code and preview; an invalid origin is reported, and does not', async ({
  page,
  baseURL,
}) => {
  await page.route('**/embed/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><p>embedded</p>' }),
  );
  await openShare(page);
  await panel(page).getByLabel('分享什么').selectOption({ label: '轨道上的都市圈' });
  const field = panel(page).getByRole('textbox', { name: '可以指挥地图的网站' });
  await expect(field).toHaveAccessibleDescription(/互通消息/);
  const plain = `${baseURL ?? ''}embed/rail/`;
  const preview = panel(page).getByRole('region', { name: '预览' }).locator('iframe');
  const source = async () => (await made(page, await code(page, '框架').inputValue(), 'iframe')).src;

  await field.fill('news.example/page');
  await field.press('Enter');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(/“news\.example\/page”.*https:\/\/news\.example$/);
  expect(await source()).toBe(plain);
  await expect(preview).toHaveAttribute('src', plain);

  // Of several origins the valid ones are used; and no element moves while the field loses the focus.
  await field.fill('https://News.example/，https://desk.example:8443 *');
  await panel(page).getByRole('tab', { name: '网页组件' }).click();
  await panel(page).getByRole('tab', { name: '框架' }).click();
  await expect(field).toHaveAccessibleDescription(/“\*”/);
  const address = `${plain}#v=1&host=https://news.example,https://desk.example:8443`;
  await expect(preview).toHaveAttribute('src', address);
  expect(await source()).toBe(address);

  await field.fill('https://news.example');
  await panel(page).getByRole('tab', { name: '链接' }).click();
  await expect(field).toHaveAttribute('aria-invalid', 'false');
  await expect(field).toHaveAccessibleDescription(/互通消息/);
  await expect(panel(page).getByRole('textbox', { name: /只看这张图/ })).toHaveValue(
    `${plain}#v=1&host=https://news.example`,
  );
});

test('on a phone the code shows the area that was visible before the panel opened', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.route('**/embed/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><p>embedded</p>' }),
  );
  await openShare(page, 'v=1&on=rail-hsr&at=34.7500,113.6200,9.00');
  const { src = '' } = await made(page, await code(page, '框架').inputValue(), 'iframe');
  const { at } = decodeEmbed(catalogue, new URL(src).hash, home(catalogue)).view;
  // A tenth of a degree is a twelfth of the phone's map: the bars above and below the map differ in height.
  expect(Math.abs((at?.lat ?? 0) - 34.75)).toBeLessThan(0.1);
  expect(at?.lon).toBeCloseTo(113.62, 2);
  await expect(page.locator('#map')).toHaveAttribute('data-data-panel', 'share');
});

test('oEmbed is mentioned only if there is an answer for exactly this published view', async ({ page }) => {
  let answers = 404;
  await page.route('**/oembed/**', (route) => route.fulfill({ status: answers }));
  await page.route('**/embed/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><p>embedded</p>' }),
  );
  await openShare(page);
  const says = panel(page).getByText(/支持 oEmbed/);
  const asked = (publishedView: string) => page.waitForResponse(`**/oembed/${publishedView}/zh.json`);
  const what = panel(page).getByLabel('分享什么');
  await panel(page).getByRole('tab', { name: '链接' }).click();
  let answer = asked('rail');
  await what.selectOption({ label: '轨道上的都市圈' });
  await answer;
  await expect(panel(page).getByRole('textbox', { name: '只看这张图' })).toBeVisible();
  await expect(says).toHaveCount(0);

  answers = 200;
  answer = asked('ecology');
  await what.selectOption('ecology');
  await answer;
  await expect(says).toBeVisible();
  // An oEmbed answer ignores everything after #.
  await panel(page).getByRole('radio', { name: '深色' }).check();
  await expect(says).toHaveCount(0);
});

test('the panel links to all maps and to the guide, and shows pictures uncropped', async ({
  page,
  baseURL,
}) => {
  await openShare(page);
  await panel(page).getByLabel('分享什么').selectOption({ label: '轨道上的都市圈' });
  await panel(page).getByRole('radio', { name: 'English' }).check();
  // All six, loaded and drawn.
  const offered = panel(page).locator('a[download]');
  await expect(offered).toHaveCount(12);
  for (const name of ['全部可嵌入的图', '嵌入指南']) {
    const href = await panel(page).getByRole('link', { name }).getAttribute('href');
    expect((await page.request.get(href ?? '')).ok(), name).toBe(true);
    expect(href?.startsWith(baseURL ?? '')).toBe(true);
  }
  const thumbnails = panel(page).locator('li img');
  await expect(thumbnails).toHaveCount(6);
  for (const image of await thumbnails.all()) await expect(image).toHaveCSS('object-fit', 'contain');
});

test('without the embed page the panel says that there is no preview', async ({ page }) => {
  await page.route('**/embed/**', (route) => route.fulfill({ status: 404 }));
  await openShare(page);
  await expect(panel(page).getByText('无法预览')).toBeVisible();
  await expect(panel(page).locator('iframe')).toHaveCount(0);
});

test('a code pasted into an article leaves its text intact', async ({ page, baseURL }) => {
  await openShare(page, 'v=1&on=rail-hsr,expressways');
  await panel(page).getByLabel(/^标题/).fill('"><script>document.title="broken"</script>');
  const codes = [await code(page, '框架').inputValue()];
  await panel(page).getByRole('tab', { name: '网页组件' }).click();
  codes.push(await code(page, '网页组件').inputValue());
  await page.route('**/embed/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><p>embedded</p>' }),
  );
  await page.route('**/article', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><title>Article</title><p>before</p>${codes.join('<p>between</p>')}<p>after</p>`,
    }),
  );
  await page.goto(`${baseURL ?? ''}article`);
  // Paragraphs: three of the article (before, between, after), two of the frame’s code (frame, link), one component.
  await expect(page.locator('body > p')).toHaveCount(6);
  await expect(page.getByText('after', { exact: true })).toBeVisible();
  await expect(page.locator('iframe')).toHaveCount(1);
  await expect(page.locator('iframe').contentFrame().getByText('embedded')).toBeVisible();
  await expect(page).toHaveTitle('Article');
  // The frame reserves its room by its ratio.
  const box = await page.locator('iframe').boundingBox();
  expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(3 / 2, 2);
  const href = await page.locator('a').first().getAttribute('href');
  expect([...decodeView(catalogue, new URL(href ?? '').hash).view.on].sort()).toEqual([
    'expressways',
    'rail-hsr',
  ]);
});

test('a component shows the same heading as the preview; its longer name is only its accessible name', async ({
  page,
  baseURL,
}) => {
  await openShare(page);
  await panel(page).getByLabel('分享什么').selectOption({ label: '轨道上的都市圈' });
  const preview = panel(page).getByRole('region', { name: '预览' }).locator('iframe');
  await expect(preview.contentFrame().locator('h1')).toHaveText('轨道上的都市圈');
  await panel(page).getByRole('tab', { name: '网页组件' }).click();
  const pasted = await code(page, '网页组件').inputValue();
  await page.route('**/article', (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: `<!doctype html><p>${pasted}</p>` }),
  );
  await page.goto(`${baseURL ?? ''}article`);
  const frame = page.locator('zhengzhou-atlas iframe');
  await expect(frame).toHaveAttribute('title', '郑州都市圈图集：轨道上的都市圈');
  await expect(frame.contentFrame().locator('h1')).toHaveText('轨道上的都市圈');
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  for (const width of [390, 1280])
    test(`picture and link fill a component at ${String(width)} px`, async ({ page, baseURL }) => {
      const publishedView = publishedViewsOf(index).find(({ key }) => key === 'rail');
      if (!publishedView) throw new Error('tours: got no published view rail');
      const { component } = publishedSnippets({ catalogue, index, site: baseURL ?? '' }, publishedView, 'zh');
      await page.setViewportSize({ width, height: 800 });
      await page.route('**/article', (route) =>
        route.fulfill({
          contentType: 'text/html; charset=utf-8',
          body: `<!doctype html><meta name="viewport" content="width=device-width">
            <main style="max-width:720px;margin:auto">${component}<p>after</p></main>`,
        }),
      );
      await page.goto(`${baseURL ?? ''}article`);
      const box = await page.locator('zhengzhou-atlas').boundingBox();
      const picture = await page.locator('zhengzhou-atlas img').boundingBox();
      if (!box || !picture) throw new Error('article: got no element or picture');
      expect(picture.width).toBeCloseTo(box.width, 0);
      await expect(page.locator('zhengzhou-atlas a')).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    });
});

test('with script, a component reserves its room from the start', async ({ page, baseURL }) => {
  const publishedView = publishedViewsOf(index).find(({ key }) => key === 'rail');
  if (!publishedView) throw new Error('tours: got no published view rail');
  const { component } = publishedSnippets({ catalogue, index, site: baseURL ?? '' }, publishedView, 'zh');
  await page.route('**/article', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><main style="max-width:720px;margin:auto">${component}<p id="after">after</p></main>`,
    }),
  );
  let release = (): void => undefined;
  const held = new Promise<void>((done) => (release = done));
  await page.route('**/zhengzhou-atlas.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${baseURL ?? ''}article`, { waitUntil: 'commit' });
  const top = () => page.locator('#after').evaluate((e) => e.getBoundingClientRect().top);
  const before = await top();
  expect(before).toBeGreaterThan(540);
  release();
  await expect(page.locator('zhengzhou-atlas iframe').contentFrame().locator('h1')).toBeVisible();
  expect(await top()).toBe(before);
});

for (const [name, width, height] of [
  ['phone', 390, 844],
  ['desktop', 1280, 800],
] as const)
  test(`the panel is accessible and fits a ${name}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openShare(page);
    // The preview is a page of its own with its own test.
    const { violations } = await new AxeBuilder({ page })
      .include('[role=dialog]')
      .exclude('iframe')
      .analyze();
    expect(violations).toEqual([]);
    const overflow = await panel(page)
      .locator('.scroll')
      .evaluate((e) => e.scrollWidth - e.clientWidth);
    expect(overflow).toBe(0);
  });

for (const [width, height] of [
  [1280, 900],
  [1024, 768],
] as const)
  test(`beside the panel, card, tools and time bar have enough room at ${String(width)} px`, async ({
    page,
  }) => {
    const boxOf = async (selector: string) => {
      const box = await page.locator(selector).boundingBox();
      if (!box) throw new Error(`got no box of ${selector}, expected it on the screen`);
      return { ...box, right: box.x + box.width };
    };
    await page.setViewportSize({ width, height });
    await openStill(page, 'v=1&sel=rail-hsr/zhengyu&lang=en');
    const before = await boxOf('.card');
    await page.getByRole('button', { name: 'Share and embed' }).click();
    await expect(page.getByRole('textbox', { name: 'Frame', exact: true })).toBeVisible();
    const dialog = await boxOf('[role=dialog]');
    for (const part of ['.toolbar', '.corner', '.time .bar', '.card']) {
      const box = await boxOf(part);
      expect(box.x, part).toBeGreaterThanOrEqual(dialog.right);
      expect(box.right, part).toBeLessThanOrEqual(width);
    }
    expect((await boxOf('.card')).width).toBeGreaterThan(0.9 * before.width);
    // The name of the other language is on one line.
    const button = page.locator('.toolbar .button', { hasText: '中文' });
    expect((await button.boundingBox())?.height).toBeLessThan(44);
  });
