// @vitest-environment jsdom
/**
 * Texts of the data never become markup. A small site with hostile texts must have exactly the elements and attributes
 * of the same site with harmless texts: in pages, pictures, oEmbed answers, snippets and data blocks.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse, parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { beforeAll, describe, expect, it } from 'vitest';
import { fillDoor } from '../scripts/door.ts';
import { policyOf } from '../scripts/policy.ts';
import { withModules, type LoadModule } from '../scripts/ssr.ts';
import { oembed } from '../scripts/steps/share/oembed.ts';
import { build, inFolder, TINY_CITY } from '../scripts/steps/tiny-city.ts';
import type { embedPages as EmbedPages } from '../src/app/embed/page.ts';
import type { firstPaint as FirstPaint } from '../src/app/first-paint.ts';
import type { galleryPages as WritePages } from '../src/app/gallery-page.ts';
import { readCatalogue, type BuiltFile, type TourIndex } from '../src/domain/layer/catalogue.ts';
import { readLayerData } from '../src/domain/layer/feature.ts';
import { PICTURES, publishedViewsOf, type PictureForm } from '../src/domain/embed/published-view.ts';
import { publishedSnippets } from '../src/domain/embed/snippet.ts';
import type { BasemapFiles } from '../src/svg/basemap/basemap.ts';
import { estimate } from '../src/svg/label/labels.ts';
import { drawPublishedPicture } from '../src/svg/published-view/picture.ts';

const root = resolve(import.meta.dirname, '..');
const SITE = 'https://atlas.example/';
const LANGS = ['zh', 'en'] as const;
/** Functions that write pages, by module. */
const WRITERS = {
  'src/app/layer-pages.ts': 'layerPages',
  'src/app/plan-page.ts': 'planPages',
  'src/app/quality-page.ts': 'qualityPages',
  'src/app/guide-page.ts': 'guidePages',
  'src/app/gallery-page.ts': 'galleryPages',
} as const;

/** Texts that an attacker, or an honest editor, may write into a title. */
const PAYLOADS = [
  '</script><script>pwned()</script>',
  '<img src=x onerror=pwned()>',
  '</noscript><script>pwned()</script>',
  ']]><script>pwned()</script>',
  '"><svg onload=pwned()>',
  "'><svg onload=pwned()>",
  '" onmouseover="pwned()" x="',
  '${pwned()} {@html pwned} {pwned}',
  '&lt;script&gt;pwned()&lt;/script&gt;',
  '</title></textarea><script>pwned()</script>',
  '</style><script>pwned()</script>',
  '--><script>pwned()</script><!--',
  '<!--pages--><!--app--><!--head--><!--svg-map-->$&$1',
  '\u2028</svg><iframe srcdoc="<script>pwned()</script>">\u2029',
  '<base href=//pwned><meta http-equiv=refresh content=0>',
  '[x](javascript:pwned()) <a href=javascript:pwned()>',
  '</desc></text><foreignObject><script>pwned()</script>',
  'url(#hatch-red) fill="url(#key-red)" data-l="0 0 0 0">',
  '`;}*{background:url(//pwned)}',
] as const;
/** Three at a time, because writing a site takes a second. */
const TEXTS = PAYLOADS.flatMap((_, i) => (i % 3 ? [] : [PAYLOADS.slice(i, i + 3).join(' ')]));
/** A text of the same length without characters that matter to markup, scripts or styles. */
const harmless = (text: string): string => text.replace(/[^\p{L}\p{N} ]/gu, '-');

/** Keys whose strings are names given by code, addresses of files, or dates. Every other string is a text. */
const NAMES = new Set(
  'type id href hash layer theme marks mark color by unit check slot status basis class recipe to ref refs source sources related as kind on highlight shows bounds when since until asOf edition year date why form pinyin initials field pattern what use range arcs value confidence expected'.split(
    ' ',
  ),
);
/** Appends the text to every text of a value. `value` and `to` are names in encodings, and texts in facts. */
const spoil = (value: unknown, text: string, key = ''): unknown => {
  if (typeof value === 'string')
    return NAMES.has(key) ? value : key === 'url' ? `${SITE}?${text}` : value + text;
  if (Array.isArray(value)) return value.map((one) => spoil(one, text, key));
  if (value === null || typeof value !== 'object' || key === 'hidden') return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, spoil(v, text, k)]));
};

