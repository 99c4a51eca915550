/** Golden paths of an article on another origin: the map in a frame, as an element, and messages between them. */
import { expect, test } from './test.ts';

interface CurrentChapter {
  view: { on: string[]; sel: string | null; moment: string | null };
  refused: string;
}

const SANDBOXES = ['allow-scripts allow-same-origin', 'allow-scripts'] as const;

for (const sandbox of SANDBOXES) {
  const frame = (link: string): string =>
    `<iframe title="地图" sandbox="${sandbox}" allow="fullscreen" src="{atlas}embed/rail/${link}"></iframe>`;

  test(`in a frame (${sandbox}) the map moves, answers and lets the article scroll`, async ({
    tab,
    site,
  }) => {
    await tab.open(site.article(frame('')));
    const map = tab.frame('iframe');
    await map.until('a map that moves', () => document.querySelector('svg.svg-map.live') !== null);
    const before = await map.attribute('svg.svg-map', 'viewBox');
    await map.click('[data-zoom="1"]');
    await expect.poll(() => map.attribute('svg.svg-map', 'viewBox')).not.toBe(before);
    await map.drag('#map', [60, 30]);
    // The wheel scrolls the article.
    const top = await tab.evaluate(() => scrollY);
    await map.wheel('#map', 120);
    await tab.until('the article further down', (y) => scrollY > y || scrollY, top);
    await map.click('#map');
    await map.has('#map', 'data-view', /rail-hsr/);
    // A frame without an origin may not start WebGL's worker, so the SVG map stays.
    await map.has('#map', 'data-gl-map', sandbox.includes('same-origin') ? 'ready' : 'none');
    await map.until(
      'a map',
      (ready) => {
        const shown = document.querySelector(ready ? '#map canvas' : '#map svg.svg-map');
        return (shown?.getBoundingClientRect().width ?? 0) > 200;
      },
      sandbox.includes('same-origin'),
    );
  });

  test(`a link with a time and a selection is shown (${sandbox})`, async ({ tab, site }) => {
    await tab.open(site.article(frame('#t=2027&sel=rail-hsr/zhengyu')));
    const map = tab.frame('iframe');
    await map.reads('h1', '2027');
    await map.reads('.card h2', '郑渝高铁');
    await map.until('a map in sight', () => document.querySelector('svg.svg-map.waiting') === null);
  });

  test(`the article controls the map and hears from it (${sandbox})`, async ({ tab, site }) => {
    await tab.open(site.article(frame('#host={news}')));
    await tab
      .frame('iframe')
      .until('a map that moves', () => document.querySelector('svg.svg-map.live') !== null);
    const told = await tab.evaluate(async (client): Promise<CurrentChapter> => {
      interface Atlas {
        setLayers(ids: string[]): Promise<void>;
        select(ref: string): Promise<void>;
        setMoment(moment: string): Promise<void>;
        getView(): Promise<CurrentChapter['view']>;
      }
      const { connectAtlas } = (await import(client)) as {
        connectAtlas: (frame: Element | null) => Promise<Atlas>;
      };
      const atlas = await connectAtlas(document.querySelector('iframe'));
      await atlas.setLayers(['rail-hsr', 'stations']);
      await atlas.setMoment('2027');
      await atlas.select('rail-hsr/zhengyu');
      const refused = await atlas.setLayers(['nowhere']).then(
        () => 'nothing',
        (error: unknown) => (error as { code: string }).code,
      );
      return { view: await atlas.getView(), refused };
    }, `${site.atlas}embed/client.js`);
    expect(told).toMatchObject({
      view: { on: ['rail-hsr', 'stations'], sel: 'rail-hsr/zhengyu', moment: '2027' },
      refused: 'unknown',
    });
    await tab.frame('iframe').reads('.card h2', '郑渝高铁');
    await tab.frame('iframe').has('#map', 'data-view', 'rail-hsr stations');
  });
}

test('the element <zhengzhou-atlas> shows its map, follows its attributes and answers', async ({
  tab,
  site,
}) => {
  await tab.open(
    site.article(`<script type="module" src="{atlas}embed/zhengzhou-atlas.js"></script>
      <zhengzhou-atlas plate="rail" style="display:block;width:720px"><a href="{atlas}embed/rail/">地图</a></zhengzhou-atlas>`),
  );
  await tab.until('a frame in the element', () => {
    const element = document.querySelector('zhengzhou-atlas');
    element?.scrollIntoView({ block: 'center' });
    return element?.shadowRoot?.querySelector('iframe') != null;
  });
  const map = tab.frame('zhengzhou-atlas >>> iframe');
  await map.reads('h1', '轨道上的都市圈');
  const moment = await tab.evaluate(async () => {
    const atlas = await document.querySelector('zhengzhou-atlas')?.atlas;
    await atlas?.setMoment('2030');
    return (await atlas?.getView())?.moment;
  });
  expect(moment).toBe('2030');
  await map.reads('h1', '2030');
  await tab.evaluate(() => {
    document.querySelector('zhengzhou-atlas')?.setAttribute('t', '2027');
  });
  await map.reads('h1', '2027');
  await map.click('#map');
  await map.has('#map', 'data-gl-map', 'ready');
});
