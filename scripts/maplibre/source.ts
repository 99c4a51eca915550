/**
 * Builds MapLibre from the sources in its npm package, in one graph with the app. Its dist files carry the code that page
 * and worker share twice (some 110 kB gzip), and all features that the atlas leaves out (parts.ts). `vite build`, `vite dev`
 * and the unit tests all use this MapLibre. Its paths are not part of its public interface, so its version is pinned.
 */
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { transformWithOxc, type Plugin, type Rollup } from 'vite';
import { EMPTY, LEFT_OUT, SPEC_LEFT_OUT } from './parts.ts';
import { patched, readPatches } from './patches.ts';

const WORKER_URL = 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
const VIRTUAL = '\0maplibre-worker-url';
/** MapLibre's only CommonJS module. It becomes an ES module, or the bundler's helper for it is a request of its own. */
const HASH = { id: 'murmurhash-js', file: 'murmurhash3_gc.js', name: 'murmurhash3_32_gc' };

/** The path in a module's id, without what the development server adds. */
const pathOf = (id: string): string => id.replace(/\?.*$/, '');

/** The plugin; `root` is the absolute path of the repository. */
export function maplibreSource(root: string): Plugin {
  const folder = realpathSync(join(root, 'node_modules/maplibre-gl'));
  const source = `${folder}/src/`;
  const spec = realpathSync(join(root, 'node_modules/@maplibre/maplibre-gl-style-spec/dist'));
  const absent = new Set([
    ...LEFT_OUT.map((part) => source + part),
    ...SPEC_LEFT_OUT.map((part) => `${spec}/${part}`),
  ]);
  const empty = new Set(EMPTY.map((part) => source + part));
  const patches = readPatches();
  let isBuild = true;
  return {
    name: 'maplibre-source',
    enforce: 'pre',
    // Optimised, MapLibre would be its dist.
    config: () => ({ optimizeDeps: { exclude: ['maplibre-gl'] } }),
    configResolved({ command }) {
      isBuild = command === 'build';
    },
    buildStart() {
      const misfits = [
        ...[...absent, ...empty]
          .filter((file) => !existsSync(file))
          .map((file) => `got no ${relative(root, file)}, expected it there to leave it out (parts.ts)`),
        ...patches
          .filter((patch) => {
            const file = source + patch.file;
            return !existsSync(file) || patched(readFileSync(file, 'utf8'), patch) === null;
          })
          .map(({ name, file }) => `got another ${file} than ${name} was made for, expected it to fit`),
      ];
      if (misfits.length > 0)
        this.error(['MapLibre does not fit scripts/maplibre:', ...misfits].join('\n  '));
    },
    resolveId(id) {
      if (id === 'maplibre-gl') return `${source}index.ts`;
      if (id === HASH.id) return join(root, 'node_modules', HASH.id, HASH.file);
      return id === WORKER_URL ? VIRTUAL : null;
    },
    async load(address) {
      const id = pathOf(address);
      if (id === VIRTUAL) {
        const worker = `${source}source/worker.ts`;
        if (!isBuild) return `export { default } from ${JSON.stringify(`${worker}?worker&url`)};`;
        const file = this.emitFile({ type: 'chunk', id: worker, name: 'maplibre-gl-worker' });
        return `export default import.meta.ROLLUP_FILE_URL_${file};`;
      }
      // Of its package.json, MapLibre reads only its version.
      if (id === `${folder}/package.json`) {
        const { version } = JSON.parse(readFileSync(id, 'utf8')) as { version: string };
        return JSON.stringify({ version });
      }
      if (!absent.has(id) && !empty.has(id)) return null;
      const text = readFileSync(id, 'utf8');
      const { code } = id.endsWith('.ts') ? await toJavaScript(text, id) : { code: text };
      const names = exportsOf(this.parse(code) as unknown as Program);
      return empty.has(id) ? withNothing(names) : standIn(relative(dirname(folder), id), names);
    },
    async transform(code, address) {
      const id = pathOf(address);
      if (id.endsWith(`/${HASH.id}/${HASH.file}`)) return `${code}\nexport default ${HASH.name};\n`;
      if (!id.startsWith(source) || !id.endsWith('.ts')) return null;
      const text = patches
        .filter(({ file }) => source + file === id)
        .reduce((before, patch) => patched(before, patch) ?? before, code);
      return toJavaScript(text, id);
    },
  };
}

/** TypeScript as JavaScript. MapLibre's classes rely on declared fields without a value not being set to undefined. */
async function toJavaScript(
  code: string,
  id: string,
): Promise<Pick<Rollup.SourceDescription, 'code' | 'map'>> {
  const { code: text, map } = await transformWithOxc(code, id, {
    typescript: { removeClassFieldsWithoutInitializer: true },
    assumptions: { setPublicClassFields: true },
    target: 'es2022',
  });
  return { code: staticFields(text, id), map };
}

/**
 * Turns static blocks that set one field back into static fields, as the source has them. Safari has known fields two years
 * longer. The bundler would lower a block to a statement beside the class, and would then remove it as unused.
 */
function staticFields(code: string, id: string): string {
  const text = code.replace(/^(\t*)static \{\n\1\tthis\.(\w+) = ([^]*?);\n\1\}$/gm, '$1static $2 = $3;');
  if (/^\t*static \{/m.test(text))
    throw new Error(`MapLibre: got a static block in ${id}, expected fields alone`);
  return text;
}

/** The part of a module's syntax tree (ESTree) that is read here. */
interface Program {
  body: readonly {
    type: string;
    declaration?: { id?: { name: string }; declarations?: readonly { id: { name: string } }[] } | null;
    specifiers?: readonly { exported: { name: string } }[];
  }[];
}

/** The names that a module exports, `default` included. */
const exportsOf = ({ body }: Program): string[] =>
  body.flatMap(({ type, declaration, specifiers = [] }) => {
    if (type === 'ExportDefaultDeclaration') return ['default'];
    if (type !== 'ExportNamedDeclaration') return [];
    return [
      ...(declaration?.id ? [declaration.id.name] : []),
      ...(declaration?.declarations ?? []).map(({ id }) => id.name),
      ...specifiers.map(({ exported }) => exported.name),
    ];
  });

/** A module with the same exports that does nothing: functions without a result, sets without members. */
const withNothing = (names: readonly string[]): string =>
  names
    .map((name) => `export const ${name} = ${/^[A-Z_]+$/.test(name) ? 'new Set()' : '() => {}'};`)
    .join('\n');

/**
 * A module with the same exports for a part that is left out. Whoever uses it gets an error that names the part: a function
 * throws it, a shader does not compile. Questions whether something is of this part are answered with no.
 */
function standIn(file: string, names: readonly string[]): string {
  const problem = `MapLibre: ${file} is left out of this build (scripts/maplibre/parts.ts)`;
  const valueOf = (name: string): string => {
    if (file.endsWith('.glsl.g.ts')) return JSON.stringify(`#error ${problem}\n`);
    return /^is[A-Z]/.test(name) ? '() => false' : 'absent';
  };
  return [
    // MapLibre catches errors of a style that it reads, so the console names them too.
    `function absent() { const error = new Error(${JSON.stringify(problem)}); console.error(error); throw error; }`,
    ...names.map((name) =>
      name === 'default' ? `export default ${valueOf(name)};` : `export const ${name} = ${valueOf(name)};`,
    ),
  ].join('\n');
}
