/** The map outside a plain window: on paper, in a translated page, in forced colours, with a protected canvas. */
import { expect, test, type Page } from '@playwright/test';
import { atRest, differing, goTo, openAtlas, openStill, glMapReady, withoutWebgl } from './atlas.ts';
import { PNG } from 'pngjs';

test.use({ bypassCSP: true });

/** Number of conspicuous colours in a picture; an empty map has almost none. */
function colours(picture: Buffer): number {
  const { data } = PNG.sync.read(picture);
  let count = 0;
  for (let i = 0; i < data.length; i += 4) {
    const rgb = [data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0];
    if (Math.max(...rgb) - Math.min(...rgb) > 60) count += 1;
  }
  return count;
}

/** Changes the page as a translator does: replaces each text by a copy within two `<font>` elements. */
const translate = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (node) =>
      node.textContent?.trim() &&
      !node.parentElement?.closest('[translate=no], script, style, noscript, font')
        ? NodeFilter.FILTER_ACCEPT
        : NodeFilter.FILTER_REJECT,
    );
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts) {
      const holder = document.createElement('div');
      holder.innerHTML = '<font><font></font></font>';
      const outer = holder.firstElementChild;
      if (!outer?.firstElementChild) continue;
      outer.firstElementChild.textContent = text.data;
      text.replaceWith(outer);
    }
  });

/** Switches the page to print media, with the browser's events, and takes a picture. */
async function onPaper(page: Page): Promise<Buffer> {
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  const picture = await page.locator('#map').screenshot();
  return picture;
}

test('on paper the map is there with title, legend, scale, credit and approval', async ({ page }) => {
  await openAtlas(page, 'v=1&on=rail-hsr&t=2020');
  // Turned on while WebGL draws, so the SVG map has never shown it.
  await page.evaluate(() => (location.hash = 'v=1&on=stations,rail-hsr&t=2020'));
  await expect(page.locator('[data-layer-row="stations"]').getByRole('switch')).toBeChecked();
  const before = await page.locator('svg.svg-map').getAttribute('viewBox');
  await expect
    .poll(async () => {
      await onPaper(page);
      const drawn = await page.locator('svg.svg-map [data-layer="stations"]').count();
      if (drawn === 0) {
        await page.emulateMedia({ media: 'screen' });
        await page.evaluate(() => dispatchEvent(new Event('afterprint')));
      }
      return drawn;
    })
    .toBeGreaterThan(0);
  expect(colours(await page.locator('#map').screenshot())).toBeGreaterThan(500);
  await expect(page.locator('svg.svg-map')).toBeVisible();
  await expect(page.locator('svg.svg-map [data-scale]')).toContainText('公里');
  await expect(page.locator('[data-print="head"]')).toContainText('郑州都市圈');
  await expect(page.locator('[data-print="head"]')).toContainText('2020');
  await expect(page.locator('[data-print="legend"]')).toContainText('高铁');
  await expect(page.locator('[data-print="credit"]')).toContainText(/审图号|未送审/);
  await expect(page.locator('.panel, .toolbar, .zoom').first()).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(page.locator('[data-print], [data-scale]')).toHaveCount(0);
  await expect(page.locator('canvas.maplibregl-canvas')).toBeVisible();
  expect(await page.locator('svg.svg-map').getAttribute('viewBox')).toBe(before);
  // The browser itself sends the events.
  await page.evaluate(() => {
    addEventListener('beforeprint', () => (document.body.dataset.printed = ''));
  });
  await page.pdf();
  await expect(page.locator('body')).toHaveAttribute('data-printed', '');

  // In the night scheme the paper stays white.
  await page.evaluate(() => (location.hash = 'v=1&on=rail-hsr&ground=night'));
  await expect(page.locator('html')).toHaveAttribute('data-scheme', 'night');
  const inks = (): Promise<string[]> =>
    page.evaluate(() =>
      ['color', '--surface', '--scheme-background', '--c-amber-1'].map((name) =>
        getComputedStyle(document.body).getPropertyValue(name),
      ),
    );
  await onPaper(page);
  const atNight = await inks();
  await page.evaluate(() => (document.documentElement.dataset.scheme = 'paper'));
  expect(atNight).toEqual(await inks());
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));

  // An embed that nobody has used has no app yet.
  await page.goto('./embed/rail/');
  await expect(page.locator('svg.svg-map.live')).toBeVisible();
  await onPaper(page);
  await expect(page.locator('svg.svg-map [data-scale]')).toContainText('公里');
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(page.locator('svg.svg-map [data-scale]')).toHaveCount(0);
  expect(await page.locator('#map').getAttribute('data-view')).toBeNull();

  // A change of the hash alone would not reload the page.
  await page.goto('about:blank');
  await page.goto('./embed/rail/#live=1');
  await glMapReady(page);
  expect(colours(await onPaper(page))).toBeGreaterThan(500);
  await expect(page.locator('svg.svg-map [data-scale]')).toContainText('公里');
  for (const part of ['.title', '.legend', '.credit']) await expect(page.locator(part)).toBeVisible();
});

