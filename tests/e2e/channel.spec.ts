/** The channel to a page on another site: the built modules there, and the built embed on the atlas's own origin. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test as base, type Frame, type Page } from '@playwright/test';
import { withoutWebgl } from './atlas.ts';

/** With the atlas's address, on another site than the article. */
const test = base.extend<{ atlas: string }>({
  atlas: async ({ baseURL }, use) => {
    await use(baseURL ?? '');
  },
});

let server: Server;
let site: string;
const articles = new Map<string, string>();

test.beforeAll(async () => {
  server = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(articles.get(request.url ?? '') ?? '');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  site = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
test.afterAll(() => {
  server.close();
});

/** Opens an article of another site with that HTML in the middle; `{atlas}` and `{site}` are filled in. */
async function openArticle(page: Page, atlas: string, html: string, head = ''): Promise<void> {
  await withoutWebgl(page);
  const path = `/${String(articles.size)}`;
  const article = `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>article</title>
    <style>iframe { width: 640px; height: 480px }</style>${head}</head>
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
/** Whether the embed's app runs, and with it its message server. */
const opened = (page: Page) =>
  expect(page.frameLocator('iframe').locator('#map')).toHaveAttribute('data-beside', /./);
/** The View that the element's map reports; null while there is no map. */
const viewOf = (page: Page): Promise<unknown> =>
  page.evaluate('document.querySelector("zhengzhou-atlas").atlas.then((a) => a.getView()).catch(() => null)');

const CLIENT = `<script type="module">
  import { connectAtlas, AtlasError } from '{atlas}embed/client.js';
  window.told = [];
  const atlas = window.atlas = await connectAtlas(document.querySelector('iframe'));
  for (const name of ['ready', 'view', 'select', 'error', 'height']) atlas.on(name, (data) => told.push([name, data]));
  await atlas.setLayers(['rail-hsr', 'stations']);
  await atlas.flyTo({ lon: 113.62, lat: 34.75, zoom: 9 });
  await atlas.select('rail-hsr/zhengyu');
  window.refused = await atlas.setLayers(['nowhere']).catch((e) => e instanceof AtlasError && e.code);
  window.missing = await atlas.select('stations/nowhere').catch((e) => e instanceof AtlasError && e.code);
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
    expect(await page.evaluate('[refused, missing]')).toEqual(['unknown', 'unknown']);
    // Events come when the map is at rest, names when their layer has loaded.
    const told = (name: string) =>
      page.evaluate(`window.told.filter(([name]) => name === '${name}').map(([, data]) => data)`);
    await expect.poll(() => told('select')).toEqual([{ ref: 'rail-hsr/zhengyu', name: '郑渝高铁' }]);
    await expect
      .poll(async () => ((await told('view')) as unknown[]).at(-1))
      .toMatchObject({
        on: ['rail-hsr', 'stations'],
        sel: 'rail-hsr/zhengyu',
        at: { lon: expect.closeTo(113.62, 2), lat: expect.closeTo(34.75, 2), zoom: 9 },
      });
    expect(await told('ready')).toHaveLength(1);
    expect(await told('error')).toEqual([]);
    await expect.poll(() => told('height')).toContainEqual({ height: expect.any(Number) });

    // The map agrees with what it reports.
    const map = page.frameLocator('iframe');
    await expect(map.locator('[data-layer="stations"] [data-ref]').first()).toBeAttached();
    await expect(map.locator('[data-layer="plan-frames"]')).toHaveCount(0);
    await expect(map.getByRole('heading', { name: '郑渝高铁' })).toBeVisible();
  });

test('the embed answers only pages that the link names', async ({ page, atlas }) => {
  /** Messages that the page receives from a map with that link after its greeting. */
  async function heardOf(link: string): Promise<unknown[]> {
    await openArticle(
      page,
      atlas,
      `<script>window.heard = []; addEventListener('message', (e) => heard.push(e.data));</script>
      <iframe src="{atlas}embed/#${link}" title="map"></iframe>`,
    );
    // If no host is named, the app starts only on a gesture.
    await page
      .frameLocator('iframe')
      .locator('#map')
      .click({ position: { x: 20, y: 20 } });
    await opened(page);
    await page.evaluate("frames[0].postMessage({ atlas: 1, knock: true }, '*')");
    // Messages arrive in order: once the frame has read a later one, it has read the greeting, and its answer comes
    // last.
    const frame = await mapFrame(page, atlas);
    await frame.evaluate(
      `addEventListener('message', ({ data }) => { if (data === 'last') parent.postMessage('end', '*'); })`,
    );
    return page.evaluate(`new Promise((done) => {
      addEventListener('message', ({ data }) => { if (data === 'end') done(heard); });
      frames[0].postMessage('last', '*');
    })`);
  }
  for (const link of ['', 'host=https://news.example', 'host=*', 'host=null'])
    expect(await heardOf(link), link).toEqual(['end']);
  expect((await heardOf('host={site}'))[0]).toMatchObject({ atlas: 1, hello: expect.any(String) });
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

  await frame.evaluate('window.born = "before"');
  const steps = await page.evaluate(() => history.length);
  await page.evaluate(() => {
    const element = document.querySelector('zhengzhou-atlas');
    element?.setAttribute('t', '2027');
    element?.removeAttribute('on');
  });
  await expect
    .poll(() => viewOf(page))
    .toMatchObject({ moment: '2027', on: expect.arrayContaining(['rail-hsr', 'rail-intercity']) });
  expect(await frame.evaluate('window.born')).toBe('before');

  // Another published view is another page, but no new entry in the reader's history.
  await page.evaluate('document.querySelector("zhengzhou-atlas").setAttribute("plate", "roads")');
  await expect.poll(() => page.frames().some((f) => f.url().includes('/embed/roads/#'))).toBe(true);
  await expect
    .poll(() => viewOf(page))
    .toMatchObject({ moment: '2027', on: expect.arrayContaining(['expressways']) });
  expect(await page.evaluate(() => history.length)).toBe(steps);
});

test('the element works as frameworks create it, and under a strict policy of the page', async ({
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
      // As Vue and React 19 do: properties and attributes on an element that is not defined yet; then as innerHTML.
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
        // As React 18 does: created after the element is defined, attributes one by one, then inserted.
        const late = document.createElement('zhengzhou-atlas');
        late.setAttribute('live', 'false'); late.setAttribute('plate', 'ecology');
        main.prepend(late);
        // As in a list that is sorted.
        main.append(made);
      });
    </script>`,
    `<meta http-equiv="Content-Security-Policy"
      content="default-src 'none'; script-src 'nonce-x' {atlas}; frame-src {atlas}">`,
  );
  await page.evaluate('customElements.whenDefined("zhengzhou-atlas").then(() => {})');
  for (const element of await page.locator('zhengzhou-atlas').all()) await element.scrollIntoViewIfNeeded();
  // They start when they get a request.
  await page.evaluate(
    'Promise.all([...document.querySelectorAll("zhengzhou-atlas")].map(async (e) => (await e.atlas).getView()))',
  );
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

test('the link of a view opens it in the atlas and on the page of another map', async ({ page, atlas }) => {
  await openArticle(
    page,
    atlas,
    `<iframe src="{atlas}embed/rail/en/#title=T&toggle=stations&host={site}" title="map"></iframe>
    <script type="module">
      import { connectAtlas } from '{atlas}embed/client.js';
      const atlas = await connectAtlas(document.querySelector('iframe'));
      await atlas.setMoment(2027);
      window.view = await atlas.getView();
    </script>`,
  );
  await expect.poll(() => page.evaluate('window.view?.moment')).toBe('2027');
  const { link, on } = await page.evaluate<{ link: string; on: string[] }>('window.view');
  expect(link).not.toMatch(/title|toggle|host|live/);
  for (const address of ['', 'embed/', 'embed/overview/ecology/']) {
    await page.goto('about:blank');
    const warned: string[] = [];
    page.on('console', (message) => warned.push(message.text()));
    await page.goto(`${atlas}${address}#${link}`);
    // In any order: the layers of the rail map, at its moment, in its language.
    await expect(page.locator('#map')).toHaveAttribute('data-view', on.join(' '));
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.getByText('2027').first()).toBeAttached();
    await expect(page.getByText('ignored')).toHaveCount(0);
    expect(warned.filter((text) => /link|not understood/i.test(text))).toEqual([]);
  }
});

