/** The channel from a page on another site: the built modules there, and a frame on the atlas's own origin. */
import { createServer, type Server } from 'node:http';
import { resolve } from 'node:path';
import type { AddressInfo } from 'node:net';
import { expect, test as base, type Frame, type Page } from '@playwright/test';
import { bundle } from '../../scripts/embed-modules.ts';

/**
 * A small page stands in for the embed pages, so that what is tried here is the channel alone; without it, the pages
 * that were built are framed.
 */
const STAND_IN = true as boolean;

const root = resolve(import.meta.dirname, '../..');
/** What the stand-in was asked is in its window; it tells of every change. */
const FRAME = `
  import { AtlasError } from './src/channel/api.ts';
  import { greetGuests } from './src/channel/guests.ts';
  import { openPort } from './src/channel/port.ts';
  const link = new Map(location.hash.slice(1).split('&').map((p) => p.split('=').map(decodeURIComponent)));
  const asked = (window.asked = []);
  window.born = String(Math.random());
  const view = () => ({ link: location.hash.slice(1), on: (link.get('on') ?? '').split(',').filter(Boolean), hidden: {},
    opacity: {}, at: null, sel: link.get('sel') || null, plan: null, moment: link.get('t') || null, story: null,
    lang: link.get('lang') ?? 'zh', ground: 'paper' });
  const port = openPort(greetGuests({ hosts: (link.get('host') ?? '').split(','), wake() {} }), {
    getView: view,
    change(change) {
      asked.push(change);
      if (change.on === 'nowhere') throw new AtlasError('unknown', 'on=nowhere');
      for (const [key, value] of Object.entries(change)) if (value === null) link.delete(key); else link.set(key, value);
      port.emit('view', view());
      if ('sel' in change) port.emit('select', { ref: change.sel || null, name: null });
    },
    flyTo: (target) => void asked.push(target),
  });
  port.emit('ready', view());
  port.emit('height', { height: document.documentElement.scrollHeight });
`;

/** With the address of the atlas, which is another site than the article's. */
const test = base.extend<{ atlas: string }>({
  atlas: async ({ baseURL }, use) => {
    await use(baseURL ?? '');
  },
});

let server: Server;
let site: string;
let frameScript: string;
const articles = new Map<string, string>();

test.beforeAll(async () => {
  server = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(articles.get(request.url ?? '') ?? '');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  site = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  if (STAND_IN) frameScript = await bundle(root, FRAME);
});
test.afterAll(() => {
  server.close();
});

/** Opens an article of another site with that in the middle; `{atlas}` and `{site}` are filled in. */
async function openArticle(page: Page, atlas: string, html: string, head = ''): Promise<void> {
  if (STAND_IN)
    await page.context().route(
      (url) => url.origin === new URL(atlas).origin && /^\/embed\/([a-z-]+\/)*$/.test(url.pathname),
      (route) =>
        route.fulfill({
          contentType: 'text/html',
          body: `<!doctype html><meta charset="utf-8"><title>map</title><script type="module">${frameScript}</script>`,
        }),
    );
  const path = `/${String(articles.size)}`;
  const article = `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>article</title>${head}</head>
    <body><p>before</p>${html}<p id="after">after</p></body></html>`;
  articles.set(path, article.replaceAll('{atlas}', atlas).replaceAll('{site}', site));
  await page.goto(site + path);
}

const mapFrame = async (page: Page, atlas: string): Promise<Frame> => {
  const found = (): Frame | undefined => page.frames().find((f) => f.url().startsWith(`${atlas}embed/`));
  await expect.poll(() => found() !== undefined).toBe(true);
  const frame = found();
  if (!frame) throw new Error('page: got no frame of the atlas, expected one');
  return frame;
};
const askedOf = (frame: Frame): Promise<unknown> => frame.evaluate('window.asked');

const CLIENT = `<script type="module">
  import { connectAtlas, AtlasError } from '{atlas}embed/client.js';
  window.told = [];
  const atlas = window.atlas = await connectAtlas(document.querySelector('iframe'));
  for (const name of ['ready', 'view', 'select', 'height']) atlas.on(name, (data) => told.push([name, data]));
  await atlas.setLayers(['rail-hsr', 'stations']);
  await atlas.flyTo({ lon: 113.62, lat: 34.75, zoom: 9 });
  await atlas.select('rail-hsr/zhengyu');
  window.refused = await atlas.setLayers(['nowhere']).catch((e) => e instanceof AtlasError && e.code);
  window.view = await atlas.getView();
</script>`;

for (const sandbox of ['allow-scripts allow-same-origin', 'allow-scripts'])
  test(`a page of another site directs the map and hears from it (${sandbox})`, async ({ page, atlas }) => {
    await openArticle(
      page,
      atlas,
      `<iframe src="{atlas}embed/#host={site}" title="map" sandbox="${sandbox}"></iframe>${CLIENT}`,
    );
    await expect.poll(() => page.evaluate('window.view?.on')).toEqual(['rail-hsr', 'stations']);
    expect(await page.evaluate('window.view.sel')).toBe('rail-hsr/zhengyu');
    expect(await page.evaluate('window.refused')).toBe('unknown');
    const told = await page.evaluate<[string, unknown][]>('window.told');
    expect(told.map(([name]) => name)).toEqual(['ready', 'height', 'view', 'view', 'select']);
    expect(told.at(-1)?.[1]).toMatchObject({ ref: 'rail-hsr/zhengyu' });
  });

