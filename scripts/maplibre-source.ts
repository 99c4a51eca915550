/**
 * Builds MapLibre from the sources that its package ships, in one graph with the app: its dist files carry the half that
 * the page and the worker share twice (some 110 kB gzip). Only for builds; `vite dev` and the tests take dist. MapLibre's
 * version is pinned, for these paths are not of its public interface; without this plugin the dist files serve as well.
 */
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { transformWithOxc, type Plugin } from 'vite';

const WORKER_URL = 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
const VIRTUAL = '\0maplibre-worker-url';

/** The plugin; `root` is the absolute path of the repository. */
export function maplibreSource(root: string): Plugin {
  const source = `${realpathSync(join(root, 'node_modules/maplibre-gl'))}/src/`;
  return {
    name: 'maplibre-source',
    apply: 'build',
    enforce: 'pre',
    resolveId(id) {
      if (id === 'maplibre-gl') return `${source}index.ts`;
      return id === WORKER_URL ? VIRTUAL : null;
    },
    load(id) {
      if (id !== VIRTUAL) return null;
      const worker = this.emitFile({
        type: 'chunk',
        id: `${source}source/worker.ts`,
        name: 'maplibre-gl-worker',
      });
      return `export default import.meta.ROLLUP_FILE_URL_${worker};`;
    },
    async transform(code, id) {
      if (!id.startsWith(source) || !id.endsWith('.ts')) return null;
      // MapLibre's classes count on fields that are only declared not being set to undefined.
      return transformWithOxc(code, id, {
        typescript: { removeClassFieldsWithoutInitializer: true },
        assumptions: { setPublicClassFields: true },
        target: 'es2022',
      });
    },
  };
}