test('a selected feature is moved into view, unless it is visible already', async ({ page, atlas }) => {
  await openArticle(
    page,
    atlas,
    `<iframe src="{atlas}embed/#host={site}" title="map"></iframe>
    <script type="module">
      import { connectAtlas } from '{atlas}embed/client.js';
      const atlas = (window.atlas = await connectAtlas(document.querySelector('iframe')));
      atlas.on('view', ({ at }) => (window.at = at));
      await atlas.flyTo({ lon: 113.62, lat: 34.75, zoom: 9 });
      await atlas.select('rail-hsr/zhengyu');
      window.done = true;
    </script>`,
  );
  const at = () => page.evaluate<{ lon: number; lat: number; zoom: number } | null>('window.at ?? null');
  await expect.poll(() => page.evaluate('window.done')).toBe(true);
  await expect.poll(at).toMatchObject({ lon: expect.closeTo(113.62, 2), zoom: 9 });
  // Luoyang is a hundred kilometres away.
  await page.evaluate('atlas.select("cities/luoyang")');
  await expect.poll(async () => (await at())?.lon ?? 999).toBeLessThan(113);
});

test('the element fits a narrow column, and uses its title only as its accessible name', async ({
  page,
  atlas,
}) => {
  await page.setViewportSize({ width: 360, height: 700 });
  await openArticle(
    page,
    atlas,
    `<script type="module" src="{atlas}embed/zhengzhou-atlas.js"></script>
    <zhengzhou-atlas plate="services" ratio="4:3" label="Atlas: services"></zhengzhou-atlas>`,
    '<meta name="viewport" content="width=device-width">',
  );
  const frame = page.locator('zhengzhou-atlas iframe');
  await expect(frame).toHaveAttribute('title', 'Atlas: services');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  const box = await page.locator('zhengzhou-atlas').boundingBox();
  expect(box?.width).toBe(await page.evaluate(() => document.body.clientWidth));
  expect(box?.height).toBe(400);
  await expect(frame.contentFrame().locator('h1')).not.toContainText('Atlas');
});

