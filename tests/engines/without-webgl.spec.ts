/** Engines without WebGL: the SVG map stays, and the page says why. */
import { differing, UNCOVERED } from './pixels.ts';
import { expect, test } from './test.ts';

test.use({ webgl: false });

test('the atlas keeps the SVG map, complete, and says that there is no WebGL', async ({ tab, site }) => {
  await tab.open(`${site.atlas}#v=1&on=`);
  expect(await tab.evaluate(() => document.createElement('canvas').getContext('webgl2') === null)).toBe(true);
  await tab.has('#map', 'data-gl-map', 'none');
  await tab.until('the reason', () =>
    [...document.querySelectorAll('[role=status]')].some((e) => e.textContent.includes('静态地图')),
  );
  const empty = await tab.restingPicture('#map', UNCOVERED);
  await tab.click('[data-layer-row="rail-hsr"] label');
  await expect.poll(async () => differing(empty, await tab.picture('#map', UNCOVERED))).toBeGreaterThan(400);
  await tab.click('#panel [role=combobox]');
  await tab.press('zygt');
  await tab.reads('[role=option]', '郑渝');
  await tab.press('ArrowDown', 'Enter');
  await tab.reads('[data-card]', '郑渝');
  const before = await tab.attribute('svg.svg-map', 'viewBox');
  await tab.drag('#map', [-80, 40]);
  await expect.poll(() => tab.attribute('svg.svg-map', 'viewBox')).not.toBe(before);
  // WebGL code is not started. The page's head preloads some of it before the test for WebGL.
  expect(site.asked().filter((path) => path.includes('worker'))).toEqual([]);
});

test('an embed answers a tap with its SVG map', async ({ tab, site }) => {
  await tab.open(
    site.article('<iframe title="地图" src="{atlas}embed/rail/#sel=rail-hsr/zhengyu"></iframe>'),
  );
  const map = tab.frame('iframe');
  await map.reads('.card h2', '郑渝高铁');
  await map.click('.card button', '关闭');
  await map.lacks('.card');
  await map.click('#map');
  await map.has('#map', 'data-gl-map', 'none');
  expect(site.asked().filter((path) => /worker|tile_cache/.test(path))).toEqual([]);
});
