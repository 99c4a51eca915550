import { expect, test, type Page } from '@playwright/test';
import { differing, goTo, layerData, mapPicture, openAtlas } from './atlas.ts';

// Playwright hides panels by an inline style, which the page's policy would refuse. first-paint.spec and embed.spec
// test that the page works under its policy.
test.use({ bypassCSP: true });

const AT = 'at=34.7000,113.7000,9.00';
/** Least number of pixels that moving marks change; they are some twenty dots of at least 6 pixels. */
const MOVED = 150;

/** Number of pixels by which the map differs from an earlier picture. */
const changed = async (page: Page, then: Buffer): Promise<number> => differing(then, await mapPicture(page));

test('trains move unless motion is reduced, and disappear with their layer', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await openAtlas(page, `v=1&on=&${AT}`);
  const empty = await mapPicture(page);
  await goTo(page, `v=1&on=trains&${AT}`);
  await expect.poll(() => changed(page, empty), { message: 'trains on' }).toBeGreaterThan(1000);
  const then = await mapPicture(page);
  await expect.poll(() => changed(page, then), { message: 'trains run' }).toBeGreaterThan(MOVED);
  await goTo(page, `v=1&on=&${AT}`);
  await expect.poll(() => changed(page, empty), { message: 'trains off' }).toBe(0);
});

test('trains stand still with reduced motion, and start when that ends', async ({ page }) => {
  await openAtlas(page, `v=1&on=trains&${AT}`);
  const then = await mapPicture(page);
  // Several frames have passed between the pictures.
  for (let i = 0; i < 3; i++) {
    await page.evaluate(
      () =>
        new Promise<void>((done) => {
          let left = 20;
          const next = (): void => {
            if (left-- > 0) requestAnimationFrame(next);
            else done();
          };
          next();
        }),
    );
    expect(await changed(page, then)).toBe(0);
  }
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await expect.poll(() => changed(page, then), { message: 'trains run' }).toBeGreaterThan(MOVED);
});

test('a tap on the line of a train opens its card, with the figure and its year', async ({ page }) => {
  const train = layerData('trains').features.find((f) => f.properties.id === 'zhengkai');
  if (!train) throw new Error('trains: got no zhengkai, expected it');
  const [lon, lat] = train.properties.at;
  await openAtlas(page, `v=1&on=trains&at=${lat.toFixed(4)},${lon.toFixed(4)},11.00`);
  const box = await page.locator('#map').boundingBox();
  if (!box) throw new Error('map has no box');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  const card = page.locator('[data-card]');
  await expect(card).toContainText(train.properties.name.zh);
  await expect(card).toContainText('27.5对/日');
  await expect(card).toContainText('2021年10月');
});
