// @vitest-environment jsdom
/** Link previews of every built page: title, description, and a picture that exists. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { siteOf } from '../../scripts/site.ts';

const dist = resolve(import.meta.dirname, '../../dist');
if (!existsSync(join(dist, 'index.html')))
  throw new Error('social: got no dist/index.html, expected it: run npm run build first');
const pages = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.html'));
const site = siteOf()?.href ?? null;

const metaOf = (page: Document, kind: string, name: string): string =>
  page.querySelector(`meta[${kind}="${name}"]`)?.getAttribute('content') ?? '';

it('finds built pages', () => {
  expect(pages).toContain('index.html');
  expect(pages.length).toBeGreaterThan(40);
});

describe.each(pages)('%s', (name) => {
  const page = new DOMParser().parseFromString(readFileSync(join(dist, name), 'utf8'), 'text/html');

  it('has a title, a description and a picture for link previews', () => {
    expect(metaOf(page, 'property', 'og:title')).toBe(page.title);
    expect(metaOf(page, 'property', 'og:description')).toBe(metaOf(page, 'name', 'description'));
    expect(page.title.length).toBeGreaterThan(0);
    expect(metaOf(page, 'name', 'description').length).toBeGreaterThan(0);
    const image = metaOf(page, 'property', 'og:image');
    // Absolute if the build knew the address, else relative: never the address of the machine that built it.
    const base = site ?? 'https://atlas.example/';
    if (site === null) expect(image).toMatch(/^(\.\.?\/)+share\//);
    const found = new URL(image, base + name).href;
    expect(found.startsWith(`${base}share/`)).toBe(true);
    expect(found.endsWith('/preview.png')).toBe(true);
    expect(existsSync(join(dist, found.slice(base.length))), image).toBe(true);
  });

  it('has the other tags, and the properties that WeChat reads', () => {
    expect(metaOf(page, 'property', 'og:url')).toBe(site ? site + name.replace(/index\.html$/, '') : '');
    expect(metaOf(page, 'property', 'og:locale').slice(0, 2)).toBe(page.documentElement.lang.slice(0, 2));
    expect(metaOf(page, 'property', 'og:image:alt').length).toBeGreaterThan(10);
    expect(metaOf(page, 'property', 'og:image:width')).toBe('1200');
    expect(metaOf(page, 'property', 'og:image:height')).toBe('630');
    expect(metaOf(page, 'name', 'twitter:card')).toBe('summary_large_image');
    expect(metaOf(page, 'property', 'og:site_name').length).toBeGreaterThan(3);
    // Item properties must belong to an item.
    expect(page.documentElement.getAttribute('itemtype')).toBe('https://schema.org/WebPage');
    expect(page.querySelector('[itemprop]')?.closest('[itemscope]')).toBe(page.documentElement);
    for (const part of ['title', 'description', 'image'])
      expect(metaOf(page, 'itemprop', part === 'title' ? 'name' : part)).toBe(
        metaOf(page, 'property', `og:${part}`),
      );
  });

  it('names its address, its languages and an oEmbed answer, absolute and only if the address is known', () => {
    const linked = (selector: string): string[] =>
      Array.from(page.querySelectorAll(`head link[${selector}]`), (link) => link.getAttribute('href') ?? '');
    const canonical = linked('rel="canonical"');
    const answers = linked('type="application/json+oembed"');
    const languages = linked('hreflang]:not([hreflang="x-default"');
    expect(languages).toHaveLength(name === 'index.html' ? 0 : 2);
    if (site === null) {
      expect([...canonical, ...answers]).toEqual([]);
      for (const address of languages) expect(address).toMatch(/^(\.\.\/)+/);
      return;
    }
    expect(canonical).toEqual([metaOf(page, 'property', 'og:url')]);
    expect(answers).toHaveLength(1);
    for (const address of [...answers, ...languages]) {
      expect(address.startsWith(site), address).toBe(true);
      const file = address.slice(site.length);
      expect(existsSync(join(dist, file.endsWith('/') ? `${file}index.html` : file)), address).toBe(true);
    }
  });

  it('has an icon that exists', () => {
    const icon = page.querySelector('link[rel="icon"]')?.getAttribute('href') ?? '';
    const { pathname } = new URL(icon, `https://atlas.example/${name}`);
    expect(existsSync(join(dist, pathname)), icon).toBe(true);
  });

  it('uses each id once, and skips no level of headings', () => {
    const ids = Array.from(page.querySelectorAll('[id]'), ({ id }) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) < i)).toEqual([]);
    const levels = Array.from(page.querySelectorAll('h1, h2, h3, h4, h5, h6'), (h) =>
      Number(h.tagName.slice(1)),
    );
    expect(levels[0]).toBe(1);
    expect(levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1)).toEqual([]);
  });
});
