/**
 * Vite plugin that writes the static pages: about each layer (dist/layers/<id>/index.html), the plan's elements
 * (dist/plan/index.html), data quality (dist/quality/index.html), and embedding (dist/embed/guide/,
 * dist/embed/gallery/). The English page is en/index.html beside each.
 */
import type { Plugin } from 'vite';
import type { galleryPages as GalleryPagesFunction } from '../src/app/gallery-page.ts';
import type { guidePages as GuidePagesFunction } from '../src/app/guide-page.ts';
import type { layerPages as LayerPagesFunction } from '../src/app/layer-pages.ts';
import type { planPages as PlanPagesFunction } from '../src/app/plan-page.ts';
import type { qualityPages as QualityPagesFunction } from '../src/app/quality-page.ts';
import { readCatalogue, type BuiltFile } from '../src/domain/layer/catalogue.ts';
import { inlineScript } from './inline-script.ts';
import { siteOf } from './site.ts';
import { readBuilt, withModules } from './ssr.ts';

/** Calls `use` with the pages and returns its result. Each page is written when its function is called. */
async function withPages<T>(
  root: string,
  use: (pages: ReturnType<typeof LayerPagesFunction>) => T,
): Promise<T> {
  const codeScript = await inlineScript(root, 'src/app/embed/code.ts');
  return withModules(root, 'in head', async (load) => {
    const { layerPages } = (await load('src/app/layer-pages.ts')) as {
      layerPages: typeof LayerPagesFunction;
    };
    const { planPages } = (await load('src/app/plan-page.ts')) as { planPages: typeof PlanPagesFunction };
    const { qualityPages } = (await load('src/app/quality-page.ts')) as {
      qualityPages: typeof QualityPagesFunction;
    };
    const { galleryPages } = (await load('src/app/gallery-page.ts')) as {
      galleryPages: typeof GalleryPagesFunction;
    };
    const { guidePages } = (await load('src/app/guide-page.ts')) as { guidePages: typeof GuidePagesFunction };
    const catalogue = readCatalogue(readBuilt(root, { href: 'catalogue.json' }));
    const read = (file: BuiltFile): unknown => readBuilt(root, file);
    const pageContext = { catalogue, read, site: siteOf()?.href ?? null, codeScript };
    return use(
      new Map([
        ...layerPages(pageContext),
        ...planPages(pageContext),
        ...qualityPages(pageContext),
        ...guidePages(pageContext),
        ...galleryPages(pageContext),
      ]),
    );
  });
}

export function layerPages(root: string): Plugin {
  return {
    name: 'atlas-layer-pages',
    // In development, a page is written at every request.
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const address =
          /^\/((?:layers|plan|quality|embed\/(?:guide|gallery))\/[^?#]*?)(?:index\.html)?(?:[?#].*)?$/.exec(
            request.url ?? '',
          )?.[1];
        if (address === undefined) {
          next();
          return;
        }
        withPages(root, (pages) => pages.get(address)?.()).then((html) => {
          if (html === undefined) {
            next();
            return;
          }
          response.setHeader('Content-Type', 'text/html; charset=utf-8');
          response.end(html);
        }, next);
      });
    },
    async generateBundle() {
      await withPages(root, (pages) => {
        for (const [address, write] of pages)
          this.emitFile({ type: 'asset', fileName: `${address}index.html`, source: write() });
      });
    },
  };
}