/** The output of a small site, by address. */
type Site = Readonly<Record<'pages' | 'pictures' | 'snippets' | 'blocks', ReadonlyMap<string, string>>>;

/** Builds the site of Tiny City with the given text at the end of each of its texts. */
async function siteOf(load: LoadModule, files: ReadonlyMap<string, unknown>, text: string): Promise<Site> {
  const read = ({ href }: Pick<BuiltFile, 'href'>): unknown => spoil(files.get(href), text);
  const catalogue = readCatalogue(read({ href: 'catalogue.json' }));
  const index = read(catalogue.tours) as TourIndex;
  const publishedViews = publishedViewsOf(index);
  const pageContext = { catalogue, index, read, site: SITE, codeScript: 'code()', script: 'first()' };
  const pages = new Map<string, string>();
  const { firstPaint } = (await load('src/app/first-paint.ts')) as { firstPaint: typeof FirstPaint };
  const door = readFileSync(join(root, 'src/app/index.html'), 'utf8');
  pages.set('', fillDoor(door, firstPaint(catalogue, read), ''));
  const { embedPages } = (await load('src/app/embed/page.ts')) as { embedPages: typeof EmbedPages };
  for (const [address, write] of embedPages({
    ...pageContext,
    scripts: ['start()', 'first()'],
    app: ['a.js'],
    webgl: ['b.js'],
  }))
    pages.set(address, write());
  for (const [module, name] of Object.entries(WRITERS)) {
    const writer = ((await load(module)) as Record<string, typeof WritePages>)[name];
    for (const [address, write] of writer?.(pageContext) ?? []) pages.set(address, write());
  }

  const { units, water, seats } = catalogue.basemap;
  const basemap = { units: read(units), water: read(water), seats: read(seats) } as BasemapFiles;
  const dataOf = ({ id, file }: { id: string; file: BuiltFile }) => readLayerData(id, read(file));
  const pictures = new Map<string, string>();
  const snippets = new Map<string, string>();
  for (const publishedView of publishedViews)
    for (const lang of LANGS) {
      const measure = estimate;
      const series = text;
      for (const form of Object.keys(PICTURES) as PictureForm[])
        pictures.set(
          `${publishedView.key} ${lang} ${form}`,
          drawPublishedPicture(
            { catalogue, files: basemap, dataOf, publishedView, series, lang, way: null, measure },
            form,
          ),
        );
      const codes = publishedSnippets({ catalogue, index, site: SITE }, publishedView, lang);
      for (const [form, code] of Object.entries(codes))
        // The others are addresses.
        if (String(code).startsWith('<')) snippets.set(`${publishedView.key} ${lang} ${form}`, String(code));
      const answer = oembed({
        title: publishedView.preset.title[lang],
        provider: catalogue.title[lang],
        site: SITE,
        picture: { url: SITE, width: 1, height: 1 },
        html: codes.iframe,
        size: { width: 1, height: 1 },
      });
      const { html } = JSON.parse(JSON.stringify(answer)) as { html: string };
      snippets.set(`${publishedView.key} ${lang} oembed`, html);
    }
  const blocks = new Map(
    [...pages].flatMap(([address, html]) =>
      [...html.matchAll(/<script type="application\/json"[^>]*>([\s\S]*?)<\/script>/g)].map(
        ([, json = '']) => [address, json] as const,
      ),
    ),
  );
  return { pages, pictures, snippets, blocks };
}

