/** Runs modules of src/ in Node, so that the build can write with the very components and drawings that the app has. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { createServer } from 'vite';
import { written, type Written } from '../src/app/page/inline.ts';
import type { BuiltFile } from '../src/domain/layer/catalogue.ts';

/** The module at that path from the repository's root. */
export type LoadModule = (path: string) => Promise<unknown>;

/**
 * What `use` makes of modules of src/. `styles`: `apart`, where a bundle has the components' styles anyway, or
 * `in head`, where `render` is to give them with the page's head.
 */
export async function withModules<T>(
  root: string,
  styles: 'apart' | 'in head',
  use: (load: LoadModule) => Promise<T>,
): Promise<T> {
  const server = await createServer({
    configFile: false,
    root: join(root, 'src/app'),
    // Svelte bundled for a build lacks what its components call in tests.
    cacheDir: join(root, `node_modules/.vite/ssr-${process.env.NODE_ENV ?? 'development'}`),
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, hmr: false, watch: null, ws: false },
    plugins: [svelte({ configFile: false, emitCss: styles === 'apart' })],
  });
  try {
    const load: LoadModule = (path) => server.ssrLoadModule(join(root, path));
    const used = await use(load);
    // Modules that Vite loads are others than the same ones here: what they wrote into pages is told to ours.
    const { written: theirs } = (await load('src/app/page/inline.ts')) as { written: Written };
    for (const name of ['script', 'style'] as const) for (const text of theirs[name]) written[name].add(text);
    return used;
  } finally {
    await server.close();
  }
}

/** Parsed JSON of a built file; throws where it is not there. */
export function readBuilt(root: string, { href }: Pick<BuiltFile, 'href'>): unknown {
  const file = join(root, 'public/data', href);
  if (!existsSync(file))
    throw new Error(`page: got no public/data/${href}, expected it: run npm run data first`);
  return JSON.parse(readFileSync(file, 'utf8'));
}