test('on a page without https the element says that nobody answers, and still shows its map', async ({
  page,
  atlas,
}) => {
  const warned: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'warning') warned.push(message.text());
  });
  // The atlas is on such a host too, because browsers forbid public pages to load from this machine.
  await page.route('http://atlas.example/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    const answer = await fetch(new URL(pathname, atlas));
    await route.fulfill({
      status: answer.status,
      headers: {
        'content-type': answer.headers.get('content-type') ?? '',
        'access-control-allow-origin': '*',
      },
      body: Buffer.from(await answer.arrayBuffer()),
    });
  });
  await page.route('http://news.example/', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><script>
          window.heard = [];
          addEventListener('atlas-error', ({ detail }) => heard.push(detail.code));
        </script>
        <script type="module" src="http://atlas.example/embed/zhengzhou-atlas.js"></script>
        <zhengzhou-atlas plate="rail"></zhengzhou-atlas><zhengzhou-atlas plate="roads"></zhengzhou-atlas>`,
    }),
  );
  await page.goto('http://news.example/');
  await page.evaluate('customElements.whenDefined("zhengzhou-atlas").then(() => {})');
  const [first, second] = await page.locator('zhengzhou-atlas').all();
  const refused = await first?.evaluate((e) =>
    (e as unknown as { atlas: Promise<unknown> }).atlas.then(
      () => null,
      (error: unknown) => {
        const { code, message } = error as { code: string; message: string };
        return { code, message };
      },
    ),
  );
  expect(refused).toEqual({ code: 'timeout', message: expect.stringContaining('https') });
  await second?.scrollIntoViewIfNeeded();
  await expect.poll(() => page.evaluate('window.heard')).toEqual(['timeout', 'timeout']);
  expect(warned.filter((text) => text.includes('https'))).toHaveLength(1);
  await expect(first?.locator('iframe').contentFrame().locator('h1') ?? page.locator('h1')).toBeVisible();
});
