/** Tests that each door gets its own first paint, and no other. */
import { join } from 'node:path';
import type { IndexHtmlTransformContext, Plugin } from 'vite';
import { expect, it } from 'vitest';
import { writeDoors, type Door } from './door.ts';

const ROOT = join(import.meta.dirname, '..');
const HTML = `<html><head><title>T</title><link rel="stylesheet" href="UPassets/shared.css"><!--head--></head>
<body><!--svg-map--><!--app--><!--pages--></body></html>`;

const declare = (name: string, html: string): Door => ({
  html,
  firstPaint: () =>
    Promise.resolve({
      svgMap: `<svg data-door="${name}"></svg>`,
      style: `.${name}{}`,
      head: `<meta name="${name}">`,
      body: `body of ${name}`,
      pages: `pages of ${name}`,
    }),
  scripts: () => Promise.resolve([`/*script of ${name}*/`]),
  preloads: [`/src/${name}.ts`],
  budget: { script: 1, page: 1, row: 1, map: 1 },
});

/** A bundle in which both doors share a stylesheet, and each has a chunk of its own. */
const bundle = {
  'assets/shared.css': { type: 'asset', source: '.shared{}' },
  'assets/one.js': { type: 'chunk', fileName: 'assets/one.js', imports: [], facadeModuleId: '/r/src/one.ts' },
  'assets/two.js': { type: 'chunk', fileName: 'assets/two.js', imports: [], facadeModuleId: '/r/src/two.ts' },
};

/** The page as the plugin writes it. A stand-in loads modules, as Vite's server does in development. */
async function write(plugin: Plugin, path: string, up: string, html = HTML): Promise<string> {
  const { configureServer: configure, transformIndexHtml: transform } = plugin as unknown as {
    configureServer: (server: { ssrLoadModule: () => Promise<unknown> }) => void;
    transformIndexHtml: {
      handler: (html: string, context: IndexHtmlTransformContext) => Promise<string>;
    };
  };
  configure({ ssrLoadModule: () => Promise.resolve({}) });
  const context = { path, filename: join(ROOT, 'src/app', path), bundle } as unknown;
  return transform.handler(html.replace('UP', up), context as IndexHtmlTransformContext);
}

it('writes into each door its own first paint, styles, scripts and preloads', async () => {
  const plugin = writeDoors(ROOT, [declare('one', 'index.html'), declare('two', 'kiosk/index.html')]);
  const pages = {
    one: await write(plugin, '/index.html', './'),
    two: await write(plugin, '/kiosk/index.html', '../'),
  };
  for (const [own, other, up] of [
    ['one', 'two', './'],
    ['two', 'one', '../'],
  ] as const) {
    const page = pages[own];
    for (const part of [
      `<svg data-door="${own}">`,
      `.${own}{}.shared{}`,
      `<meta name="${own}">`,
      `body of ${own}`,
      `pages of ${own}`,
      `/*script of ${own}*/`,
      `href="${up}assets/${own}.js"`,
      `href="${up}data/catalogue.json"`,
    ])
      expect(page).toContain(part);
    expect(page).not.toContain(other);
    expect(page).not.toContain('rel="stylesheet"');
  }
});

it('leaves other HTML unchanged, and rejects an undeclared door', async () => {
  const plugin = writeDoors(ROOT, [declare('one', 'index.html')]);
  expect(await write(plugin, '/other.html', './', '<p>UP</p>')).toBe('<p>./</p>');
  await expect(write(plugin, '/kiosk/index.html', '../')).rejects.toThrow('door: got /kiosk/index.html');
});
