/** The golden paths of the atlas itself. */
import { layerData } from '../e2e/atlas.ts';
import { count, differing, UNCOVERED } from './pixels.ts';
import { PATIENCE_MS } from './tab.ts';
import { expect, test } from './test.ts';

/** A link to the map with the first station at its centre. */
const { at, name, id } = layerData('stations').features[0]?.properties ?? {
  at: [NaN, NaN],
  name: { zh: '' },
  id: '',
};
const STATION = `#v=1&on=stations&at=${at[1].toFixed(4)},${at[0].toFixed(4)},12.00`;

test('the map moves before any module has loaded; then WebGL takes over at the same camera', async ({
  tab,
  site,
}) => {
  const release = site.hold(/\.js$/);
  await tab.open(site.atlas);
  await tab.reads('#panel', '高速铁路');
  await tab.reads('[data-approval]', '样图');
  await tab.until('names on the map', () =>
    [...document.querySelectorAll('#map svg text')].some(
      (text) => text.textContent === '郑州' && text.getBoundingClientRect().width > 10,
    ),
  );
  const before = await tab.attribute('svg.svg-map', 'viewBox');
  await tab.drag('#map', [-80, 40]);
  await tab.until(
    'another part of the map',
    (box) => document.querySelector('svg.svg-map')?.getAttribute('viewBox') !== box,
    before,
  );
  release();
  await tab.has('#map', 'data-gl-map', 'ready');
  await tab.until('one camera of both maps', () => {
    const svgMap = document.querySelector<SVGSVGElement>('svg.svg-map')?.svgMap?.camera();
    const glMap = document
      .querySelector<HTMLElement>('[data-camera]')
      ?.dataset.camera?.split(',')
      .map(Number);
    if (!svgMap || !glMap) return 'no camera';
    const off = [svgMap.lat, svgMap.lon, svgMap.zoom].map((n, i) => Math.abs(n - (glMap[i] ?? NaN)));
    return off.every((d) => d < 0.005) || off.join();
  });
});

test('layers go on and off, WebGL draws them, and dragging moves the map', async ({ tab, site }) => {
  await tab.open(`${site.atlas}#v=1&on=`);
  await tab.has('#map', 'data-gl-map', 'ready');
  const empty = await tab.restingPicture('#map', UNCOVERED);
  expect(count(empty, (r, g, b) => r + g + b === 0)).toBeLessThan(1000);
  await tab.click('[data-layer-row="rail-hsr"] label');
  await tab.isAt(/on=rail-hsr(&|$)/);
  await expect.poll(async () => differing(empty, await tab.picture('#map', UNCOVERED))).toBeGreaterThan(400);
  await tab.click('[data-layer-row="rail-hsr"] label');
  await tab.isAt(/on=(&|$)/);
  await expect.poll(async () => differing(empty, await tab.picture('#map', UNCOVERED))).toBeLessThan(200);
  await tab.drag('#map', [-120, 60]);
  await tab.isAt(/at=/);
  await expect.poll(async () => differing(empty, await tab.picture('#map', UNCOVERED))).toBeGreaterThan(400);
});