/** Every element with the names of its attributes, as a browser parses them; with counts for elements that load. */
function shapeOf(node: Tree.Node, into = new Map<string, number>()): Map<string, number> {
  if ('tagName' in node) {
    const shape = `${node.tagName}[${node.attrs
      .map((a) => a.name)
      .sort()
      .join()}]`;
    into.set(shape, (into.get(shape) ?? 0) + 1);
  }
  if ('childNodes' in node) for (const child of node.childNodes) shapeOf(child, into);
  if ('content' in node) shapeOf(node.content, into);
  return into;
}
/** Elements that load, run, link elsewhere, or contain such. Their numbers must equal those with harmless texts. */
const COUNTED = /^(script|style|img|iframe|link|meta|a|base|svg|noscript|template|object|image)\[/;
const countedIn = (shapes: ReadonlyMap<string, number>): [string, number][] =>
  [...shapes].filter(([shape]) => COUNTED.test(shape)).sort();

function xmlShape(svg: string): Map<string, number> {
  const { documentElement } = new DOMParser().parseFromString(svg, 'image/svg+xml');
  const into = new Map<string, number>();
  for (const e of [documentElement, ...documentElement.querySelectorAll('*')])
    into.set(`${e.tagName}[${e.getAttributeNames().sort().join()}]`, 1);
  return into;
}

/**
 * The shapes of pages with and without script, of pictures and of snippets. Texts of another width are laid out
 * differently, so a shape counts as foreign only if no page of the harmless site has it.
 */
const shapesOf = ({ pages, pictures, snippets }: Site): Map<string, Map<string, number>> =>
  new Map([
    ...[...pages].flatMap(([address, html]) =>
      [true, false].map(
        (scriptingEnabled) =>
          [`${address} ${String(scriptingEnabled)}`, shapeOf(parse(html, { scriptingEnabled }))] as const,
      ),
    ),
    ...[...pictures].map(([name, svg]) => [`picture ${name}`, xmlShape(svg)] as const),
    ...[...snippets].map(([name, code]) => [`code ${name}`, shapeOf(parseFragment(code))] as const),
  ]);

const harmlessShapes = new Set<string>();
const sites = new Map<string, Site>();
beforeAll(() =>
  inFolder(async (folder) => {
    const { errors, catalogue, builtFiles } = await build(join(TINY_CITY, 'data'), folder);
    expect(errors).toEqual([]);
    // A preset besides the chapters, because gallery and door name the first one.
    const files = new Map<string, unknown>([['catalogue.json', catalogue]]);
    for (const name of builtFiles.names())
      if (name.endsWith('json')) files.set(name, JSON.parse(readFileSync(join(folder, name), 'utf8')));
    const tours = files.get(catalogue?.tours.href ?? '') as { presets: unknown[]; tours: TourIndex['tours'] };
    const { seconds: _, ...preset } = tours.tours[0]?.chapters[0] ?? { seconds: 0 };
    tours.presets.push({ ...preset, id: 'first' });
    await withModules(root, 'in head', async (load) => {
      for (const text of TEXTS.flatMap((hostile) => [hostile, harmless(hostile)]))
        sites.set(text, await siteOf(load, files, text));
      for (const payload of TEXTS) {
        const site = sites.get(harmless(payload));
        for (const shapes of site ? shapesOf(site).values() : [])
          for (const shape of shapes.keys()) harmlessShapes.add(shape);
      }
    });
  }),
);

describe.each(TEXTS)('%s in every text of the data', (payload) => {
  const site = (text: string): Site => {
    const found = sites.get(text);
    if (!found) throw new Error(`got no site with ${text}, expected one`);
    return found;
  };

  it('adds no element and no attribute to any page, picture or code', () => {
    const [hostile, tame] = [shapesOf(site(payload)), shapesOf(site(harmless(payload)))];
    expect(hostile.size).toBeGreaterThan(60);
    for (const [name, shapes] of hostile) {
      expect(
        [...shapes.keys()].filter((shape) => !harmlessShapes.has(shape)),
        name,
      ).toEqual([]);
      expect(countedIn(shapes), name).toEqual(countedIn(tame.get(name) ?? new Map()));
    }
  });

  it('is read as text, in pages with a policy and in data blocks', () => {
    const { pages, blocks } = site(payload);
    for (const [address, html] of pages)
      expect(policyOf(html, null, address), address).toContain('default-src');
    const text = (t: string): string => t.replace(/\s+/g, ' ').trim();
    const page = new DOMParser().parseFromString(pages.get('layers/ways/') ?? '', 'text/html');
    expect(text(page.querySelector('h1')?.textContent ?? '')).toContain(text(payload));
    expect(blocks.size).toBeGreaterThan(2);
    for (const [address, json] of blocks)
      expect(JSON.stringify(JSON.parse(json)), address).toContain(JSON.stringify(payload).slice(1, -1));
  });
});