test('a translated page keeps its texts in step with the map', async ({ page }) => {
  await openStill(page, 'v=1&on=rail-hsr&sel=rail-hsr/zhengyu');
  await expect(page.locator('[data-card]')).toContainText('郑渝');
  const count = page.locator('.tools p');
  await expect(count).toContainText('1');
  await translate(page);
  await page.locator('[data-layer-row="stations"]').getByRole('switch').check();
  await expect(count).toContainText('2');
  await page.evaluate(() => (location.hash = 'v=1&on=stations,rail-hsr&t=2035&sel=rail-hsr/zhengxi'));
  await expect(page.locator('[data-card] h2')).toHaveText(/郑西/);
  await expect(page.locator('[data-badge]')).toContainText('2035');
  await expect(page.locator('div.time')).not.toContainText('今天 ·');
  await translate(page);
  await page.locator('.toolbar [lang="en"]').click();
  await expect(page.locator('.panel h1')).toHaveText(/Zhengzhou/);
  await expect(page.locator('.panel')).not.toContainText('图层');
  await expect(page.locator('div.time')).not.toContainText('年底');

  // The embed's app loads after the translation, and still hydrates the page.
  await page.goto('./embed/rail/');
  await translate(page);
  await page.locator('svg.svg-map').press('Enter');
  await expect(page.locator('.notices')).toBeAttached();
  await expect(page.locator('h1')).toHaveText('轨道上的都市圈');
  await expect(page.locator('.credit [data-approval]')).toHaveCount(1);
  await page.goto('about:blank');
  await page.goto('./embed/rail/#toggle=stations');
  const stations = page.locator('.legend').getByRole('button');
  await expect(stations).toBeVisible();
  await translate(page);
  await stations.click();
  await expect(page.locator('h1')).not.toContainText('轨道上的都市圈');
});

