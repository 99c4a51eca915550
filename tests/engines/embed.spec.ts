/** Golden paths of an embed opened in a tab of its own. */
import { differing } from './pixels.ts';
import { expect, test } from './test.ts';

test('the picture moves before anything else is fetched; a tap opens WebGL and a card', async ({
  tab,
  site,
}) => {
  await tab.open(`${site.atlas}embed/rail/`);
  await tab.reads('h1', '轨道上的都市圈');
  await tab.reads('[data-layer-row="rail-hsr"]', '时速350公里');
  const before = await tab.attribute('svg.svg-map', 'viewBox');
  await tab.click('[data-zoom="1"]');
  await tab.drag('#map', [-60, 30]);
  await tab.until(
    'another part of the map',
    (box) => document.querySelector('svg.svg-map')?.getAttribute('viewBox') !== box,
    before,
  );
  expect(site.asked().filter((path) => path.endsWith('.js'))).toEqual([]);
  await tab.click('#map');
  await tab.has('#map', 'data-gl-map', 'ready');
  const drawn = await tab.restingPicture('#map');
  await tab.drag('#map', [-60, 30]);
  await expect.poll(async () => differing(drawn, await tab.picture('#map'))).toBeGreaterThan(400);
});

test('a link sets language, time and layers, and its layers can be switched', async ({ tab, site }) => {
  await tab.open(`${site.atlas}embed/rail/en/#t=2027&toggle=stations,rail-hsr&live=1`);
  await tab.has('#map', 'data-view', 'rail-hsr rail-intercity stations');
  await tab.reads('h1', '2027');
  await tab.has('#map', 'data-gl-map', 'ready');
  const all = await tab.restingPicture('#map');
  await tab.click('button', 'High-speed');
  await tab.has('#map', 'data-view', 'rail-intercity stations');
  await expect.poll(async () => differing(all, await tab.picture('#map'))).toBeGreaterThan(200);
  await tab.click('button', 'High-speed');
  await tab.has('#map', 'data-view', 'rail-hsr rail-intercity stations');
  await expect.poll(async () => differing(all, await tab.picture('#map'))).toBeLessThan(200);
});

test('a link with a selection opens its card, and the card closes', async ({ tab, site }) => {
  await tab.open(`${site.atlas}embed/rail/#sel=rail-hsr/zhengyu`);
  await tab.reads('.card h2', '郑渝高铁');
  await tab.click('.card button', '关闭');
  await tab.lacks('.card');
});
