/**
 * Vite plugin that writes each door's first paint into its HTML: the static map, the lists as text, the critical CSS,
 * the page's scripts, and the preloads of what comes next. A door is a declaration; vite.config.ts lists them.
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

/** A page of the atlas that is an app: its HTML, and what the build writes into it. */
export interface Door {
  /** Its HTML, from src/app on: `index.html`. */
  html: string;
  /**
   * Its static map, lists and critical CSS. `load` gives modules of src/, `root` is the repository's. The stylesheets of the
   * entry's own scripts follow that CSS.
   */
  firstPaint: (load: LoadModule, root: string) => Promise<FirstPaint>;
  /** The text of the scripts that travel in the page, in their order; `root` is the repository's. */
  scripts: (root: string) => Promise<string[]>;
  /** The modules that are fetched early, by the end of their path. */
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
  // What follows the first paint, and what the GL map is built from.
  preloads: ['/src/app/after-paint.ts', '/src/map/index.ts', '/src/map/open-maplibre.ts'],
  budget: {
    // What the embed begins with too is a chunk of its own, which costs the door 1 kB and saves its readers 25.
    // 0.3 kB of it undo what chat programs do to links (domain/view/link-text), 0.5 kB load the page anew when another
    // edition is put on the server while it is open.
    // The budget leaves room above what the shell weighs, so that nobody moves code between files to save a few bytes.
    script: 34,
    // The style, and the script that moves the map before any other has come; then the lists and legends as text.
    // 0.1 kB of it are the three meta tags that make links to the door show its picture: messengers run no script.
    // 1.5 kB of it reads links that chat programs have damaged, before any module has come (domain/view/link-text); 0.6 kB is style
    // that folds the door for large type, pages at four times their size, and notches; the rest answers every finger,
    // tells why an app did not start, and loads a page anew whose edition is gone; 0.1 kB follow a link that is changed
    // before the modules are there, 0.1 kB is the legend of the metro, whose thirteen lines have a colour each, and
    // 0.05 kB is how new the evidence is.
    page: 18.35,
    row: 0.2,
    map: 14,
  },
};

/** The door's HTML with its first paint in it. */
export const fillDoor = (html: string, first: FirstPaint, script: string): string =>
  html
    .replace('<!--svg-map-->', () => first.svgMap + script)
    .replace('<!--app-->', () => first.body)
    .replace('<!--pages-->', () => first.pages);

/** Writes the first paints of these doors; other HTML stays as it is, and may have no place for an app. `root`: the repository's. */
export function writeDoors(root: string, doors: readonly Door[]): Plugin {
  /** The stylesheets that were moved into a page: another door may have the same ones. */
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

/** Moves the entry's stylesheets from links into text: nothing may block the first paint. */
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
      // Chunks that share code with the entry ask for its style again, late: it would overrule what came before it.
      asset.source = '';
      return '';
    },
  );
  return { page: stripped, text };
}

/** The way from a door to the folder of all pages: `./`, `../` … */
const upFrom = ({ html }: Door): string => '../'.repeat(html.split('/').length - 1) || './';

/** What links to the door look like elsewhere, in its own words; it is one page for both languages. */
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

/** Early, unhurried fetches of the GL map, its worker and the catalogue: worth 1.6 s on a slow phone. */
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
