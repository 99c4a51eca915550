import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { fileURLToPath } from 'node:url';
import { TARGET } from './scripts/browsers.ts';
import { EXPLORE, writeDoors } from './scripts/door.ts';
import { embedModules } from './scripts/embed-modules.ts';
import { embedPages } from './scripts/embed-pages.ts';
import { finish } from './scripts/finish.ts';
import { layerPages } from './scripts/layer-pages.ts';
import { licences } from './scripts/licences.ts';
import { maplibreSource } from './scripts/maplibre/source.ts';
import { shareKit } from './scripts/share-kit.ts';
import { siteOf } from './scripts/site.ts';
import { staticHost } from './scripts/static-host.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const TESTS = ['{src,scripts,tests}/**/*.test.ts'];
const NO_TESTS = ['**/node_modules/**', 'tests/e2e/**', 'tests/bench/**'];
const BUILT = ['tests/built/**/*.test.ts'];
/** Tests that replace modules, or need one whose state is new. */
const OWN_MODULES = [
  'scripts/site.test.ts',
  'src/{app/embed/talk,app/first,map/deck/trip-clock,state/session}.test.ts',
];

export default defineConfig(({ mode }) => ({
  root: mode === 'test' ? here('.') : here('src/app'),
  publicDir: here('public'),
  base: './',
  appType: 'mpa',
  plugins: [
    svelte({ configFile: false }),
    writeDoors(here('.'), [EXPLORE]),
    layerPages(here('.')),
    embedModules(here('.')),
    embedPages(here('.')),
    shareKit(here('.')),
    maplibreSource(here('.')),
    licences(here('.')),
    finish(),
    staticHost(),
  ],
  // Frames without an origin need the atlas's own address in their policy (scripts/policy.ts). The share panel warns
  // if it is unknown.
  define: { 'import.meta.env.ATLAS_SITE_KNOWN': JSON.stringify(siteOf() !== null) },
  worker: { format: 'es' },
  build: {
    outDir: here('dist'),
    emptyOutDir: true,
    target: TARGET,
    modulePreload: { polyfill: false },
    // Entries are small and the two big chunks are lazy on purpose; tests/built/budget.test.ts checks the sizes.
    chunkSizeWarningLimit: 2000,
    rollupOptions: {
      input: { explore: here(`src/app/${EXPLORE.html}`), embed: here('src/app/embed/entry.ts') },
      output: {
        // Modules that both doors start with form one chunk. In ten chunks they would compress 2 kB worse.
        codeSplitting: {
          groups: [
            {
              name: 'shell',
              tags: ['$initial'],
              test: /src\/(domain|state)\/|ui\/(Icon|Part|layers\/Swatch)|preload-helper|node_modules\/svelte/,
            },
            // Modules after the first paint, for all doors: on a slow line each file costs time.
            {
              name: 'app',
              test: /src\/(domain|state)\/|src\/svg\/part|src\/map\/gl-map\/camera|src\/ui\/(words|Failed|Notes|layers\/LegendRows|page\/translated|svg-map|map\/)|node_modules\/(topojson-client|@mapbox\/tiny-sdf)/,
              minShareCount: 2,
            },
          ],
        },
      },
    },
  },
  // scripts/static-host.ts answers all requests, headers included.
  preview: { port: 4173, cors: false },
  test: {
    // Files share their modules, so that a worker loads each module once.
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: TESTS,
          exclude: [...NO_TESTS, ...OWN_MODULES, ...BUILT],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'own-modules', include: OWN_MODULES } },
      // They read dist/, so they need a build.
      { extends: true, test: { name: 'built', include: BUILT, isolate: false } },
    ],
    testTimeout: 30_000,
    // Some suites build all the data, fonts included, before their first test.
    hookTimeout: 120_000,
  },
}));
