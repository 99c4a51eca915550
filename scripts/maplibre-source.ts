/**
 * Builds MapLibre from the sources that its package ships, in one graph with the app: its dist files carry the half that
 * the page and the worker share twice (some 110 kB gzip), and all that the atlas leaves out (scripts/maplibre-parts.ts).
 * Only for builds; `vite dev` and the tests take dist. MapLibre's version is pinned, for these paths are not of its public
 * interface; without this plugin the dist files serve as well.
 */
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { transformWithOxc, type Plugin, type Rollup } from 'vite';
import { CHANGED } from './maplibre-changes.ts';
import { EMPTY, LEFT_OUT, SPEC_LEFT_OUT } from './maplibre-parts.ts';

const WORKER_URL = 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
const VIRTUAL = '\0maplibre-worker-url';
/** MapLibre's only CommonJS module. Made a module like the rest, or the bundler's helper for it is a request of its own. */
const HASH = { id: 'murmurhash-js', file: 'murmurhash3_gc.js', name: 'murmurhash3_32_gc' };

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
  const javascript = async (
    code: string,
    id: string,
  ): Promise<Pick<Rollup.SourceDescription, 'code' | 'map'>> => {
    // MapLibre's classes count on fields that are only declared not being set to undefined.
    const { code: text, map } = await transformWithOxc(code, id, {
      typescript: { removeClassFieldsWithoutInitializer: true },
      assumptions: { setPublicClassFields: true },
      target: 'es2022',
    });
    return { code: fieldsOf(text, id), map };
  };
  return {
    name: 'maplibre-source',
    apply: 'build',
    enforce: 'pre',
    buildStart() {
      for (const file of [...absent, ...empty])
        if (!existsSync(file))
          this.error(
            `MapLibre: got no ${relative(root, file)}, expected it there to be left out (scripts/maplibre-parts.ts)`,
          );
    },
    resolveId(id) {
      if (id === 'maplibre-gl') return `${source}index.ts`;
      if (id === HASH.id) return join(root, 'node_modules', HASH.id, HASH.file);
      return id === WORKER_URL ? VIRTUAL : null;
    },
    async load(id) {
      if (id === VIRTUAL) {
        const worker = this.emitFile({
          type: 'chunk',
          id: `${source}source/worker.ts`,
          name: 'maplibre-gl-worker',
        });
        return `export default import.meta.ROLLUP_FILE_URL_${worker};`;
      }
      // Of all that the package says of itself, MapLibre reads its version.
      if (id === `${folder}/package.json`) {
        const { version } = JSON.parse(readFileSync(id, 'utf8')) as { version: string };
        return JSON.stringify({ version });
      }
      if (!absent.has(id) && !empty.has(id)) return null;
      const text = readFileSync(id, 'utf8');
      const { code } = id.endsWith('.ts') ? await javascript(text, id) : { code: text };
      const names = exportsOf(this.parse(code) as unknown as Program);
      return empty.has(id) ? withNothing(names) : standIn(relative(dirname(folder), id), names);
    },
    async transform(code, id) {
      if (id.endsWith(`/${HASH.id}/${HASH.file}`)) return `${code}\nexport default ${HASH.name};\n`;
      if (!id.startsWith(source) || !id.endsWith('.ts')) return null;
      const changed = CHANGED.filter(({ file }) => source + file === id).reduce(
        (text, { file, from, to }) => {
          if (!text.includes(from))
            this.error(
              `MapLibre: got no “${from}” in ${file}, expected it there (scripts/maplibre-changes.ts)`,
            );
          return text.replaceAll(from, to);
        },
        code,
      );
      return javascript(changed, id);
    },
  };
}

/**
 * Static blocks that set one field, as the field that they were in the source. Safari knows those two years longer; lowered
 * by the bundler, a block becomes a statement beside the class, which it takes for useless and leaves out.
 */
function fieldsOf(code: string, id: string): string {
  const text = code.replace(/^(\t*)static \{\n\1\tthis\.(\w+) = ([^]*?);\n\1\}$/gm, '$1static $2 = $3;');
  if (/^\t*static \{/m.test(text))
    throw new Error(`MapLibre: got a static block in ${id}, expected fields alone`);
  return text;
}

/** What is read of a module's syntax tree (ESTree). */
interface Program {
  body: readonly {
    type: string;
    declaration?: { id?: { name: string }; declarations?: readonly { id: { name: string } }[] } | null;
    specifiers?: readonly { exported: { name: string } }[];
  }[];
}

/** The names that a module exports; `default` is one of them. */
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

/** A module that exports the same names and has nothing to do or to say: functions without a result, sets without members. */
const withNothing = (names: readonly string[]): string =>
  names
    .map((name) => `export const ${name} = ${/^[A-Z_]+$/.test(name) ? 'new Set()' : '() => {}'};`)
    .join('\n');

/** A module that exports the same names: it says no, is empty, or says who was called in vain. */
function standIn(file: string, names: readonly string[]): string {
  const valueOf = (name: string): string => {
    if (file.endsWith('.glsl.g.ts')) return "''";
    return /^is[A-Z]/.test(name) ? '() => false' : 'absent';
  };
  return [
    `function absent() { throw new Error('MapLibre: ${file} is left out of this build, expected not to be asked for'); }`,
    ...names.map((name) =>
      name === 'default' ? `export default ${valueOf(name)};` : `export const ${name} = ${valueOf(name)};`,
    ),
  ].join('\n');
}
