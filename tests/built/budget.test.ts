/** Budgets: bytes (gzip) of the built files that a reader's phone downloads. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { EXPLORE } from '../../scripts/door.ts';

const dist = resolve(import.meta.dirname, '../../dist');
const assets = join(dist, 'assets');
const KB = 1000;
const gz = (text: string | Buffer): number => gzipSync(text, { level: 9 }).length;
const read = (name: string): string => readFileSync(join(assets, name), 'utf8');
const files = existsSync(assets) ? readdirSync(assets) : [];
const page = existsSync(join(dist, 'index.html')) ? readFileSync(join(dist, 'index.html'), 'utf8') : '';

/** All static imports of a built module, direct and indirect. */
function graph(entry: string, seen = new Set<string>()): Set<string> {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  for (const [, name = ''] of read(entry).matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g))
    graph(name, seen);
  return seen;
}
const entry = /<script type="module"[^>]*src="\.\/assets\/([^"]+)"/.exec(page)?.[1] ?? '';
const shell = entry ? [...graph(entry)] : [];
const chunkWith = (text: string): string[] =>
  files.filter((f) => f.endsWith('.js') && read(f).includes(text));

describe('the built explore door', () => {
  const { budget } = EXPLORE;
  it('exists', () => {
    expect(page.length, 'run npm run build first').toBeGreaterThan(1000);
    expect(shell.length).toBeGreaterThan(0);
    expect(page).toContain('<svg');
  });

  it('has a shell within its budget of script, in a page that grows only by the lists of its layers', () => {
    const script = shell.reduce((sum, name) => sum + gz(read(name)), 0);
    const text = page.replace(/<svg[^>]*class="svg-map[\s\S]*?<\/svg>/, '');
    console.log(
      `shell: script ${String(script)} B gz, page without the map picture ${String(gz(text))} B gz`,
    );
    expect(text.length).toBeLessThan(page.length);
    expect(script).toBeLessThanOrEqual(budget.script * KB);
    const rows = [...text.matchAll(/data-layer-row=/g)].length;
    expect(rows).toBeGreaterThan(10);
    expect(gz(text)).toBeLessThanOrEqual((budget.page + budget.row * rows) * KB);
  });

  it('carries an opening map within its budget', () => {
    const svg = /<svg[^>]*class="svg-map[\s\S]*?<\/svg>/.exec(page)?.[0] ?? '';
    console.log(`opening map: ${String(gz(svg))} B gz`);
    expect(gz(svg)).toBeGreaterThan(1000);
    expect(gz(svg)).toBeLessThanOrEqual(budget.map * KB);
  });

  it('has neither MapLibre nor deck.gl in its static graph', () => {
    // Both write their names into their code. If no chunk contained them, this test could find nothing.
    for (const mark of ['maplibregl', 'deck.gl']) {
      expect(chunkWith(mark).length, mark).toBeGreaterThan(0);
      expect(
        chunkWith(mark).filter((f) => shell.includes(f)),
        mark,
      ).toEqual([]);
    }
  });

  it('opens the GL map with at most 255 kB, worker included, and deck.gl with at most 280 kB more', () => {
    const exporting = (name: string): string | undefined =>
      files.find((f) => f.endsWith('.js') && !shell.includes(f) && read(f).includes(`as ${name}`));
    const [index, maplibre] = [exporting('openGlMap'), exporting('openMapLibre')];
    const worker = files.find((f) => /worker.*\.m?js$/.test(f));
    expect(index).toBeDefined();
    expect(maplibre).toBeDefined();
    expect(worker).toBeDefined();
    const glMap = [...new Set([index, maplibre, worker].flatMap((f) => (f ? [...graph(f)] : [])))];
    // The modules that follow the address and run the SVG map are loaded already.
    const startMap = files.find((f) => f.endsWith('.js') && read(f).includes('as startMap'));
    const there = new Set([...shell, ...(startMap ? graph(startMap) : [])]);
    expect(there.size).toBeGreaterThan(shell.length);
    const own = glMap.filter((f) => !there.has(f));
    expect(own.some((f) => read(f).includes('maplibregl'))).toBe(true);
    const bytes = own.reduce((sum, name) => sum + gz(read(name)), 0);
    const deck = chunkWith('deck.gl').flatMap((f) => [...graph(f)]);
    const more = [...new Set(deck)].filter((f) => !glMap.includes(f) && !shell.includes(f));
    const deckBytes = more.reduce((sum, name) => sum + gz(read(name)), 0);
    console.log(`GL map with worker: ${String(bytes)} B gz; deck.gl: ${String(deckBytes)} B gz more`);
    expect(bytes).toBeLessThanOrEqual(255 * KB);
    expect(deckBytes).toBeGreaterThan(0);
    expect(deckBytes).toBeLessThanOrEqual(280 * KB);
  });
});

describe('the modules for news pages', () => {
  it.each([
    ['client.js', 3],
    // 0.2 kB of it reject arguments of wrong types.
    ['zhengzhou-atlas.js', 4.2],
  ])('%s is one file of at most %d kB', (name, most) => {
    const code = readFileSync(join(dist, 'embed', name), 'utf8');
    console.log(`${name}: ${String(gz(code))} B gz`);
    expect(gz(code)).toBeGreaterThan(1000);
    expect(gz(code)).toBeLessThanOrEqual(most * KB);
    expect(code).not.toMatch(/import\s*[("'{*]|from\s*["']/);
  });
});
