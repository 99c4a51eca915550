// @vitest-environment jsdom
/** The built about page of every layer: complete without script, and independent of the atlas's address. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readCatalogue, type BuiltFile } from '../../src/domain/layer/catalogue.ts';
import { readLayerData } from '../../src/domain/layer/feature.ts';
import { decodeView, pageOf } from '../../src/domain/view/link.ts';
import { say } from '../../src/domain/text/text.ts';

const dist = resolve(import.meta.dirname, '../../dist');
const MOST_BYTES = 120_000;
/** An arbitrary address: pages must find each other at any one. */
const SITE = 'https://site.example/some/where/';

if (!existsSync(join(dist, 'data/catalogue.json')))
  throw new Error('layer pages: got no dist/data/catalogue.json, expected it: run npm run build first');
const json = ({ href }: Pick<BuiltFile, 'href'>): unknown =>
  JSON.parse(readFileSync(join(dist, 'data', href), 'utf8'));
const catalogue = readCatalogue(json({ href: 'catalogue.json' }));

const fileOf = (address: string): string =>
  join(dist, address === '' || address.endsWith('/') ? `${address}index.html` : address);
const pages = new Map(
  catalogue.layers.flatMap((layer) =>
    (['zh', 'en'] as const).map((lang) => {
      const address = pageOf(layer.id, lang);
      const html = existsSync(fileOf(address)) ? readFileSync(fileOf(address), 'utf8') : '';
      const page = new DOMParser().parseFromString(html, 'text/html');
      return [address, { layer, lang, html, page }] as const;
    }),
  ),
);
const all = [...pages].map(([address, page]) => ({ address, ...page }));
const words = (node: Element | null | undefined): string => node?.textContent.replace(/\s+/g, ' ') ?? '';
const flat = (text: string): string => text.replace(/\s+/g, ' ');

describe('about pages', () => {
  it('exist for every layer, in both languages', () => {
    expect(all.length).toBeGreaterThan(0);
    expect(all.filter(({ html }) => html === '').map(({ address }) => address)).toEqual([]);
  });
});

