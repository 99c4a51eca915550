/** Elements of the plan: linked, opened, and shown at small scale if they have no place. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import type { PlanIndex } from '../../src/domain/layer/catalogue.ts';
import { catalogue, openStill } from './atlas.ts';

const { headings } = JSON.parse(
  readFileSync(join(resolve(import.meta.dirname, '../../dist/data'), catalogue.plan.href), 'utf8'),
) as PlanIndex;
const elements = headings.flatMap((heading) => heading.elements);
const placeless = elements.find((one) => one.undrawn?.why === 'not-spatial' && one.says);
if (!placeless) throw new Error('plan: got no element that is not spatial, expected one');

test('an element without a place can be linked, and zooms out', async ({ page }) => {
  await openStill(page, 'v=1&at=34.7500,113.6500,11.00');
  await page.getByRole('tab', { name: '规划要点' }).click();
  const item = page.getByRole('tabpanel').getByRole('button', { name: placeless.name.zh });
  await item.click();
  await expect(page).toHaveURL(new RegExp(`plan=${placeless.id}$`));
  await expect(page).not.toHaveURL(/at=/);
  await item.click();
  await expect(page).not.toHaveURL(/plan=/);
});

test('a link opens the card of an element without a place', async ({ page }) => {
  await openStill(page, `v=1&plan=${placeless.id}`);
  await expect(page.getByRole('tabpanel')).toContainText(placeless.says?.zh ?? '');
  await expect(page.getByRole('tabpanel').getByRole('button', { expanded: true })).toContainText(
    placeless.name.zh,
  );
  await expect(page).toHaveURL(new RegExp(`plan=${placeless.id}`));
});

test('a link to an unknown element gives a notice', async ({ page }) => {
  await openStill(page, 'v=1&plan=nowhere');
  await expect(page.getByRole('status').filter({ hasText: 'plan=nowhere' })).toBeVisible();
  await expect(page).not.toHaveURL(/plan=/);
});

test('reset restores the opening view, camera included', async ({ page }) => {
  await openStill(page, 'v=1&on=cities&t=2015&at=34.7500,113.6500,11.00&ground=night');
  await page.getByRole('button', { name: '恢复默认' }).click();
  await expect(page).toHaveURL(/#v=1&ground=night$/);
});
