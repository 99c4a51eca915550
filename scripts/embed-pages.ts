/** Vite plugin that writes the embed pages, dist/embed/…/index.html; see src/app/embed/. */
import { join } from 'node:path';
import type { Plugin } from 'vite';
import type { embedPages as EmbedPagesFunction } from '../src/app/embed/page.ts';
import { readCatalogue, type BuiltFile, type TourIndex } from '../src/domain/catalogue.ts';
import { inlineScript } from './inline-script.ts';
import { siteOf } from './site.ts';
import { readBuilt, withModules } from './ssr.ts';

const ENTRY = 'src/app/embed/entry.ts';

/** What `use` makes of the pages; `app` is the address of the app's module from the atlas's root. */
async function withPages<T>(
  root: string,
  app: string,
  stage: readonly string[],
  use: (pages: ReturnType<typeof EmbedPagesFunction>) => T,
): Promise<T> {
  const script = await inlineScript(root, 'src/app/embed/first.ts');
  return withModules(root, 'in head', async (load) => {
    const { embedPages } = (await load('src/app/embed/page.ts')) as { embedPages: typeof EmbedPagesFunction };
    const catalogue = readCatalogue(readBuilt(root, { href: 'catalogue.json' }));
    const read = (file: BuiltFile): unknown => readBuilt(root, file);
    const parts = {
      catalogue,
      index: read(catalogue.tours) as TourIndex,
      read,
      script,
      app,
      stage,
      site: siteOf().href,
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
        withPages(root, 'embed/entry.ts', [], (pages) => pages.get(address)?.()).then((html) => {
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
      const entry = Object.values(bundle).find(
        (o) => o.type === 'chunk' && o.facadeModuleId === join(root, ENTRY),
      );
      if (!entry) throw new Error(`embed: ${ENTRY} is not in the bundle, expected it there`);
      const stage = Object.values(bundle).find(
        (o) => o.type === 'chunk' && o.facadeModuleId === join(root, 'src/map/index.ts'),
      );
      const modules = stage?.type === 'chunk' ? [stage.fileName, ...stage.imports] : [];
      await withPages(root, entry.fileName, modules, (pages) => {
        for (const [address, write] of pages)
          this.emitFile({ type: 'asset', fileName: `${address}index.html`, source: write() });
      });
    },
  };
}