test('dialogs of a translated page keep their texts in step with the choices', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openStill(page, 'v=1&on=rail-hsr');
  await page.getByRole('button', { name: '分享与嵌入' }).click();
  const panel = page.getByRole('dialog');
  const code = panel.locator('textarea');
  await expect(code).toHaveValue(/<iframe/);
  await translate(page);
  await panel.getByRole('tab', { name: '网页组件' }).click();
  await expect(code).toHaveValue(/<zhengzhou-atlas/);
  await expect(panel.getByRole('tabpanel')).not.toContainText(/任何允许.*iframe/);
  await translate(page);
  const copy = panel.getByRole('button', { name: /^复制: / }).last();
  await copy.click();
  const said = panel.getByRole('tabpanel').getByRole('status');
  await expect(said).toHaveText('已复制');
  await translate(page);
  await panel.locator('select').first().selectOption({ index: 2 });
  await expect(said).toHaveText('');
  await panel.getByRole('tab', { name: '链接' }).click();
  await translate(page);
  const hosts = panel.getByPlaceholder('https://news.example');
  await hosts.fill('nonsense here');
  await hosts.press('Tab');
  await expect(panel.locator('small[role=status]')).toContainText('nonsense');
  await translate(page);
  await hosts.fill('https://a.example');
  await hosts.press('Tab');
  await expect(panel.locator('small[role=status]')).not.toContainText('nonsense');
  await page.locator('.toolbar [lang="en"]').click();
  await expect(panel).toContainText('Share and embed');
  await expect(panel).not.toContainText(/分享|网页组件|复制/);
  await page.keyboard.press('Escape');

  for (const svgMap of ['figures', 'reach', 'frames', 'changes', 'quality']) {
    await goTo(page, 'v=1');
    await page.locator('#tab-data').click();
    await page.locator(`#body [data-data-panel="${svgMap}"]`).click();
    await expect(panel.locator('h2').first()).toContainText(/[\u4e00-\u9fff]/);
    await translate(page);
    await page.locator('.toolbar [lang="en"]').click();
    await expect(panel.locator('h2').first()).not.toContainText(/[\u4e00-\u9fff]/);
    const left = await panel.innerText();
    expect(left.match(/[\u4e00-\u9fff]{2,}[，。]/g) ?? [], svgMap).toEqual([]);
    await page.keyboard.press('Escape');
  }
});

test('a canvas that returns false pixels keeps the SVG map, and a notice gives the reason', async ({
  page,
}) => {
  await page.addInitScript(() => {
    CanvasRenderingContext2D.prototype.getImageData = (_x, _y, width, height) => {
      const image = new ImageData(width, height);
      image.data.forEach((_, i) => (image.data[i] = (i * 7919) % 256));
      return image;
    };
  });
  await page.goto('./');
  await expect(page.locator('#map')).toHaveAttribute('data-gl-map', 'none');
  await expect(page.getByRole('status').filter({ hasText: '隐私保护' })).toBeVisible();
});

test('forced colours leave map and legend as they are, and pages opt out of forced darkening', async ({
  page,
}) => {
  await withoutWebgl(page);
  for (const [address, legend] of [
    ['./#v=1&on=rail-hsr,plan-frames', '[data-layer-row="rail-hsr"] .swatch'],
    ['./embed/rail/', '.legend .swatch'],
  ] as const) {
    await page.goto(address);
    await expect(page.locator('svg.svg-map.live')).toBeVisible();
    const style = (selector: string, name: string): Promise<string> =>
      page
        .locator(selector)
        .first()
        .evaluate((e, n) => getComputedStyle(e).getPropertyValue(n), name);
    expect(await style('html', 'color-scheme')).toContain('only');
    await page.emulateMedia({ forcedColors: 'active' });
    for (const selector of ['svg.svg-map', '#map', legend])
      expect(await style(selector, 'forced-color-adjust'), `${address} ${selector}`).toBe('none');
    await page.emulateMedia({ forcedColors: 'none' });
  }
});

// A browser forces darkening only if the system is dark (Chrome for Android, by its setting).
test('a browser that forces darkening leaves map, panel and legend as they are', async ({ page }) => {
  await withoutWebgl(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const devtools = await page.context().newCDPSession(page);
  for (const address of [
    './#v=1&on=rail-hsr,plan-frames',
    './#v=1&on=rail-hsr&ground=night',
    './embed/rail/',
    './plan/',
  ]) {
    await page.goto(address);
    await page.evaluate(() => document.fonts.ready);
    if (!address.includes('plan')) await expect(page.locator('svg.svg-map.live')).toBeVisible();
    const before = await atRest(() => page.screenshot());
    await devtools.send('Emulation.setAutoDarkModeOverride', { enabled: true });
    const darkened = await page.screenshot();
    await devtools.send('Emulation.setAutoDarkModeOverride', { enabled: false });
    expect(differing(before, darkened), address).toBeLessThan(50);
  }
});
