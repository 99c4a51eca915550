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
/** Modules that the embed's GL map needs beyond the app, in the order of need. */
const WEBGL = [
  'src/map/index.ts',
  'src/map/open-maplibre.ts',
  'node_modules/maplibre-gl/src/source/worker.ts',
];

/** The chunk whose entry is the module. */
function chunkOf(bundle: Rollup.OutputBundle, id: string): Rollup.OutputChunk {
  const chunk = Object.values(bundle).find((o) => o.type === 'chunk' && o.facadeModuleId === id);
  if (chunk?.type !== 'chunk') throw new Error(`embed: ${id} is not in the bundle, expected it there`);
  return chunk;
}

/** The files of the chunks and of all their imports: each once, imports before importers. */
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

/** Characters from which a file counts as long to download. */
const LONG = 100_000;
const isLong = (file: Rollup.OutputAsset | Rollup.OutputChunk | undefined): boolean =>
  file?.type === 'chunk' && file.code.length > LONG;

/**
 * Calls `use` with the embed pages and returns its result. `app` and `webgl` are module addresses from the atlas's
 * root, the app's own first.
 */
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
    // In development, a page is written at every request.
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
      // Pages import the app's chunk directly: going through the entry would cost another request.
      Reflect.deleteProperty(bundle, at(ENTRY).fileName);
      const app = filesOf(bundle, [at(APP)]).toReversed();
      // Long files first, because browsers wait for only six answers at a time.
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
