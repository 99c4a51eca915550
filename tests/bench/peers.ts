/** Builds the peers' pages: bundled, minified and tree-shaken by Vite, with their data in separate files. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { benchData, type Detail } from './data.ts';

export interface Peer {
  /** Name of its folder below /peers/. */
  id: string;
  /** Its module below tests/bench/peers/. */
  module: string;
  data: Detail;
  /** Preloads data and inlines styles, an optimisation that few pages use. */
  tuned?: boolean;
}

const DATA = ['basemap', 'plan'] as const;

/** Builds all pages. `bench` is this folder, `dist` the built atlas, and pages go to `<out>/<id>/index.html`. */
export async function buildPeers(
  peers: readonly Peer[],
  { bench, dist, out }: { bench: string; dist: string; out: string },
): Promise<void> {
  const page = readFileSync(join(bench, 'peers/page.html'), 'utf8');
  const data = { opening: benchData(dist, 'opening'), full: benchData(dist, 'full') };
  for (const peer of peers) {
    const folder = join(out, peer.id);
    const entry = join(bench, 'peers', `.${peer.id}.html`);
    rmSync(folder, { recursive: true, force: true });
    // Vite needs its entry in the folder where the packages are found.
    writeFileSync(entry, page.replace('./main.js', `./${peer.module}.js`));
    try {
      await build({
        configFile: false,
        root: join(bench, 'peers'),
        base: './',
        logLevel: 'error',
        worker: { format: 'es' },
        build: {
          outDir: folder,
          emptyOutDir: true,
          target: 'es2022',
          modulePreload: { polyfill: false },
          chunkSizeWarningLimit: 4000,
          rollupOptions: { input: { index: entry } },
        },
      });
    } finally {
      rmSync(entry, { force: true });
    }
    const built = join(folder, `.${peer.id}.html`);
    const html = readFileSync(built, 'utf8');
    rmSync(built);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'index.html'), peer.tuned ? tune(html, folder) : html);
    for (const name of DATA)
      writeFileSync(join(folder, `${name}.geojson`), JSON.stringify(data[peer.data][name]));
  }
}

function tune(html: string, folder: string): string {
  const preloads = DATA.map(
    (name) => `<link rel="preload" as="fetch" crossorigin href="./${name}.geojson">`,
  ).join('');
  return html
    .replace('</title>', `</title>${preloads}`)
    .replace(/<link rel="stylesheet"[^>]*href="([^"]+)"[^>]*>/g, (_, href: string) => {
      return `<style>${readFileSync(join(folder, href), 'utf8')}</style>`;
    });
}