describe.each(all)('$address', ({ address, layer, lang, html, page }) => {
  const data = readLayerData(layer.id, json(layer.file));
  const links = [...page.querySelectorAll('[src], [href]')].map(
    (e) => e.getAttribute('src') ?? e.getAttribute('href') ?? '',
  );

  it('describes the layer in its language, and links to the other language', () => {
    expect(page.documentElement.lang.slice(0, 2)).toBe(lang);
    expect(words(page.querySelector('h1'))).toBe(flat(layer.title[lang]));
    expect(words(page.querySelector('main'))).toContain(flat(layer.summary[lang]));
    expect(data.about[lang].length).toBeGreaterThan(0);
    for (const paragraph of data.about[lang])
      expect(words(page.querySelector('main'))).toContain(flat(paragraph));
    const other = pageOf(layer.id, lang === 'zh' ? 'en' : 'zh');
    expect([...page.querySelectorAll('header a')].map((a) => target(a.getAttribute('href') ?? ''))).toContain(
      other,
    );
  });

  it('has every feature in its table and as a section, under both names', () => {
    expect(data.features.length).toBe(layer.count);
    expect(page.querySelectorAll('tbody tr').length).toBe(layer.count);
    for (const { properties: p } of data.features) {
      const section = page.getElementById(p.id);
      expect(words(section?.querySelector('h3')), p.id).toBe(flat(p.name[lang]));
      expect(words(section), p.id).toContain(flat(p.name[lang === 'zh' ? 'en' : 'zh']));
      expect(section?.querySelectorAll('dd').length, p.id).toBe(p.facts.length);
      const toMap = [...(section?.querySelectorAll('a') ?? [])].map((a) => a.getAttribute('href') ?? '');
      const hash = toMap.find((href) => target(href) === '')?.split('#')[1] ?? '';
      const { view, ignored } = decodeView(catalogue, hash);
      expect({ sel: view.sel, lang: view.lang, ignored }, p.id).toEqual({
        sel: { layer: layer.id, feature: p.id },
        lang,
        ignored: [],
      });
    }
  });

  it('lists every source, and has numbers that lead to the right one', () => {
    const rows = [...page.querySelectorAll('li[id^="_source-"]')];
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.length).toBe(Object.keys(data.sources).length);
    for (const { properties: p } of data.features) {
      const section = page.getElementById(p.id);
      const led = [...(section?.querySelectorAll('a[href^="#_source-"]') ?? [])].map((a) =>
        words(page.getElementById((a.getAttribute('href') ?? '').slice(1))),
      );
      const cited = [...p.sources, ...p.facts.map((f) => f.source)];
      expect(cited.length, p.id).toBeGreaterThan(0);
      for (const id of cited)
        expect(
          led.some((row) => row.includes(flat(data.sources[id]?.title[lang] ?? id))),
          `${p.id}: ${id}`,
        ).toBe(true);
    }
  });

  /** The address within the site that a link leads to, without its anchor; null for other sites. */
  function target(href: string): string | null {
    const url = new URL(href, SITE + address);
    return url.href.startsWith(SITE) ? url.href.slice(SITE.length).replace(/#.*$/, '') : null;
  }

  it('needs no script and no other origin', () => {
    expect(html).not.toMatch(/<script|<iframe|@import|url\((?!#)/i);
    expect(html).not.toMatch(/\son[a-z]+=/i);
    const sources = new Set(Object.values(data.sources).map((s) => s.url));
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((href) => /^([a-z]+:|\/)/i.test(href) && !sources.has(href))).toEqual([]);
  });

  it('has only links to existing targets', () => {
    const inside = links.filter((href) => !/^[a-z]+:/i.test(href));
    expect(inside.length).toBeGreaterThan(data.features.length);
    const vain = inside.filter((href) => {
      const to = target(href);
      if (to === null || !existsSync(fileOf(to))) return true;
      const anchor = href.split('#')[1];
      // The anchor of links to the map is a view.
      if (anchor === undefined || to === '') return false;
      return !pages.get(to)?.page.getElementById(decodeURIComponent(anchor));
    });
    expect(vain).toEqual([]);
  });

  it('shows the map twice, each with the approval line, and offers the data for download', () => {
    const approval = catalogue.approval
      ? say(lang, 'approval', { number: catalogue.approval })
      : say(lang, 'noApproval');
    const maps = [...page.querySelectorAll('figure > svg')];
    expect(maps.map((m) => m.getAttribute('class'))).toEqual(['picture wide', 'picture narrow']);
    for (const map of maps) {
      expect(words(map)).toContain(approval);
      // Each has its own class and ids, so that the style of one does not apply to the other.
      const name = map.classList[1] ?? '';
      const style = map.querySelector('style')?.textContent ?? '';
      expect(style).toContain(`.${name} path`);
      expect(style).not.toContain('.svg-map');
      expect([...map.querySelectorAll('[id]')].filter((e) => !e.id.startsWith(`${name}-`))).toEqual([]);
      for (const [, id = ''] of map.outerHTML.matchAll(/(?:url\(|href=")#([^)"]+)/g))
        expect(map.querySelector(`[id="${id}"]`), id).not.toBeNull();
    }
    expect(words(page.querySelector('[data-approval]'))).toContain(approval);
    expect(links.map(target)).toContain(`data/${layer.file.href}`);
  });

  it('has headings in order and an accessible table', () => {
    const levels = [...page.querySelectorAll('h1, h2, h3, h4')].map((h) => Number(h.tagName.slice(1)));
    expect(levels[0]).toBe(1);
    expect(levels.filter((l) => l === 1).length).toBe(1);
    expect(levels.filter((l, i) => i > 0 && l > (levels[i - 1] ?? 0) + 1)).toEqual([]);
    expect([...page.querySelectorAll('th')].filter((th) => !th.getAttribute('scope'))).toEqual([]);
    expect(page.querySelectorAll('tbody th[scope="row"]').length).toBe(layer.count);
  });

  it('weighs at most 120 kB', () => {
    expect(gzipSync(html, { level: 9 }).length).toBeLessThanOrEqual(MOST_BYTES);
  });
});
