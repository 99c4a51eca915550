// @vitest-environment jsdom
/** The built guide to embedding, and whether the code that it shows works as described. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLE_HOST, HEADERS, NGINX } from '../../src/app/embed/examples.ts';
import { FRAMEWORKS } from '../../scripts/embed-modules.ts';
import { CALLS, EVENTS, KEYS, ONLY_ELEMENT } from '../../src/app/embed/guide-text.ts';
import { LEAST_HEIGHT, LINK_KEYS, SANDBOX } from '../../src/channel/protocol.ts';
import { readCatalogue, type TourIndex } from '../../src/domain/layer/catalogue.ts';
import { decodeView } from '../../src/domain/view/link.ts';
import { LEAST_HEIGHT as LEAST_OF_SNIPPETS, sandboxOf } from '../../src/domain/embed/snippet.ts';
import { embedPageOf, guidePageOf, pictureOf } from '../../src/domain/embed/published-view.ts';

const dist = resolve(import.meta.dirname, '../../dist');
const text = (path: string): string => {
  const file = join(dist, path);
  if (!existsSync(file)) throw new Error(`guide: got no dist/${path}, run npm run build first`);
  return readFileSync(file, 'utf8');
};
const catalogue = readCatalogue(JSON.parse(text('data/catalogue.json')));
const index = JSON.parse(text(`data/${catalogue.tours.href}`)) as TourIndex;
const parsed = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');
/** Keys that only embeds read; the others belong to every link. */
const OF_EMBEDS = ['title', 'toggle', 'live', 'host'];

describe.each(['zh', 'en'] as const)('the guide to embedding in %s', (lang) => {
  const html = text(`${guidePageOf(lang)}index.html`);
  const page = parsed(html);
  const codes = [...page.querySelectorAll('pre')].map((pre) => pre.textContent);
  const snippet = (start: string): string => {
    const found = codes.find((code) => code.startsWith(start));
    if (found === undefined) throw new Error(`guide: got no code that starts with ${start}`);
    return found;
  };
  /** A snippet within an article, as a browser's parser reads it. */
  const article = (code: string): Document => parsed(`<p>before</p>${code}<p id="after">after</p>`);
  const publishedView = index.presets[1]?.id ?? '';
  const address = embedPageOf(index, publishedView, lang);

  it('is in its language, and shows everything without script', () => {
    expect(page.documentElement.lang.slice(0, 2)).toBe(lang);
    expect(page.querySelectorAll('h1').length).toBe(1);
    expect(page.querySelectorAll('script[src], iframe').length).toBe(0);
    const levels = [...page.querySelectorAll('main :is(h1, h2, h3, h4)')].map((h) =>
      Number(h.tagName.slice(1)),
    );
    expect(levels.filter((l, i) => i > 0 && l > (levels[i - 1] ?? 0) + 1)).toEqual([]);
    expect([...page.querySelectorAll('th')].filter((th) => !th.getAttribute('scope'))).toEqual([]);
  });

  it('gives three forms that do not swallow the text after them', () => {
    const frame = article(snippet('<p><iframe src')).querySelector('iframe');
    expect(frame?.src).toMatch(new RegExp(`/${address}$`));
    expect(frame?.title).toContain(index.presets[1]?.title[lang]);
    expect(frame?.getAttribute('sandbox')).toContain('allow-scripts');
    const element = article(snippet('<script type="module" src'));
    expect(element.querySelector('zhengzhou-atlas')?.getAttribute('plate')).toBe(publishedView);
    expect(element.querySelector('script')?.src).toMatch(/\/embed\/zhengzhou-atlas\.js$/);
    const picture = article(snippet('<p><img')).querySelector('img');
    expect(picture?.src).toMatch(new RegExp(`/${pictureOf(publishedView, lang, 'preview', 'png')}$`));
    for (const code of codes.filter((c) => c.startsWith('<')))
      expect(article(code).body.lastElementChild?.outerHTML).toBe('<p id="after">after</p>');
  });

  it('has a frame without size attributes for wrappers', () => {
    const wrapped = codes
      .filter((code) => code.startsWith('<p><iframe src'))
      .map((code) => article(code).querySelector('iframe'))
      .find((frame) => !frame?.hasAttribute('style'));
    expect(wrapped?.src).toMatch(new RegExp(`/${address}$`));
    expect(wrapped?.hasAttribute('width')).toBe(false);
  });

  it('names the setting of each editor, and a form for Markdown', () => {
    const settings = page.querySelector('[data-editors]')?.textContent;
    for (const name of ['sandbox_iframes_exclusions', 'HtmlEmbed', 'htmlAllowedAttrs', '@editorjs/raw'])
      expect(settings).toContain(name);
    expect(snippet('![')).toContain(`/${pictureOf(publishedView, lang, 'preview', 'png')}>)`);
  });

  it('shows the same heading in frame and component', () => {
    const element = article(snippet('<script type="module" src')).querySelector('zhengzhou-atlas');
    expect(element?.hasAttribute('title')).toBe(false);
    expect(element?.getAttribute('label')).toBe(
      article(snippet('<p><iframe src')).querySelector('iframe')?.title,
    );
  });

  it('talks with a frame of the stated size, and says which origin to insert', () => {
    const frame = article(snippet('<p><iframe id="map"')).querySelector('iframe');
    const plain = article(snippet('<p><iframe src')).querySelector('iframe');
    expect(frame?.getAttribute('style')).toBe(plain?.getAttribute('style'));
    expect(frame?.getAttribute('sandbox')).toBe(plain?.getAttribute('sandbox'));
    const { host } = Object.fromEntries(new URLSearchParams(new URL(frame?.src ?? '').hash.slice(1)));
    expect(host).toBe(EXAMPLE_HOST);
    expect(page.querySelector('[data-host]')?.textContent).toContain(EXAMPLE_HOST);
    expect(page.querySelector('[data-host]')?.textContent).toContain('timeout');
  });

  it('shows a whole article with the frame in it', () => {
    const whole = parsed(snippet('<!doctype html>'));
    expect(whole.documentElement.lang.slice(0, 2)).toBe(lang);
    expect(whole.title).toBe(whole.querySelector('h1')?.textContent);
    expect(whole.querySelector('figure > p > iframe')?.getAttribute('src')).toMatch(
      new RegExp(`/${address}$`),
    );
    expect(whole.querySelector('figure ~ p')?.textContent.length).toBeGreaterThan(0);
  });

  it('writes ratios in one notation', () => {
    expect(snippet('<script type="module" src')).toMatch(/ ratio="\d+:\d+"/);
    const row = page.querySelector('tr[data-key="ratio"]')?.textContent ?? '';
    expect(row.match(/\d+:\d+/g)?.length).toBe(2);
    expect(row).not.toMatch(/\d\/\d/);
  });

  it('names every key, attribute, request and event, with examples that the atlas understands', () => {
    const rows = [...page.querySelectorAll('tr[data-key]')].map((row) => row.getAttribute('data-key'));
    expect(rows).toEqual([...KEYS, ...ONLY_ELEMENT].map(({ key }) => key));
    expect(KEYS.map(({ key }) => key).sort()).toEqual([...LINK_KEYS, 'host'].sort());
    for (const { key, example } of KEYS) {
      expect(example.startsWith(`${key}=`)).toBe(true);
      if (!OF_EMBEDS.includes(key)) expect(decodeView(catalogue, example).ignored, key).toEqual([]);
    }
    for (const { call } of CALLS) expect(page.body.textContent).toContain(call);
    for (const { event } of EVENTS) expect(page.body.textContent).toContain(event);
    for (const { id } of catalogue.layers) expect(page.body.textContent).toContain(id);
  });
});

