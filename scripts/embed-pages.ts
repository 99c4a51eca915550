/** Vite plugin that writes the embed pages, dist/embed/…/index.html; see src/app/embed/. */
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rollup } from 'vite';
import type { embedPages as EmbedPagesFunction } from '../src/app/embed/page.ts';
import { readCatalogue, type BuiltFile, type TourIndex } from '../src/domain/layer/catalogue.ts';
import { inlineScript, startScript } from './inline-script.ts';
import { siteOf } from './site.ts';
import { readBuilt, withModules } from './ssr.ts';

const ENTRY = 'src/app/embed/entry.ts';

const APP = 'src/app/embed/app.svelte.ts';
/** What its WebGL map is built from besides, in the order in which it is needed. */
const WEBGL = [
  'src/map/index.ts',
  'src/map/open-maplibre.ts',
  'node_modules/maplibre-gl/src/source/worker.ts',
];

/** The chunk that begins at a module. */
function chunkOf(bundle: Rollup.OutputBundle, id: string): Rollup.OutputChunk {
  const chunk = Object.values(bundle).find((o) => o.type === 'chunk' && o.facadeModuleId === id);
  if (chunk?.type !== 'chunk') throw new Error(`embed: ${id} is not in the bundle, expected it there`);
  return chunk;
}

/** The files of these chunks with all that they import: each once, the imported before the importing. */
function filesOf(bundle: Rollup.OutputBundle, chunks: readonly Rollup.OutputChunk[]): readonly string[] {
  const found = new Set<string>();
  const add = (file: string): void => {
    const chunk = bundle[file];
    if (chunk?.type !== 'chunk' || found.has(file)) return;
    chunk.imports.forEach(add);
    found.add(file);
  };
  for (const { fileName } of chunks) add(fileName);
  return [...found];
}

/** A file of so many characters is long on its way. */
const LONG = 100_000;
const isLong = (file: Rollup.OutputAsset | Rollup.OutputChunk | undefined): boolean =>
  file?.type === 'chunk' && file.code.length > LONG;

/** What `use` makes of the pages; `app` and `webgl` are addresses of their modules from the atlas's root, the app's own first. */
async function withPages<T>(
  root: string,
  app: readonly string[],
  webgl: readonly string[],
  use: (pages: ReturnType<typeof EmbedPagesFunction>) => T,
): Promise<T> {
  const scripts = [await startScript(root), await inlineScript(root, 'src/app/embed/first.ts')];
  return withModules(root, 'in head', async (load) => {
    const { embedPages } = (await load('src/app/embed/page.ts')) as { embedPages: typeof EmbedPagesFunction };
    const catalogue = readCatalogue(readBuilt(root, { href: 'catalogue.json' }));
    const read = (file: BuiltFile): unknown => readBuilt(root, file);
    const parts = {
      catalogue,
      index: read(catalogue.tours) as TourIndex,
      read,
      scripts,
      app,
      webgl,
      site: siteOf()?.href ?? null,
    };
    return use(embedPages(parts));
  });
}

export function embedPages(root: string): Plugin {
  return {
    name: 'atlas-embed-pages',
    // For development, a page is written anew whenever it is asked for.
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const address = /^\/(embed\/(?!guide|gallery)[^?#]*?)(?:index\.html)?(?:[?#].*)?$/.exec(
          request.url ?? '',
        )?.[1];
        if (address === undefined) {
          next();
          return;
        }
        withPages(root, ['embed/entry.ts'], [], (pages) => pages.get(address)?.()).then((html) => {
          if (html === undefined) {
            next();
            return;
          }
          response.setHeader('Content-Type', 'text/html; charset=utf-8');
          response.end(html);
        }, next);
      });
    },
    async generateBundle(_, bundle) {
      const at = (path: string): Rollup.OutputChunk => chunkOf(bundle, realpathSync(join(root, path)));
      // Pages ask for the app itself: the way through the entry is a request of its own.
      Reflect.deleteProperty(bundle, at(ENTRY).fileName);
      const app = filesOf(bundle, [at(APP)]).toReversed();
      // What is long on its way sets out first; browsers wait for six answers at a time.
      const webgl = filesOf(bundle, WEBGL.map(at))
        .filter((file) => !app.includes(file))
        .toSorted((a, b) => Number(isLong(bundle[b])) - Number(isLong(bundle[a])));
      await withPages(root, app, webgl, (pages) => {
        for (const [address, write] of pages)
          this.emitFile({ type: 'asset', fileName: `${address}index.html`, source: write() });
      });
    },
  };
}
