/**
 * SVG map and GL map must show the same picture, at three typical sizes, in both colour schemes. The tolerance is a
 * fraction of pixels: labels differ by a pixel or two, and line edges are smoothed differently.
 */
import { expect, test, type Page } from '@playwright/test';
import { atRest, catalogue, differing, glMapReady, goTo, mapPicture, openAtlas } from './atlas.ts';

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

/** Pictures of the GL map without a layer, by link. Each is taken once. */
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
    // Another query makes the browser load the page afresh.
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
