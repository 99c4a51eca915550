/**
 * npm run picture: takes a screenshot of the built atlas as public/picture.png, for the README and for link previews.
 */
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import sharp from 'sharp';
import { preview } from 'vite';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const BROWSERS = [process.env.ATLAS_BROWSER ?? '', '/usr/lib/chromium/chromium-headless-shell'];

const executablePath = BROWSERS.find((path) => path !== '' && existsSync(path));
if (!executablePath)
  throw new Error('picture: got no browser, expected chromium-headless-shell or ATLAS_BROWSER=<path>');
if (!existsSync(`${root}/dist/index.html`))
  throw new Error('picture: got no dist/index.html, expected it: run npm run build first');

const server = await preview({
  configFile: `${root}/vite.config.ts`,
  preview: { port: 4327, strictPort: true },
});
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--enable-unsafe-swiftshader', '--disable-background-networking'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 }, reducedMotion: 'reduce' });
  await page.goto('http://localhost:4327/');
  await page.locator('#map[data-gl-map="ready"]').waitFor({ timeout: 60_000 });
  const shot = await page.screenshot({ animations: 'disabled' });
  await sharp(shot).png({ palette: true, quality: 90, effort: 8 }).toFile(`${root}/public/picture.png`);
  console.log('public/picture.png');
} finally {
  await browser.close();
  await server.close();
}
