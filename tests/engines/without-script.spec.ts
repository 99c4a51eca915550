/**
 * Pages in which no script may run: in a sandbox without `allow-scripts`, on a page of their own origin, whose script
 * inspects them. An engine with scripts disabled could not be queried.
 */
import { test } from './test.ts';

// Engines report in the console that they blocked scripts.
test.use({ expectedProblems: /sandbox/ });

const frame = (path: string): string =>
  `<iframe title="地图" sandbox="allow-same-origin" src="{atlas}${path}" style="width:1200px;height:700px"></iframe>`;

test('the atlas without script has its map, its layers and links to its pages', async ({ tab, site }) => {
  await tab.open(site.ownPage(frame('')));
  await tab.until('a page that is complete', () => {
    const page = document.querySelector('iframe')?.contentDocument;
    if (page?.readyState !== 'complete') return 'not loaded';
    const seen = (selector: string, text = ''): boolean =>
      [...page.querySelectorAll(selector)].some(
        (e) => e.textContent.includes(text) && e.getBoundingClientRect().width > 0,
      );
    const missing = [
      seen('#map svg path[d]') || 'map',
      seen('#map svg text', '郑州') || 'names',
      seen('[data-layer-row="rail-hsr"]', '高速铁路') || 'layers',
      seen('[data-approval]', '样图') || 'approval',
      seen('noscript a[href$="plan/"]', '规划要点') || 'ways to pages',
      !seen('.script-only') || 'no buttons that need script',
    ].filter((part) => part !== true);
    return missing.length === 0 || missing.join();
  });
});

test('an embed without script has its picture, title, legend and the link to the atlas', async ({
  tab,
  site,
}) => {
  await tab.open(site.ownPage(frame('embed/rail/')));
  await tab.until('a page that is complete', () => {
    const page = document.querySelector('iframe')?.contentDocument;
    if (page?.readyState !== 'complete') return 'not loaded';
    const seen = (selector: string, text = ''): boolean =>
      [...page.querySelectorAll(selector)].some(
        (e) => e.textContent.includes(text) && e.getBoundingClientRect().width > 0,
      );
    const missing = [
      seen('svg.svg-map path[d]') || 'map',
      seen('h1', '轨道上的都市圈') || 'title',
      seen('[data-layer-row="rail-hsr"]', '时速350公里') || 'legend',
      seen('[data-approval]', '样图') || 'approval',
      seen('a[href]', '打开完整图集') || 'way to the atlas',
    ].filter((part) => part !== true);
    return missing.length === 0 || missing.join();
  });
});
