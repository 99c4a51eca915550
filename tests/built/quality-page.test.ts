// @vitest-environment jsdom
/** The built data-quality page: complete without script, and independent of the atlas's address. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../../src/domain/layer/catalogue.ts';
import { decodeView, pageOf } from '../../src/domain/view/link.ts';
import { differenceOf, isLoose, qualityPageOf, type QualityReport } from '../../src/domain/plan/quality.ts';
import { quantity } from '../../src/domain/text/text.ts';

const dist = resolve(import.meta.dirname, '../../dist');
const MOST_BYTES = 120_000;
const SITE = 'https://site.example/some/where/';

const text = (path: string): string => {
  const file = join(dist, path);
  if (!existsSync(file)) throw new Error(`quality page: got no dist/${path}, run npm run build first`);
  return readFileSync(file, 'utf8');
};
const catalogue = readCatalogue(JSON.parse(text('data/catalogue.json')));
const report = JSON.parse(text(`data/${catalogue.quality.href}`)) as QualityReport;
const words = (node: Element | null | undefined): string => node?.textContent.replace(/\s+/g, ' ') ?? '';
const parsed = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');

describe.each(['zh', 'en'] as const)('the data-quality page in %s', (lang) => {
  const address = qualityPageOf(lang);
  const html = text(`${address}index.html`);
  const page = parsed(html);
  const links = [...page.querySelectorAll('[src], [href]')].map(
    (e) => e.getAttribute('src') ?? e.getAttribute('href') ?? '',
  );
  /** Address within the site, with its anchor; null for other sites. */
  const target = (href: string): string | null => {
    const url = new URL(href, SITE + address);
    return url.href.startsWith(SITE) ? url.href.slice(SITE.length) : null;
  };

  it('is in its language, links to the other one, and names the edition of the data', () => {
    expect(page.documentElement.lang.slice(0, 2)).toBe(lang);
    expect(links.map(target)).toContain(qualityPageOf(lang === 'zh' ? 'en' : 'zh'));
    expect(words(page.querySelector('main'))).toContain(catalogue.hash);
  });

  it('has every layer with its counts, linked to its page', () => {
    expect(page.querySelectorAll('tr[data-layer]').length).toBe(catalogue.layers.length);
    for (const layer of catalogue.layers) {
      const row = page.querySelector(`tr[data-layer="${layer.id}"]`);
      expect(words(row?.querySelector('th a')).trim()).toBe(layer.title[lang]);
      expect(words(row?.querySelector('td')).trim()).toBe(quantity(lang, layer.count));
      expect(target(row?.querySelector('a')?.getAttribute('href') ?? '')).toBe(pageOf(layer.id, lang));
    }
  });

  it('begins with a list of its sections, in their order', () => {
    const listed = [...page.querySelectorAll('nav[aria-labelledby="quality-contents"] a')];
    const sections = [...page.querySelectorAll('main section h2')];
    const anchors = listed.map((a) => a.getAttribute('href') ?? '');
    expect(anchors).toEqual(expect.arrayContaining(sections.map((h) => `#${h.id}`)));
    expect(listed.map(words)).toEqual(expect.arrayContaining(sections.map(words)));
    const places = anchors.map((to) => html.indexOf(` id="${to.slice(1)}"`));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('distinguishes figures within the allowance, beyond it, and impossible to check', () => {
    const said = words(page.querySelector('#quality-figures')?.parentElement);
    const off = report.figures.filter((figure) => figure.off).length;
    const loose = report.figures.filter(isLoose).length;
    expect(loose).toBeGreaterThan(0);
    expect(said).toContain(lang === 'zh' ? `${String(loose)}项允许过宽` : `${String(loose)} allow too much`);
    expect(said).toContain(String(report.figures.length - off - loose));
    const percent = report.figures.map((figure) => Math.abs(differenceOf(figure)));
    expect(percent).toEqual([...percent].sort((a, b) => b - a));
  });

  it('has every line with a published route and its places, and facts by outlet', () => {
    expect(report.routes.length).toBeGreaterThan(10);
    const rows = [...page.querySelectorAll<HTMLElement>('tr[data-route]')];
    expect(rows.map((row) => row.dataset.route)).toEqual(report.routes.map(({ ref }) => ref));
    for (const [i, { spots }] of report.routes.entries())
      for (const { name, km, allowed } of spots) {
        expect(words(rows[i])).toContain(name[lang]);
        expect(km).toBeLessThanOrEqual(allowed);
      }
    const { named, unnamed } = report.outlets;
    const said = words(page.querySelector('#quality-sources')?.parentElement);
    expect(said).toContain(lang === 'zh' ? '媒体未记录' : 'outlet not recorded');
    for (const count of [named, unnamed]) expect(said).toContain(quantity(lang, count));
  });

  it('has every source, every undrawn element with its reason, and every unverified opening', () => {
    const rows = (selector: string, id: (row: HTMLElement) => string | undefined): Map<string, string> =>
      new Map([...page.querySelectorAll<HTMLElement>(selector)].map((row) => [id(row) ?? '', words(row)]));
    const sources = rows('tr[data-source]', (row) => row.dataset.source);
    expect(report.sources.length).toBeGreaterThan(0);
    for (const { source } of report.sources)
      expect(sources.get(source.id), source.id).toContain(source.title[lang].replace(/\s+/g, ' '));
    const elements = rows('li[data-element]', (row) => row.dataset.element);
    expect(report.undrawn.length).toBeGreaterThan(0);
    for (const { id, reason } of report.undrawn)
      expect(elements.get(id), id).toContain(reason[lang].replace(/\s+/g, ' '));
    expect([...rows('tr[data-ref]', (row) => row.dataset.ref).keys()]).toEqual(
      report.unverified.map((row) => row.ref),
    );
  });

  it('needs no script and no other origin', () => {
    expect(html).not.toMatch(/<script|<iframe|@import|\son[a-z]+=/i);
    expect(html).not.toMatch(/url\((?!#)/i);
    const own = new Set(report.sources.map(({ source }) => source.url));
    expect(links.filter((href) => /^([a-z]+:|\/)/i.test(href) && !own.has(href))).toEqual([]);
    for (const [, id = ''] of html.matchAll(/url\(#([^)"]+)\)/g))
      expect(page.getElementById(id), id).not.toBeNull();
  });

  it('has only links to existing targets', () => {
    const inside = links.flatMap((href) => target(href) ?? []);
    expect(inside.length).toBeGreaterThan(catalogue.layers.length);
    const vain = [...new Set(inside)].filter((to) => {
      const [path = '', anchor] = to.split('#');
      // The anchor of links to the map is a view.
      if (path === '') return anchor !== undefined && decodeView(catalogue, anchor).ignored.length > 0;
      const file = path.endsWith('/') ? `${path}index.html` : path;
      if (!existsSync(join(dist, file))) return true;
      if (anchor === undefined) return false;
      return !text(file).includes(` id="${anchor}"`);
    });
    expect(vain).toEqual([]);
  });

  it('has headings in order and accessible tables', () => {
    const levels = [...page.querySelectorAll('h1, h2, h3, h4')].map((h) => Number(h.tagName.slice(1)));
    expect(levels[0]).toBe(1);
    expect(levels.filter((l, i) => i > 0 && l > (levels[i - 1] ?? 0) + 1)).toEqual([]);
    expect([...page.querySelectorAll('th')].filter((th) => !th.getAttribute('scope'))).toEqual([]);
    // Bars only repeat the numbers beside them.
    for (const bar of page.querySelectorAll('main svg')) expect(bar.getAttribute('aria-hidden')).toBe('true');
  });

  it('is linked from every page about a layer', () => {
    for (const layer of catalogue.layers) {
      const from = pageOf(layer.id, lang);
      const header = /<header[^]*?<\/header>/.exec(text(`${from}index.html`))?.[0] ?? '';
      const hrefs = [...parsed(header).querySelectorAll('a')].map(
        (a) => new URL(a.getAttribute('href') ?? '', SITE + from).href,
      );
      expect(hrefs, layer.id).toContain(SITE + address);
    }
  });

  it('weighs at most 120 kB', () => {
    expect(gzipSync(html, { level: 9 }).length).toBeLessThanOrEqual(MOST_BYTES);
  });
});
