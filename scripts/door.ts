/**
 * Vite plugin that writes each door's first paint into its HTML: the static map, the lists as text, the critical CSS,
 * the inline scripts, and preloads of the next modules. Each door is a `Door` declaration; vite.config.ts lists them.
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

/** A page that runs an app: its HTML, and what the build writes into it. */
export interface Door {
  /** Path of its HTML below src/app: `index.html`. */
  html: string;
  /**
   * Renders its static map, lists and critical CSS. `load` loads modules of src/; `root` is the repository. The style
   * sheets of the entry's own scripts follow that CSS.
   */
  firstPaint: (load: LoadModule, root: string) => Promise<FirstPaint>;
  /** The code of its inline scripts, in their order; `root` is the repository. */
  scripts: (root: string) => Promise<string[]>;
  /** Modules to preload, by the end of their path. */
  preloads: readonly string[];
  /** What its first load may weigh at most. tests/built/budget.test.ts weighs the built files. */
  budget: DoorBudget;
}

/** Weights in kB (1,000 bytes, gzip). */
export interface DoorBudget {
  /** The scripts that the page imports statically. */
  script: number;
  /** The page without its opening map: all of it but the rows of layers, and each of these rows. */
  page: number;
  row: number;
  /** The opening map. */
  map: number;
}

/** The explore door: the map of all layers, with its panel. */
export const EXPLORE: Door = {
  html: 'index.html',
  firstPaint: async (load, root) => {
    const { firstPaint } = (await load('src/app/first-paint.ts')) as {
      firstPaint: typeof FirstPaintFunction;
    };
    return firstPaint(readCatalogue(readBuilt(root, { href: 'catalogue.json' })), (file) =>
      readBuilt(root, file),
    );
  },
  scripts: async (root) => [await startScript(root), await inlineScript(root, 'src/app/first.ts')],
  // What follows the first paint, and the chunks of the GL map.
  preloads: [
    ...['/src/app/start-map.svelte.ts', '/src/app/after-paint.ts'],
    ...['/src/map/index.ts', '/src/map/open-maplibre.ts'],
  ],
  budget: {
    // Code that the embed's start shares is a chunk of its own. It costs the door 1 kB and saves the embed's readers
    // 25 kB. 0.3 kB repair links that chat programs have damaged (domain/view/link-text). 0.5 kB reload the page when
    // another edition is on the server. The budget leaves a margin, so that nobody moves code between files to save a
    // few bytes.
    script: 34,
    // The page consists of the style, the script that moves the SVG map, and then lists and legends as text.
    // 0.1 kB: three meta tags for link previews, since messengers run no script. 1.5 kB: reads damaged links before
    // any module has loaded (domain/view/link-text). 0.6 kB: style for large type, pages at four times their size, and
    // notches. 0.1 kB: follows a link that changes before the modules have loaded. 0.1 kB: the metro's legend with
    // thirteen colours. 0.05 kB: the date of the newest evidence. The rest handles clicks of every finger, reports a
    // failed start, and reloads a page whose edition is gone.
    page: 18.35,
    row: 0.2,
    map: 14,
  },
};

/** Inserts the first paint into the door's HTML. */
export const fillDoor = (html: string, first: FirstPaint, script: string): string =>
  html
    .replace('<!--svg-map-->', () => first.svgMap + script)
    .replace('<!--app-->', () => first.body)
    .replace('<!--pages-->', () => first.pages);

/**
 * Writes the first paints of the doors. Other HTML stays as it is; it is an error if it has a place for an app. `root`
 * is the repository.
 */
export function writeDoors(root: string, doors: readonly Door[]): Plugin {
  /** Style sheets moved into a page, by file. Another door may use the same ones. */
  const taken = new Map<string, string>();
  let dev: ViteDevServer | null = null;
  return {
    name: 'atlas-door',
    configureServer(server) {
      dev = server;
    },
    transformIndexHtml: {
      order: 'post',
      async handler(html, context) {
        const door = doors.find(({ html: file }) => `/${file}` === context.path);
        if (!door) {
          if (html.includes('<!--app-->'))
            throw new Error(
              `door: got ${context.path} with a place for an app, expected a declaration of it`,
            );
          return html;
        }
        const server = dev;
        const first = server
          ? await door.firstPaint((path) => server.ssrLoadModule(join(root, path)), root)
          : await withModules(root, 'apart', (load) => door.firstPaint(load, root));
        const scripts = await door.scripts(root);
        const written = fillDoor(html, first, scripts.map((text) => scriptTag(text)).join(''));
        const { page, text } = takeStyles(context.bundle ?? {}, written, taken);
        return page.replace('<!--head-->', () =>
          [
            social(page, root, door),
            styleTag(first.style + text),
            first.head,
            ...preloads(context.bundle, door),
          ].join('\n    '),
        );
      },
    },
  };
}

type Bundle = NonNullable<
  Parameters<Extract<NonNullable<Plugin['transformIndexHtml']>, { handler: unknown }>['handler']>[1]['bundle']
>;

/** Moves the entry's style sheets from links into text, because a link would block the first paint. */
function takeStyles(
  bundle: Bundle,
  page: string,
  taken: Map<string, string>,
): { page: string; text: string } {
  let text = '';
  const stripped = page.replace(
    /\s*<link rel="stylesheet"[^>]*href="(?:\.{0,2}\/)*([^"]+)"[^>]*>/g,
    (_, href: string) => {
      const asset = bundle[href];
      if (asset?.type !== 'asset')
        throw new Error(`door: stylesheet ${href} is not in the bundle, expected it there`);
      const source = taken.get(href) ?? String(asset.source);
      taken.set(href, source);
      text += source;
      // Chunks that share code with the entry load its style again later, where it would override later rules: leave
      // it empty.
      asset.source = '';
      return '';
    },
  );
  return { page: stripped, text };
}

/** Relative address of the atlas's root from a door: `./`, `../` … */
const upFrom = ({ html }: Door): string => '../'.repeat(html.split('/').length - 1) || './';

/**
 * Meta tags for link previews of the door, with its own title and description. The door is one page for both
 * languages.
 */
function social(page: string, root: string, door: Door): string {
  const [, title = ''] = /<title>([^<]*)</.exec(page) ?? [];
  const [, description = ''] = /name="description"\s+content="([^"]*)"/.exec(page) ?? [];
  const catalogue = readCatalogue(readBuilt(root, { href: 'catalogue.json' }));
  return socialMeta({
    title,
    description,
    lang: 'zh',
    siteName: catalogue.title.zh,
    site: siteOf()?.href ?? null,
    up: upFrom(door),
    addressIn: () => door.html.replace(/(^|\/)index\.html$/, '$1'),
    isBilingual: true,
    publishedView: firstPublishedView(catalogue, (file) => readBuilt(root, file))('zh'),
  });
}

/** Low-priority preloads of the GL map, its worker and the catalogue. They save 1.6 s on a slow phone. */
function preloads(bundle: Bundle | undefined, door: Door): string[] {
  const up = upFrom(door);
  const lines = [`<link rel="preload" as="fetch" crossorigin href="${up}data/catalogue.json" />`];
  if (!bundle) return lines;
  const chunks = Object.values(bundle).filter((o) => o.type === 'chunk');
  const early = door.preloads.flatMap((module) => chunks.filter((c) => c.facadeModuleId?.endsWith(module)));
  for (const file of new Set(early.flatMap((chunk) => [chunk.fileName, ...chunk.imports])))
    lines.push(`<link rel="modulepreload" fetchpriority="low" href="${up}${file}" />`);
  return lines;
}
