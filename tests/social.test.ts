// @vitest-environment jsdom
/** Every built page can be linked to from elsewhere: it says what it is, with a picture that is really there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { siteOf } from '../scripts/site.ts';

const dist = resolve(import.meta.dirname, '../dist');
if (!existsSync(join(dist, 'index.html')))
  throw new Error('social: got no dist/index.html, expected it: run npm run build first');
const pages = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.html'));
const site = siteOf()?.href ?? null;

const metaOf = (page: Document, kind: string, name: string): string =>
  page.querySelector(`meta[${kind}="${name}"]`)?.getAttribute('content') ?? '';

it('there are pages', () => {
  expect(pages).toContain('index.html');
  expect(pages.length).toBeGreaterThan(40);
});

describe.each(pages)('%s', (name) => {
  const page = new DOMParser().parseFromString(readFileSync(join(dist, name), 'utf8'), 'text/html');

  it('has a title, a description and a picture for links to it', () => {
    expect(metaOf(page, 'property', 'og:title')).toBe(page.title);
    expect(metaOf(page, 'property', 'og:description')).toBe(metaOf(page, 'name', 'description'));
    expect(page.title.length).toBeGreaterThan(0);
    expect(metaOf(page, 'name', 'description').length).toBeGreaterThan(0);
    const image = metaOf(page, 'property', 'og:image');
    // Whole where the build knew the address, else the way from the page: never that of the machine that built it.
    const base = site ?? 'https://atlas.example/';
    if (site === null) expect(image).toMatch(/^(\.\.?\/)+share\//);
    const found = new URL(image, base + name).href;
    expect(found.startsWith(`${base}share/`)).toBe(true);
    expect(found.endsWith('/preview.png')).toBe(true);
    expect(existsSync(join(dist, found.slice(base.length))), image).toBe(true);
  });
});

// The door has only what its first paint can bear.
describe.each(pages.filter((name) => name !== 'index.html'))('%s', (name) => {
  const page = new DOMParser().parseFromString(readFileSync(join(dist, name), 'utf8'), 'text/html');

  it('tells the rest, and WeChat in its own way', () => {
    expect(metaOf(page, 'property', 'og:url')).toBe(site ? site + name.replace(/index\.html$/, '') : '');
    expect(metaOf(page, 'property', 'og:locale').slice(0, 2)).toBe(page.documentElement.lang.slice(0, 2));
    expect(metaOf(page, 'property', 'og:image:alt').length).toBeGreaterThan(10);
    expect(metaOf(page, 'property', 'og:image:width')).toBe('1200');
    expect(metaOf(page, 'property', 'og:image:height')).toBe('630');
    expect(metaOf(page, 'name', 'twitter:card')).toBe('summary_large_image');
    for (const part of ['title', 'description', 'image'])
      expect(metaOf(page, 'itemprop', part === 'title' ? 'name' : part)).toBe(
        metaOf(page, 'property', `og:${part}`),
      );
  });
});
