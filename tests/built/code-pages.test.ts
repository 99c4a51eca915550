// @vitest-environment jsdom
/** The built pages that show code, gallery and guide, for readers with and without script. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { policyOf } from '../../scripts/policy.ts';
import { scriptTag, styleTag } from '../../src/app/page/inline.ts';
import { readCatalogue, type TourIndex } from '../../src/domain/layer/catalogue.ts';
import { planPageOf } from '../../src/domain/view/link.ts';
import {
  galleryPageOf,
  guidePageOf,
  PICTURES,
  publishedViewsOf,
} from '../../src/domain/embed/published-view.ts';
import { qualityPageOf } from '../../src/domain/plan/quality.ts';

const dist = resolve(import.meta.dirname, '../../dist');
const text = (path: string): string => {
  const file = join(dist, path);
  if (!existsSync(file)) throw new Error(`pages: got no dist/${path}, run npm run build first`);
  return readFileSync(file, 'utf8');
};
const catalogue = readCatalogue(JSON.parse(text('data/catalogue.json')));
const publishedViews = publishedViewsOf(JSON.parse(text(`data/${catalogue.tours.href}`)) as TourIndex);
const LANGS = ['zh', 'en'] as const;
const pageAt = (address: string): { html: string; page: Document } => {
  const html = text(`${address}index.html`);
  return { html, page: new DOMParser().parseFromString(html, 'text/html') };
};
/** The accessible name of a link or button. */
const nameOf = (e: Element): string => e.getAttribute('aria-label') ?? e.textContent.trim();

const pages = LANGS.flatMap((lang) =>
  [galleryPageOf, guidePageOf].map((addressIn) => ({ lang, address: addressIn(lang) })),
);
describe.each(pages)('$address', ({ address }) => {
  const { html, page } = pageAt(address);

  it('has a distinctly named copy button for each code, added only by script', () => {
    const boxes = [...page.querySelectorAll('[data-code]')];
    expect(boxes.length).toBeGreaterThan(5);
    expect(page.querySelectorAll('pre').length).toBe(boxes.length);
    const buttons = boxes.map((box) => box.querySelector('[hidden] > button'));
    const names = buttons.map((b) => (b ? nameOf(b) : 'none'));
    expect(new Set(names).size).toBe(boxes.length);
    expect(names).not.toContain('none');
    for (const box of boxes) expect(box.querySelector('[role="status"]')).not.toBeNull();
  });

  it('runs one script, which its policy allows by hash', () => {
    const scripts = page.querySelectorAll('script');
    expect(scripts.length).toBe(1);
    expect(scripts[0]?.src).toBe('');
    const policy = page.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content');
    expect(policy).toMatch(/script-src 'self' 'sha256-[^']+'(?:;|$)/);
    // The hashes are those of the scripts in the page.
    for (const { textContent } of scripts) scriptTag(textContent);
    for (const { textContent } of page.querySelectorAll('style')) styleTag(textContent);
    expect(policyOf(html)).toBe(policy);
  });

  it('never names the machine that built it, and says so if it does not know its address', () => {
    expect(html).not.toContain('localhost');
    const unknown = html.includes('https://atlas.example/');
    expect(page.querySelector('[data-unset]') !== null).toBe(unknown);
  });

  it('is dark for readers whose system prefers that', () => {
    expect(page.documentElement.hasAttribute('data-scheme')).toBe(false);
    const dark = [
      ...html.matchAll(
        /@media screen and \(prefers-color-scheme:dark\)\{:root:not\(\[data-scheme\]\)\{([^}]*)/g,
      ),
    ];
    const told = dark.map(([, body = '']) => body).join(';');
    for (const name of ['--surface:', '--text:', '--accent:', '--c-'])
      expect(told.replace(/:\s+/g, ':')).toContain(name);
  });
});

describe.each(LANGS)('the gallery in %s', (lang) => {
  const { page } = pageAt(galleryPageOf(lang));

  it('has every published view with all forms of code and of picture', () => {
    expect(
      [...page.querySelectorAll('[data-published-view]')].map((e) => e.getAttribute('data-published-view')),
    ).toEqual(publishedViews.map(({ key }) => key));
    for (const publishedView of page.querySelectorAll('[data-published-view]')) {
      expect(publishedView.querySelectorAll('[data-code]').length).toBe(4);
      expect(publishedView.querySelectorAll('dt').length).toBe(Object.keys(PICTURES).length);
    }
  });

  it('has links with distinct names and targets, all of which exist', () => {
    const links = [...page.querySelectorAll('main a')];
    expect(links.length).toBeGreaterThan(publishedViews.length * 5);
    expect(new Set(links.map(nameOf)).size).toBe(links.length);
    expect(new Set(links.map((a) => a.getAttribute('href'))).size).toBe(links.length);
    for (const a of links) {
      const { pathname } = new URL(
        a.getAttribute('href') ?? '',
        `https://atlas.example/${galleryPageOf(lang)}`,
      );
      expect(existsSync(join(dist, pathname.replace(/\/$/, '/index.html'))), pathname).toBe(true);
      // Voice control needs the visible text in the name.
      expect(nameOf(a)).toContain(a.textContent.trim());
    }
  });
});

describe.each(LANGS)('the headers in %s', (lang) => {
  const addresses = [planPageOf, qualityPageOf, galleryPageOf, guidePageOf].map((addressIn) =>
    addressIn(lang),
  );
  it.each([...addresses, `layers/${catalogue.layers[0]?.id ?? ''}/${lang === 'zh' ? '' : 'en/'}`])(
    '%s links to all pages of that kind, and marks itself',
    (address) => {
      const { page } = pageAt(address);
      const links = [...page.querySelectorAll('header nav a')].map((a) => ({
        to: new URL(a.getAttribute('href') ?? '', `https://atlas.example/${address}`).pathname.slice(1),
        current: a.getAttribute('aria-current'),
      }));
      expect(links.map(({ to }) => to)).toEqual(expect.arrayContaining(addresses));
      expect(links.filter(({ current }) => current !== null)).toEqual(
        addresses.includes(address) ? [{ to: address, current: 'page' }] : [],
      );
    },
  );
});
