// @vitest-environment jsdom
/** The built page of the plan's elements: complete without script, with links to existing targets only. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readCatalogue, type PlanIndex } from '../../src/domain/layer/catalogue.ts';
import { editionText } from '../../src/domain/layer/evidence.ts';
import { decodeView, planPageOf } from '../../src/domain/view/link.ts';
import { date } from '../../src/domain/text/text.ts';

const dist = resolve(import.meta.dirname, '../../dist');
const MOST_BYTES = 120_000;
const SITE = 'https://site.example/some/where/';
const text = (path: string): string => {
  const file = join(dist, path);
  if (!existsSync(file)) throw new Error(`plan page: got no dist/${path}, run npm run build first`);
  return readFileSync(file, 'utf8');
};
const catalogue = readCatalogue(JSON.parse(text('data/catalogue.json')));
const index = JSON.parse(text(`data/${catalogue.plan.href}`)) as PlanIndex;
const flat = (words: string): string => words.replace(/\s+/g, ' ');

describe.each(['zh', 'en'] as const)('the page of the plan in %s', (lang) => {
  const address = planPageOf(lang);
  const html = text(`${address}index.html`);
  const page = new DOMParser().parseFromString(html, 'text/html');
  const inside = [...page.querySelectorAll('[href]')].flatMap((e) => {
    const { href } = new URL(e.getAttribute('href') ?? '', SITE + address);
    return href.startsWith(SITE) ? [href.slice(SITE.length)] : [];
  });

  it('has every element with what is said, known, unknown and undrawn', () => {
    const elements = index.headings.flatMap((h) => h.elements);
    expect(elements.length).toBeGreaterThan(30);
    expect(elements.some((e) => e.undrawn)).toBe(true);
    for (const element of elements) {
      const words = flat(page.querySelector(`[data-element="${element.id}"]`)?.textContent ?? '');
      for (const one of [element.name, element.says, element.unknown, element.undrawn])
        if (one) expect(words, element.id).toContain(flat(one[lang]));
      for (const { text: known } of element.known) expect(words, element.id).toContain(flat(known[lang]));
    }
  });

  it('says that the article is damaged, and gives the date of the newest evidence', () => {
    expect(page.querySelector('[data-torn]')?.textContent).toMatch(
      lang === 'zh' ? /接起来读/ : /joins the two/,
    );
    expect(page.querySelector('footer [data-edition]')?.textContent).toBe(editionText(catalogue, lang));
    expect(editionText(catalogue, lang)).toContain(date(lang, catalogue.newest));
  });

  it('lists every cited source with its address', () => {
    const sources = [...page.querySelectorAll('li[id^="_source-"]')];
    expect(sources.length).toBeGreaterThan(5);
    for (const id of new Set(index.headings.flatMap((h) => h.elements.flatMap((e) => e.sources)))) {
      const source = index.sources[id];
      const row = sources.find((li) => flat(li.textContent).includes(flat(source?.title[lang] ?? 'none')));
      expect(row, id).toBeDefined();
      if (source?.url) expect(row?.querySelector('a')?.getAttribute('href')).toBe(source.url);
    }
  });

  it('needs no script and has only links to existing targets', () => {
    expect(html).not.toMatch(/<script|<iframe|@import|\son[a-z]+=/i);
    expect(inside).toContain(planPageOf(lang === 'zh' ? 'en' : 'zh'));
    const vain = [...new Set(inside)].filter((to) => {
      const [path = '', anchor] = to.split('#');
      if (path === '') return anchor !== undefined && decodeView(catalogue, anchor).ignored.length > 0;
      const file = path.endsWith('/') ? `${path}index.html` : path;
      if (!existsSync(join(dist, file))) return true;
      return anchor !== undefined && !text(file).includes(` id="${anchor}"`);
    });
    expect(vain).toEqual([]);
  });

  it('weighs at most 120 kB', () => {
    expect(gzipSync(html, { level: 9 }).length).toBeLessThanOrEqual(MOST_BYTES);
  });
});
