/**
 * Scenes: the static map and the WebGL map must be the same picture, at the three sizes that matter, on both colour schemes.
 * The tolerance is a share of pixels: labels stand a pixel or two apart, and line edges are smoothed differently.
 */
import { expect, test, type Page } from '@playwright/test';
import { atRest, catalogue, differing, glMapReady, goTo, mapPicture, openAtlas } from './atlas.ts';

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

/** Pictures of the GL map without a layer, by link: each is taken once. */
const empty = new Map<string, Buffer>();
async function emptyPicture(page: Page, link: string): Promise<Buffer> {
  const known = empty.get(link);
  if (known) return known;
  await openAtlas(page, link);
  const picture = await atRest(() => mapPicture(page));
  empty.set(link, picture);
  return picture;
}

for (const layer of catalogue.layers)
  test(`SVG map and GL map agree on the layer ${layer.id}, and it goes off and on`, async ({ page }) => {
    const zoom = Math.max(8, (layer.minzoom ?? 0) + 0.3).toFixed(2);
    const link = (on: string): string => `v=1&on=${on}&at=34.6500,113.6000,${zoom}`;
    const none = await emptyPicture(page, link(''));
    // Another query makes it another page.
    await page.goto(`./?${layer.id}#${link(layer.id)}`);
    await glMapReady(page);
    const glMap = await mapPicture(page);
    await expect(page.locator(`#map svg [data-layer="${layer.id}"] [data-ref]`).first()).toBeAttached();
    const share = async (): Promise<number> => differing(glMap, await svgMapPicture(page)) / (1280 * 800);
    await expect.poll(share).toBeLessThan(LAYER_TOLERANCE);
    expect(differing(none, glMap), 'pixels of its own').toBeGreaterThan(250);
    await goTo(page, link(''));
    const changed = async (): Promise<number> => differing(none, await mapPicture(page));
    await expect.poll(changed, { message: 'off' }).toBeLessThan(200);
    await goTo(page, link(layer.id));
    await expect.poll(changed, { message: 'on' }).toBeGreaterThan(250);
  });
