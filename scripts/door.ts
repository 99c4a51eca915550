/**
 * Vite plugin that writes a door's first paint into its HTML: the static map, the lists as text, the critical CSS,
 * the SVG map's script, and the preloads of what comes next.
 */
import { join } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import type { FirstPaint, firstPaint as FirstPaintFunction } from '../src/app/first-paint.ts';
import { firstPublishedView } from '../src/app/page/first-published-view.ts';
import { scriptTag, styleTag } from '../src/app/page/inline.ts';
import { socialMeta } from '../src/app/page/social.ts';
import { readCatalogue } from '../src/domain/layer/catalogue.ts';
import { inlineScript, startScript } from './inline-script.ts';
import { siteOf } from './site.ts';
import { readBuilt, withModules, type LoadModule } from './ssr.ts';

/** The static map and the written lists of the explore door, from the built data. */
async function render(load: LoadModule, root: string): Promise<FirstPaint> {
  const { firstPaint } = (await load('src/app/first-paint.ts')) as { firstPaint: typeof FirstPaintFunction };
  return firstPaint(readCatalogue(readBuilt(root, { href: 'catalogue.json' })), (file) =>
    readBuilt(root, file),
  );
}

/** The door's HTML with its first paint in it. */
export const fillDoor = (html: string, first: FirstPaint, script: string): string =>
  html
    .replace('<!--svg-map-->', () => first.svgMap + script)
    .replace('<!--app-->', () => first.body)
    .replace('<!--pages-->', () => first.pages);

export function door(root: string): Plugin {
  let dev: ViteDevServer | null = null;
  return {
    name: 'atlas-door',
    configureServer(server) {
      dev = server;
    },
    transformIndexHtml: {
      order: 'post',
      async handler(html, context) {
        const server = dev;
        const first = server
          ? await render((path) => server.ssrLoadModule(join(root, path)), root)
          : await withModules(root, 'apart', (load) => render(load, root));
        const scripts = [await startScript(root), await inlineScript(root, 'src/app/first.ts')];
        const written = fillDoor(html, first, scripts.map((text) => scriptTag(text)).join(''));
        const { page, text } = takeStyles(context.bundle ?? {}, written);
        return page.replace('<!--head-->', () =>
          [social(page, root), styleTag(first.style + text), first.head, ...preloads(context.bundle)].join(
            '\n    ',
          ),
        );
      },
    },
  };
}

type Bundle = NonNullable<
  Parameters<Extract<NonNullable<Plugin['transformIndexHtml']>, { handler: unknown }>['handler']>[1]['bundle']
>;

/** Moves the entry's stylesheets from links into text: nothing may block the first paint. */
function takeStyles(bundle: Bundle, page: string): { page: string; text: string } {
  let text = '';
  const stripped = page.replace(
    /\s*<link rel="stylesheet"[^>]*href="\.?\/?([^"]+)"[^>]*>/g,
    (_, href: string) => {
      const asset = bundle[href];
      if (asset?.type !== 'asset')
        throw new Error(`door: stylesheet ${href} is not in the bundle, expected it there`);
      text += String(asset.source);
      // Chunks that share code with the entry ask for its style again, late: it would overrule what came before it.
      asset.source = '';
      return '';
    },
  );
  return { page: stripped, text };
}

/** What links to the door look like elsewhere, in its own words; it is one page for both languages. */
function social(page: string, root: string): string {
  const [, title = ''] = /<title>([^<]*)</.exec(page) ?? [];
  const [, description = ''] = /name="description"\s+content="([^"]*)"/.exec(page) ?? [];
  const catalogue = readCatalogue(readBuilt(root, { href: 'catalogue.json' }));
  return socialMeta({
    title,
    description,
    lang: 'zh',
    siteName: catalogue.title.zh,
    site: siteOf()?.href ?? null,
    up: './',
    addressIn: () => '',
    isBilingual: true,
    publishedView: firstPublishedView(catalogue, (file) => readBuilt(root, file))('zh'),
  });
}

/** What the WebGL map is built from. */
const GL_MAP = ['/src/map/index.ts', '/src/map/open-maplibre.ts'];

/** Early, unhurried fetches of the GL map, its worker and the catalogue: worth 1.6 s on a slow phone. */
function preloads(bundle: Bundle | undefined): string[] {
  const lines = ['<link rel="preload" as="fetch" crossorigin href="./data/catalogue.json" />'];
  if (!bundle) return lines;
  const chunks = Object.values(bundle).filter((o) => o.type === 'chunk');
  const glMap = GL_MAP.flatMap((module) => chunks.filter((c) => c.facadeModuleId?.endsWith(module)));
  for (const file of new Set(glMap.flatMap((chunk) => [chunk.fileName, ...chunk.imports])))
    lines.push(`<link rel="modulepreload" fetchpriority="low" href="./${file}" />`);
  return lines;
}
