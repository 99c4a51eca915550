/** A script that travels inside a page: one classic script, so that it runs before anything else is loaded. */
import { join } from 'node:path';
import { build } from 'vite';
import { expectOwn } from './licences.ts';

/** The module at that path from the repository's root, with all that it imports, as text for `<script>`. */
export async function inlineScript(root: string, path: string): Promise<string> {
  const out = await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: join(root, path), formats: ['iife'], name: 'atlasFirst' },
    },
  });
  const outputs = (Array.isArray(out) ? out : [out]).flatMap((o) => ('output' in o ? o.output : []));
  const chunk = outputs.find((o) => o.type === 'chunk');
  if (!chunk) throw new Error(`page: ${path} was built to nothing, expected one chunk`);
  expectOwn(path, chunk.moduleIds);
  return chunk.code.replaceAll('</script', '<\\/script');
}