test('a page that the link does not name is not answered', async ({ page, atlas }) => {
  for (const host of ['', 'host=https://news.example', 'host=*', 'host=null']) {
    await openArticle(
      page,
      atlas,
      `<script>window.heard = []; addEventListener('message', (e) => heard.push(e.data));</script>
      <iframe src="{atlas}embed/#${host}" title="map"></iframe>
      <script>document.querySelector('iframe').onload = (e) => {
        e.target.contentWindow.postMessage({ atlas: 1, knock: true }, '*');
        window.knocked = true;
      };</script>`,
    );
    await page.waitForFunction('window.knocked');
    const frame = await mapFrame(page, atlas);
    // The frame has read the knock once it reads what was sent after it.
    await frame.evaluate('new Promise((r) => { addEventListener("message", r); postMessage(0, "*"); })');
    await page.evaluate('new Promise((r) => { addEventListener("message", r); postMessage("own", "*"); })');
    expect(await page.evaluate('window.heard'), host).toEqual(['own']);
  }
});

test('the element keeps its place, follows its attributes, and leaves the text after it alone', async ({
  page,
  atlas,
}) => {
  await openArticle(
    page,
    atlas,
    `<script type="module" src="{atlas}embed/zhengzhou-atlas.js"></script>
    <div style="width:600px"><zhengzhou-atlas plate="rail" lang="zh" on="rail-hsr" ratio="3/2"
      style="display:block;aspect-ratio:3/2"><a href="{atlas}embed/rail/">map</a></zhengzhou-atlas></div>`,
  );
  const top = await page.locator('#after').evaluate((e) => e.getBoundingClientRect().top);
  const frame = await mapFrame(page, atlas);
  await page.evaluate('document.querySelector("zhengzhou-atlas").atlas.then(() => {})');
  expect(new URL(frame.url()).pathname).toBe('/embed/rail/');
  const box = await page.locator('zhengzhou-atlas').boundingBox();
  expect(box).toMatchObject({ width: 600, height: 400 });
  expect(await page.locator('#after').evaluate((e) => e.getBoundingClientRect().top)).toBe(top);
  expect(await page.locator('zhengzhou-atlas iframe').boundingBox()).toEqual(box);

  const born = await frame.evaluate('window.born');
  const steps = await page.evaluate(() => history.length);
  await page.evaluate(() => {
    const element = document.querySelector('zhengzhou-atlas');
    element?.setAttribute('t', '2027');
    element?.removeAttribute('on');
  });
  await expect.poll(() => askedOf(frame)).toEqual([{ on: null, t: '2027' }]);
  expect(await frame.evaluate('window.born')).toBe(born);

  // Another plate is another page, and no step back for the reader.
  await page.evaluate('document.querySelector("zhengzhou-atlas").setAttribute("plate", "roads")');
  await expect.poll(() => page.frames().some((f) => f.url().includes('/embed/roads/#'))).toBe(true);
  const view = await page.evaluate(
    'document.querySelector("zhengzhou-atlas").atlas.then((a) => new Promise((r) => a.on("ready", r)))',
  );
  expect(view).toMatchObject({ moment: '2027' });
  expect(await page.evaluate(() => history.length)).toBe(steps);
});

test('the element works as frameworks make it, and under a strict policy of the page', async ({
  page,
  atlas,
}) => {
  const refused: string[] = [];
  page.on('console', (m) => {
    if (m.type() === 'error') refused.push(m.text());
  });
  await openArticle(
    page,
    atlas,
    `<main></main>
    <script nonce="x">
      const main = document.querySelector('main');
      // As Vue and React 19 do: properties and attributes on an element that nobody knows yet; then as innerHTML.
      const made = document.createElement('zhengzhou-atlas');
      made.plate = 'rail'; made.on = ['rail-hsr', 'stations']; made.setAttribute('lang', 'en');
      main.append(made);
      main.insertAdjacentHTML('beforeend', '<zhengzhou-atlas plate="roads"></zhengzhou-atlas>');
      window.told = [];
      main.addEventListener('atlas-ready', (e) => told.push(e.target.getAttribute('plate')));
      const module = document.createElement('script');
      module.type = 'module'; module.src = '{atlas}embed/zhengzhou-atlas.js';
      document.head.append(module);
      customElements.whenDefined('zhengzhou-atlas').then(() => {
        // As React 18 does: created when the element is known, attributes one by one, then put in.
        const late = document.createElement('zhengzhou-atlas');
        late.setAttribute('live', 'false'); late.setAttribute('plate', 'ecology');
        main.prepend(late);
        // A list that is sorted anew.
        main.append(made);
      });
    </script>`,
    `<meta http-equiv="Content-Security-Policy"
      content="default-src 'none'; script-src 'nonce-x' {atlas}; frame-src {atlas}">`,
  );
  await page.evaluate('customElements.whenDefined("zhengzhou-atlas").then(() => {})');
  for (const element of await page.locator('zhengzhou-atlas').all()) await element.scrollIntoViewIfNeeded();
  await expect
    .poll(async () => new Set(await page.evaluate<string[]>('window.told')))
    .toEqual(new Set(['ecology', 'roads', 'rail']));
  const frames = page
    .frames()
    .slice(1)
    .map((f) => new URL(f.url()));
  expect(frames.map((url) => url.pathname).sort()).toEqual([
    '/embed/ecology/',
    '/embed/rail/en/',
    '/embed/roads/',
  ]);
  expect(frames.find((url) => url.pathname.includes('rail'))?.hash).toContain('on=rail-hsr,stations');
  const width = await page.locator('main').evaluate((e) => e.clientWidth);
  for (const element of await page.locator('zhengzhou-atlas').all())
    expect((await element.boundingBox())?.height).toBeCloseTo((width * 2) / 3, 0);
  expect(refused).toEqual([]);
});