test('a tap opens a card; back closes it, forward opens it; search by keyboard finds another', async ({
  tab,
  site,
}) => {
  await tab.open(site.atlas + STATION);
  await tab.has('#map', 'data-gl-map', 'ready');
  await tab.click('#map');
  await tab.reads('[data-card]', name.zh);
  await tab.isAt(new RegExp(`sel=stations/${id}`));
  await tab.evaluate(() => {
    history.back();
  });
  await tab.lacks('[data-card]');
  await tab.evaluate(() => {
    history.forward();
  });
  await tab.reads('[data-card]', name.zh);

  await tab.click('#panel [role=combobox]');
  await tab.press('zygt');
  await tab.reads('[role=option]', '郑渝');
  await tab.press('ArrowDown', 'Enter');
  await tab.reads('[data-card]', '郑渝');
  await tab.isAt(/sel=rail-hsr\//);
  await tab.press('Escape');
  await tab.lacks('[data-card]');
});

test('English and the night scheme, and back', async ({ tab, site }) => {
  await tab.open(`${site.atlas}#v=1&sel=cities/zhengzhou`);
  await tab.has('#map', 'data-gl-map', 'ready');
  await tab.reads('[data-card] h2', '郑州市');
  await tab.click('.toolbar button', 'English');
  await tab.has('html', 'lang', 'en');
  await tab.reads('[data-card] h2', 'Zhengzhou');
  await tab.reads('h1', 'Atlas');
  await tab.click('.toolbar button', 'Dark');
  await tab.has('html', 'data-scheme', 'night');
  await tab.until('a dark page', () => {
    const [r = 255] =
      getComputedStyle(document.querySelector('#panel') ?? document.body).backgroundColor.match(/\d+/g) ?? [];
    return Number(r) < 80 || r;
  });
  await tab.evaluate(() => {
    history.back();
  });
  await tab.evaluate(() => {
    history.back();
  });
  await tab.has('html', 'lang', 'zh-CN');
  await tab.has('html', 'data-scheme', 'paper');
});

test('a story is played and left', async ({ tab, site }) => {
  await tab.open(site.atlas);
  await tab.has('#map', 'data-gl-map', 'ready');
  await tab.click('#tab-stories');
  await tab.click('#body button', '开始');
  await tab.has('[data-story]', 'data-story', /^overview\//);
  const first = await tab.attribute('[data-story]', 'data-story');
  await tab.click('[data-story] button', '下一章');
  await expect.poll(() => tab.attribute('[data-story]', 'data-story')).not.toBe(first);
  await tab.isAt(/story=overview\//);
  await tab.click('button', '结束导览');
  await tab.lacks('[data-story]');
});

test('the map of another year, by button and by slider, and back to today', async ({ tab, site }) => {
  await tab.open(`${site.atlas}#v=1&on=rail-hsr`);
  await tab.has('#map', 'data-gl-map', 'ready');
  await tab.click('[data-moment] button', '2035年');
  await tab.isAt(/t=2035/);
  await tab.reads('[data-moment] .title', '2035');
  const then = await tab.restingPicture('#map', UNCOVERED);
  await tab.click('[data-moment] input[type=range]');
  await tab.isAt(/t=202\d(&|$)/);
  const [, year = ''] = /t=(\d+)/.exec(await tab.evaluate(() => location.href)) ?? [];
  await tab.reads('[data-moment] .title', year);
  await expect.poll(async () => differing(then, await tab.picture('#map', UNCOVERED))).toBeGreaterThan(200);
  await tab.click('button', '回到今天');
  await tab.until('today', () => !/[#&]t=/.test(location.hash) || location.hash);
});

test('the share panel gives the code of the current map, copies it, and returns the focus', async ({
  tab,
  site,
}) => {
  await tab.open(`${site.atlas}#v=1&on=rail-hsr,expressways`);
  await tab.has('#map', 'data-gl-map', 'ready');
  await tab.click('.toolbar button', '分享');
  await tab.until(
    'the code of the frame',
    (address) =>
      [...document.querySelectorAll('textarea')].some(
        ({ value }) => value.includes(`<iframe src="${address}embed/#`) && value.includes('expressways'),
      ),
    site.atlas,
  );
  await tab.click('[role=dialog] button', '复制嵌入代码');
  // If a browser does not allow copying, the panel says so.
  await tab.until('told that it is copied', () =>
    [...document.querySelectorAll('[role=dialog] [role=status]')].some((e) =>
      /代码已复制|不许复制/.test(e.textContent),
    ),
  );
  await tab.press('Escape');
  await tab.lacks('[role=dialog] textarea');
  await tab.until('the keyboard where it was', () => document.activeElement?.ariaLabel === '分享与嵌入');
});

/** The slider of a layer that is on. The slider of one that is off is grey. */
const SLIDER = '#body input[type=range]:enabled';

test('sliders have the night colours in the night scheme', async ({ tab, site }) => {
  await tab.open(`${site.atlas}#v=1&on=rail-hsr&ground=night`);
  await tab.has('#map', 'data-gl-map', 'ready');
  await tab.click('[data-layer-row="rail-hsr"] .more');
  await tab.until(
    'a slider',
    (selector) => {
      const slider = document.querySelector<HTMLInputElement>(selector);
      slider?.scrollIntoView({ block: 'center' });
      return slider !== null;
    },
    SLIDER,
  );
  // Firefox's default is a light track, a quarter of the picture, and a grey thumb: neither may appear, and the page's
  // accent must. WebKit's own track has the accent; its thumb is light, a twentieth of the picture. The list above the
  // slider may still grow, so that a picture may show the wrong place: then the next one is right.
  await expect(async () => {
    const slider = await tab.restingPicture(SLIDER);
    const light = count(slider, (r, g, b) => Math.min(r, g, b) > 200);
    const coloured = count(slider, (r, g, b) => Math.max(r, g, b) - Math.min(r, g, b) > 60);
    expect(light / (slider.width * slider.height)).toBeLessThan(0.1);
    expect(coloured).toBeGreaterThan(40);
  }).toPass({ timeout: PATIENCE_MS });
});

test('a page is left while its data load, and one is returned to', async ({ tab, site }) => {
  const release = site.hold(/\/data\/.*json$/);
  await tab.open(`${site.atlas}#v=1&on=rail-hsr,stations&sel=rail-hsr/zhengyu`);
  await expect.poll(() => site.asked().some((path) => path.includes('/data/'))).toBe(true);
  // The reader clicks a link: navigation by script before a page has loaded adds no entry to the history.
  await tab.evaluate(() => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<a id="away" href="plan/" style="position:fixed;inset:0 auto auto 0;z-index:99">away</a>',
    );
  });
  await tab.click('#away');
  await tab.isAt(/plan\/$/);
  release();
  await tab.until('the page of the plan', () => document.readyState === 'complete');
  await tab.evaluate(() => {
    history.back();
  });
  await tab.reads('[data-card]', '郑渝');
  await tab.has('#map', 'data-gl-map', 'ready');
});

test('static pages draw every decimal point', async ({ tab, site }) => {
  await tab.open(`${site.atlas}plan/`);
  // A number between Chinese characters, as in 约2.6万. Its point is marked, so that the picture can locate it.
  await tab.until('a decimal number', () => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const found = /\p{Script=Han}\d+(\.)\d+\p{Script=Han}/u.exec(text.nodeValue ?? '');
      if (!found || !text.parentElement || text.parentElement.getClientRects().length === 0) continue;
      const range = document.createRange();
      const from = found.index + found[0].indexOf('.');
      range.setStart(text, from);
      range.setEnd(text, from + 1);
      text.parentElement.scrollIntoView({ block: 'center' });
      const { x, y, width, height } = range.getBoundingClientRect();
      const mark = document.createElement('i');
      mark.id = 'point';
      mark.style.cssText = `position:fixed;pointer-events:none;left:${String(x)}px;top:${String(y)}px;width:${String(Math.max(width, 1))}px;height:${String(height)}px`;
      document.body.append(mark);
      return true;
    }
    return 'none';
  });
  const point = await tab.picture('#point');
  expect(count(point, (r, g, b) => Math.max(r, g, b) < 160)).toBeGreaterThan(0);
});
