/**
 * SVG map and GL map must show the same picture, at three typical sizes, in both colour schemes. The tolerance is a
 * fraction of pixels: labels differ by a pixel or two, and line edges are smoothed differently.
 */
import { expect, test, type Page } from '@playwright/test';
import { catalogue, differing, mapPicture, openAtlas, withoutWebgl } from './atlas.ts';

// Playwright hides panels by an inline style, which the page's policy would refuse. first-paint.spec and embed.spec
// test that the page works under its policy.
test.use({ bypassCSP: true });

const SIZES = [
  { width: 1920, height: 1080 },
  { width: 390, height: 844 },
  { width: 1080, height: 1920 },
];
/** Fraction of a picture's pixels that may differ clearly between SVG map and GL map. */
const TOLERANCE = 0.035;
/** The same for one layer alone, closer: hatching of large soft areas has another phase (eco-barriers 8.2 %). */
const LAYER_TOLERANCE = 0.1;

/** Hides the GL map, and takes a picture of the SVG map for the same View. */
async function svgMapPicture(page: Page): Promise<Buffer> {
  return page.locator('#map').screenshot({
    style:
      '#app, #map > .gl-map { visibility: hidden !important } #map > svg { visibility: visible !important; opacity: 1 !important }',
    animations: 'disabled',
  });
}

for (const size of SIZES)
  for (const scheme of ['paper', 'night'] as const)
    test(`SVG map and GL map agree: opening, ${scheme}, ${String(size.width)}×${String(size.height)}`, async ({
      page,
    }) => {
      await page.setViewportSize(size);
      await openAtlas(page, scheme === 'night' ? 'v=1&ground=night' : '');
      const [glMap, svgMap] = [await mapPicture(page), await svgMapPicture(page)];
      const share = differing(glMap, svgMap) / (size.width * size.height);
      console.log(
        `opening ${scheme} ${String(size.width)}×${String(size.height)}: ${(share * 100).toFixed(2)} % differ`,
      );
      expect(share).toBeLessThan(TOLERANCE);
      expect(share).toBeGreaterThan(0); // two drawings, not one compared with itself
    });

test('SVG map and GL map agree on every layer', async ({ page, browser }) => {
  test.setTimeout(400_000);
  expect(catalogue.layers.length).toBeGreaterThanOrEqual(13);
  const size = { width: 1280, height: 800 };
  const blind = await browser.newPage({ viewport: size, reducedMotion: 'reduce' });
  await withoutWebgl(blind);
  const shares: Record<string, number> = {};
  for (const layer of catalogue.layers) {
    const link = `v=1&on=${layer.id}&at=34.6500,113.6000,${Math.max(8, (layer.minzoom ?? 0) + 0.3).toFixed(2)}`;
    await openAtlas(page, link);
    await page.reload();
    await expect(page.locator('#map')).toHaveAttribute('data-gl-map', 'ready', { timeout: 60_000 });
    await blind.goto(`${page.url().split('#')[0] ?? ''}#${link}`);
    await blind.reload();
    await expect(blind.locator('#map')).toHaveAttribute('data-gl-map', 'none');
    await expect(blind.locator(`#map svg [data-layer="${layer.id}"] [data-ref]`).first()).toBeAttached();
    const glMap = await mapPicture(page);
    await expect
      .poll(async () => differing(glMap, await mapPicture(blind)) / (size.width * size.height), {
        message: layer.id,
      })
      .toBeLessThan(LAYER_TOLERANCE);
    shares[layer.id] = differing(glMap, await mapPicture(blind)) / (size.width * size.height);
  }
  console.log(
    Object.entries(shares)
      .map(([id, s]) => `${id} ${(s * 100).toFixed(2)} %`)
      .join(', '),
  );
  await blind.close();
});
