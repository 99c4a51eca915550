/** Runs modules of src/ in Node, so that the build uses the same components and drawing code as the app. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { createServer } from 'vite';
import { written, type Written } from '../src/app/page/inline.ts';
import type { BuiltFile } from '../src/domain/layer/catalogue.ts';

/** Loads the module at a path from the repository's root. */
export type LoadModule = (path: string) => Promise<unknown>;

/**
 * Calls `use` with a function that loads modules of src/, and returns its result. `styles`: `apart` if the bundle has
 * the components' styles anyway; `in head` if `render` is to return them with the page's head.
 */
export async function withModules<T>(
  root: string,
  styles: 'apart' | 'in head',
  use: (load: LoadModule) => Promise<T>,
): Promise<T> {
  const server = await createServer({
    configFile: false,
    root: join(root, 'src/app'),
    // Svelte bundled for a build lacks functions that components call in tests, so the caches are separate.
    cacheDir: join(root, `node_modules/.vite/ssr-${process.env.NODE_ENV ?? 'development'}`),
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, hmr: false, watch: null, ws: false },
    plugins: [svelte({ configFile: false, emitCss: styles === 'apart' })],
  });
  try {
    const load: LoadModule = (path) => server.ssrLoadModule(join(root, path));
    const used = await use(load);
    // Modules that Vite loads are other instances than ours: copy their record of inline texts into ours.
    const { written: theirs } = (await load('src/app/page/inline.ts')) as { written: Written };
    for (const name of ['script', 'style'] as const) for (const text of theirs[name]) written[name].add(text);
    return used;
  } finally {
    await server.close();
  }
}

/** Parsed JSON of a built file; throws if it does not exist. */
export function readBuilt(root: string, { href }: Pick<BuiltFile, 'href'>): unknown {
  const file = join(root, 'public/data', href);
  if (!existsSync(file))
    throw new Error(`page: got no public/data/${href}, expected it: run npm run data first`);
  return JSON.parse(readFileSync(file, 'utf8'));
}
