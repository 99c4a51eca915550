/** The data tab: figures, travel times, plan frames, changes and quality, beside a map that stays usable. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { openStill } from './atlas.ts';

async function openDataPanel(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name: '数据' }).click();
  await page.locator(`[data-data-panel="${name}"]`).first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
}

for (const [name, text] of [
  ['figures', '郑州'],
  ['reach', '开封'],
  ['frames', '济源'],
  ['changes', '郑许'],
  ['quality', '来源'],
] as const)
  test(`${name}: opens, is accessible, closes with Escape`, async ({ page }) => {
    await openStill(page);
    await openDataPanel(page, name);
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText(text);
    const { violations, passes } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
    expect(passes.length).toBeGreaterThan(5);
    const serious = violations.filter((v) => v.impact === 'serious' || v.impact === 'critical');
    expect(serious.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)).toEqual([]);
    // The panel below cannot have focus meanwhile.
    await page.keyboard.press('Shift+Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('#panel') ?? null)).toBeNull();
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    // The focus is back on the button that opened it.
    await expect(page.locator(`button[data-data-panel="${name}"]`)).toBeFocused();
  });

for (const name of ['figures', 'reach', 'frames', 'changes', 'quality'])
  test(`${name}: fits a phone, in English too`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await openStill(page, 'v=1&lang=en');
    await page.getByRole('tab', { name: 'Data' }).click();
    await page.locator(`[data-data-panel="${name}"]`).first().click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('heading').first()).toBeVisible();
    await expect(dialog.locator('table, li').first()).toBeAttached();
    // Wide tables scroll in their own boxes: the data panel itself does not scroll sideways.
    const wide = await dialog
      .locator('.scroll')
      .first()
      .evaluate((e) => e.scrollWidth - e.clientWidth);
    expect(wide).toBeLessThanOrEqual(1);
  });