it('gives frames the same sandbox and least height in the code and in the element', () => {
  expect(sandboxOf(false)).toBe(SANDBOX);
  expect(LEAST_OF_SNIPPETS).toBe(LEAST_HEIGHT);
});

/** The part of the frameworks' own types that the element's types use. */
const PACKAGES = `
  declare module 'react' {
    export interface HTMLAttributes<T> { className?: string; id?: string; onClick?: (event: T) => void; lang?: string; title?: string }
    export type DetailedHTMLProps<E, T> = E & { ref?: { current: T | null }; key?: string };
    export namespace JSX { interface IntrinsicElements { div: object } }
  }
  declare module 'vue' {
    export type DefineComponent<P> = { props?: P };
    export interface GlobalComponents {}
  }`;

describe('embed/client.d.ts', () => {
  const RIGHT = `
    const { link, at } = await atlas.getView();
    const off: () => void = atlas.on('select', ({ ref }) => ref?.length);
    await atlas.flyTo({ bounds: [112, 33, 115, 36] });
    const zoom: number | undefined = at?.zoom;
    const element = document.querySelector('zhengzhou-atlas')!;
    element.layers = ['rail-hsr', 'stations'];
    element.live = true;
    element.t = 2027;
    const layers: string | null = element.layers;
    element.addEventListener('atlas-select', ({ detail }) => detail.ref?.length);
    document.body.addEventListener('atlas-error', ({ detail: { code } }) => code.length);
    const jsx: import('react').JSX.IntrinsicElements['zhengzhou-atlas'] = {
      plate: 'rail', layers: 'rail-hsr,stations', live: true, className: 'map',
      'onatlas-select': ({ detail }) => detail.ref?.length,
    };
    const vue: import('vue').GlobalComponents['zhengzhou-atlas'] = { props: { layers: 'a', ratio: '16:9' } };
    const svelte: svelteHTML.IntrinsicElements['zhengzhou-atlas'] = { layers: 'a', 'onatlas-view': ({ detail }) => detail.on.length };
    const same: typeof atlas = await document.querySelector('zhengzhou-atlas')!.atlas;
    try { await same.setLayers([link]); } catch (e) { if (e instanceof AtlasError) e.code === 'unknown'; }
    export { jsx, layers, off, svelte, vue, zoom };`;
  const WRONG = [
    'atlas.flyTo({ lon: 1 });',
    "atlas.setLang('fr');",
    "atlas.on('nothing', () => {});",
    "atlas.change({ where: 'x' });",
    "document.querySelector('zhengzhou-atlas')!.layers = { a: 1 };",
    "document.querySelector('zhengzhou-atlas')!.addEventListener('atlas-view', ({ detail }) => detail.nothing);",
    "const jsx: import('react').JSX.IntrinsicElements['zhengzhou-atlas'] = { plates: 'x' }; export { jsx };",
  ];
  /** TypeScript's errors for pages' modules that use the declarations, one list for each module. */
  let complaints: string[][] = [];

  beforeAll(() => {
    const declared = '/page/client.d.ts';
    const pages = [RIGHT, ...WRONG].map((code, i) => {
      const opening = `import { AtlasError, connectAtlas } from './client.js';
        const atlas = await connectAtlas(document.querySelector('iframe')!, { timeout: 1000 });`;
      return [`/page/page${String(i)}.ts`, opening + code] as const;
    });
    const types = FRAMEWORKS.map((name) => [`/page/${name}.d.ts`, text(`embed/${name}.d.ts`)] as const);
    const files = new Map([
      [declared, text('embed/client.d.ts')],
      ['/page/packages.d.ts', PACKAGES],
      ...types,
      ...pages,
    ]);
    const options: ts.CompilerOptions = {
      strict: true,
      noEmit: true,
      types: [],
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
    };
    const host = ts.createCompilerHost(options);
    const getSourceFile = host.getSourceFile.bind(host);
    host.fileExists = (name) => files.has(name);
    host.directoryExists = (name) => name === '/page';
    host.getSourceFile = (name, version, ...rest) => {
      const own = files.get(name);
      return own === undefined
        ? getSourceFile(name, version, ...rest)
        : ts.createSourceFile(name, own, version);
    };
    const program = ts.createProgram([...files.keys()], options, host);
    const said = (name: string): string[] => {
      const file = program.getSourceFile(name);
      return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
        ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '),
      );
    };
    expect(said(declared)).toEqual([]);
    for (const name of FRAMEWORKS) expect(said(`/page/${name}.d.ts`), name).toEqual([]);
    complaints = pages.map(([name]) => said(name));
  });

  it('has types for the client and the element', () => {
    expect(complaints[0]).toEqual([]);
  });

  it('rejects what the map would reject', () => {
    for (const [i, call] of WRONG.entries()) expect(complaints[i + 1]?.length, call).toBe(1);
  });
});

