/**
 * Scenes: the static map and the WebGL map must be the same picture, at the three sizes that matter, on both colour schemes.
 * The tolerance is a share of pixels: labels stand a pixel or two apart, and line edges are smoothed differently.
 */
import { expect, test, type Page } from '@playwright/test';
import { catalogue, differing, mapPicture, openAtlas, withoutWebgl } from './atlas.ts';

// Playwright hides panels by a style of its own, which the page's policy would refuse; that the page runs under its policy is
// tested in first-paint.spec and embed.spec.
test.use({ bypassCSP: true });

const SIZES = [
  { width: 1920, height: 1080 },
  { width: 390, height: 844 },
  { width: 1080, height: 1920 },
];
/** Of all pixels of a scene, those that may differ clearly between SVG map and GL map. */
const TOLERANCE = 0.035;
/** The same for one layer alone, closer: hatching of large soft areas lies in another phase (eco-barriers 8.2 %). */
const LAYER_TOLERANCE = 0.1;

/** Hides the GL map, so that the SVG map is seen as it is drawn for the same View. */
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
      expect(share).toBeGreaterThan(0); // they are two drawings, not one seen twice
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
