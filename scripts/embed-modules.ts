/**
 * Vite plugin that builds the modules for news pages under stable names: embed/client.js with its types in
 * embed/client.d.ts, and embed/zhengzhou-atlas.js. Each is a single ES module. Types for frameworks lie beside them.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { build, type Plugin } from 'vite';
import { readCatalogue, type TourIndex } from '../src/domain/layer/catalogue.ts';
import { TARGET } from './browsers.ts';
import { expectOwn } from './licences.ts';
import { readBuilt } from './ssr.ts';

/** Sources of client.d.ts in reading order. */
const TYPES = ['src/channel/api.ts', 'src/channel/client.ts'];

/** Types of the element for frameworks: separate files, since each imports a package that only its users have. */
export const FRAMEWORKS = ['react', 'vue', 'svelte'] as const;

/** The modules' sources by file name. */
function entries(root: string): Readonly<Record<string, string>> {
  const index = readBuilt(
    root,
    readCatalogue(readBuilt(root, { href: 'catalogue.json' })).tours,
  ) as TourIndex;
  const first = JSON.stringify(index.presets[0]?.id ?? '');
  return {
    'client.js': `export * from './src/channel/client.ts';`,
    // A page rendered on a server may import this module, where custom elements do not exist.
    'zhengzhou-atlas.js': `import { defineAtlas } from './src/channel/component.ts';
      const here = import.meta.url;
      if (typeof customElements === 'object') defineAtlas({ base: new URL('../', here).href, first: ${first} });`,
  };
}

/** Bundles one module with all its imports. */
export async function bundle(root: string, source: string): Promise<string> {
  const name = join(root, 'embed-module.ts');
  const out = await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      target: TARGET,
      modulePreload: false,
      // Not in library mode, which would keep all white space.
      rollupOptions: { input: name, preserveEntrySignatures: 'strict' },
    },
    plugins: [
      {
        name: 'atlas-embed-entry',
        enforce: 'pre',
        resolveId: (id) => (id === name ? name : null),
        load: (id) => (id === name ? source : null),
      },
    ],
  });
  const outputs = (Array.isArray(out) ? out : [out]).flatMap((o) => ('output' in o ? o.output : []));
  const [chunk, more] = outputs;
  if (chunk?.type !== 'chunk' || more)
    throw new Error(`embed: got ${String(outputs.length)} files, expected one module`);
  expectOwn('an embed module', chunk.moduleIds);
  return chunk.code;
}

/** The declarations of client.js as one file without imports. */
export function declarations(root: string): string {
  return TYPES.map((file) => {
    const source = readFileSync(join(root, file), 'utf8');
    const { outputText } = ts.transpileDeclaration(source, { fileName: file });
    const parsed = ts.createSourceFile('client.d.ts', outputText, ts.ScriptTarget.ES2022);
    return parsed.statements
      .filter((s) => !ts.isImportDeclaration(s) && !(ts.isExportDeclaration(s) && s.moduleSpecifier))
      .map((s) => s.getFullText(parsed).trim())
      .join('\n');
  }).join('\n');
}

/** All files by their names below embed/. */
async function files(root: string): Promise<ReadonlyMap<string, string>> {
  const modules = Object.entries(entries(root)).map(
    async ([name, source]) => [name, await bundle(root, source)] as const,
  );
  const types = FRAMEWORKS.map((name) => {
    const file = `${name}.d.ts`;
    return [file, readFileSync(join(root, 'src/channel/frameworks', file), 'utf8')] as const;
  });
  return new Map([...(await Promise.all(modules)), ['client.d.ts', declarations(root)], ...types]);
}

export function embedModules(root: string): Plugin {
  return {
    name: 'atlas-embed-modules',
    // In development, they are built at every request.
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const name = /^\/embed\/([^/?#]+\.js)(?:[?#].*)?$/.exec(request.url ?? '')?.[1];
        const source = name && entries(root)[name];
        if (!source) {
          next();
          return;
        }
        bundle(root, source).then((code) => {
          response.setHeader('Content-Type', 'text/javascript; charset=utf-8');
          response.end(code);
        }, next);
      });
    },
    async generateBundle() {
      for (const [name, source] of await files(root))
        this.emitFile({ type: 'asset', fileName: `embed/${name}`, source });
    },
  };
}
