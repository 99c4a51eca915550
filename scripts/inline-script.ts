/** Bundles scripts that are inlined in pages: classic scripts, so that they run before anything else is loaded. */
import { join } from 'node:path';
import { minify } from 'terser';
import { build } from 'vite';
import { TARGET } from './browsers.ts';
import { expectOwn } from './licences.ts';

/** The module at a path from the repository's root, bundled with all its imports, as text for `<script>`. */
export async function inlineScript(root: string, path: string, target = TARGET): Promise<string> {
  const out = await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      target,
      lib: { entry: join(root, path), formats: ['iife'], name: 'atlasFirst' },
    },
  });
  const outputs = (Array.isArray(out) ? out : [out]).flatMap((o) => ('output' in o ? o.output : []));
  const chunk = outputs.find((o) => o.type === 'chunk');
  if (!chunk) throw new Error(`page: ${path} was built to nothing, expected one chunk`);
  expectOwn(path, chunk.moduleIds);
  // Every reader waits for these bytes. A second minifier leaves 2 % fewer of them.
  const { code = chunk.code } = await minify(chunk.code, { compress: { passes: 3 }, mangle: true });
  return code.replaceAll('</script', '<\\/script');
}

/** Target of the start script, which must run in engines too old for the others, to say so. */
const OLDEST = ['es2015'];

/** The script that precedes all others in a page (src/app/start.ts). */
export const startScript = (root: string): Promise<string> => inlineScript(root, 'src/app/start.ts', OLDEST);