describe('the guide’s configuration of hosts', () => {
  it('gives no path two policies, since hosts join them and browsers obey the stricter', () => {
    const rules = HEADERS.split(/\n(?=\/)/).map((rule) => {
      const [path = '', ...headers] = rule.split('\n');
      return { path, headers: headers.map((line) => /^ {2}([\w-]+): \S/.exec(line)?.[1]) };
    });
    const ofPath = (path: string): (string | undefined)[] =>
      rules
        .filter((r) => (r.path.endsWith('*') ? path.startsWith(r.path.slice(0, -1)) : r.path === path))
        .flatMap((r) => r.headers);
    for (const path of ['/', '/embed/', '/embed/rail/', '/layers/cities/', '/plan/', '/quality/en/']) {
      const headers = ofPath(path);
      expect(headers.filter((h) => h === 'Content-Security-Policy')).toHaveLength(1);
      expect(new Set(headers).size, path).toBe(headers.length);
    }
    expect(ofPath('/assets/a.js')).toContain('Cache-Control');
  });

  it('lets shared caches distinguish encodings, and caches no missing file for a year', () => {
    expect(NGINX).toContain('gzip_vary on;');
    expect(NGINX).toMatch(/add_header Cache-Control \$\w+;/);
    // nginx applies a server's headers to a location only if the location has none of its own.
    expect(NGINX.match(/location [^}]*add_header/g)).toBeNull();
  });
});
