/** The gallery and the guide, in use. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { galleryPageOf, guidePageOf } from '../../src/domain/embed/published-view.ts';

test('a button of the gallery copies a code, with the address under which the page was opened', async ({
  page,
  context,
  baseURL,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(galleryPageOf('zh'));
  const publishedView = page.locator('[data-published-view="rail"]');
  await publishedView.locator('summary').click();
  await publishedView.getByRole('button', { name: '复制: 框架 · 轨道上的都市圈' }).click();
  await expect(publishedView.getByRole('status').filter({ hasText: '已复制' })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(`src="${baseURL ?? ''}embed/rail/"`);
  expect(copied).toBe(await publishedView.locator('pre').first().innerText());
  await expect(page.locator('[data-unset]')).toHaveCount(0);
  await expect(page.locator('pre', { hasText: 'atlas.example' })).toHaveCount(0);
});

test('the code is selected if copying is not allowed', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await page.goto(guidePageOf('en'));
  const box = page.locator('[data-code]').first();
  await box.getByRole('button').click();
  await expect(box.getByRole('status')).toContainText('selected');
  expect(await page.evaluate(() => getSelection()?.toString().trim())).toBe(
    (await box.locator('pre').innerText()).trim(),
  );
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('the codes can be selected, and no button is without function', async ({ page }) => {
    await page.goto(galleryPageOf('zh'));
    const publishedView = page.locator('[data-published-view="rail"]');
    await publishedView.locator('summary').click();
    await expect(publishedView.locator('pre').first()).toBeVisible();
    await expect(publishedView.getByRole('button')).toHaveCount(0);
  });
});

for (const addressIn of [galleryPageOf, guidePageOf])
  for (const lang of ['zh', 'en'] as const)
    for (const [width, colorScheme] of [
      [320, 'light'],
      [1280, 'dark'],
    ] as const)
      test(`${addressIn(lang)} fits and is accessible at ${String(width)} px, ${colorScheme}`, async ({
        page,
      }) => {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 700 });
        await page.goto(addressIn(lang));
        // Opens all fold-outs.
        await page.evaluate(() => {
          document.querySelectorAll('details').forEach((d) => (d.open = true));
        });
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow).toBe(0);
        const surface = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        const [red = 0] = surface.match(/\d+/g)?.map(Number) ?? [];
        expect(red < 128).toBe(colorScheme === 'dark');
        // axe is slow on such a long page, so it runs once a language and once a colour scheme.
        if ((lang === 'zh') === (colorScheme === 'dark')) return;
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map((n) => n.html)])).toEqual([]);
      });

for (const lang of ['zh', 'en'] as const)
  test(`on a phone the guide in ${lang} keeps every key on one line, and fits`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(guidePageOf(lang));
    const broken = await page
      .locator('[data-key] th code, .list code')
      .evaluateAll((codes) =>
        codes.filter((code) => code.getClientRects().length !== 1).map((code) => code.textContent),
      );
    expect(broken).toEqual([]);
    expect(await page.locator('[data-key] th code').count()).toBeGreaterThan(10);
    // A row of the calls breaks only between words.
    const words = await page.locator('tbody th code').evaluateAll((codes) =>
      codes.flatMap((code) => {
        const node = code.firstChild as Text;
        return [...node.data.matchAll(/[\w-]+/g)].filter(({ 0: word, index }) => {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + word.length);
          return !word.includes('-') && range.getClientRects().length > 1;
        });
      }),
    );
    expect(words).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
