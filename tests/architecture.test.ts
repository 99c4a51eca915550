/** The import rule of the app: modules look only downward (src/README.md). */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** What each module may import: our modules, and packages (by prefix). */
const RULE: Record<string, { modules: string[]; packages: string[] }> = {
  'src/domain': { modules: [], packages: ['geojson'] },
  'src/svg': { modules: ['src/domain'], packages: ['geojson', 'topojson-client', 'topojson-specification'] },
  'src/channel': { modules: ['src/domain'], packages: [] },
  'src/map': {
    modules: ['src/domain'],
    packages: [
      'maplibre-gl',
      '@deck.gl/',
      '@maplibre/',
      '@mapbox/tiny-sdf',
      'geojson',
      'topojson-client',
      'topojson-specification',
    ],
  },
  'src/state': { modules: ['src/domain'], packages: ['svelte', 'geojson', 'topojson-specification'] },
  'src/ui': {
    modules: ['src/state', 'src/domain', 'src/svg'],
    packages: ['svelte', 'geojson', 'topojson-specification', 'd3-scale'],
  },
  'src/app': {
    modules: ['src/ui', 'src/state', 'src/channel', 'src/domain', 'src/svg'],
    packages: ['svelte', 'geojson'],
  },
  scripts: { modules: ['src/domain', 'src/svg', 'src/app'], packages: [''] },
};
/** The one component that may import src/map, and only dynamically. */
const HOST = 'src/ui/map/map-host.svelte.ts';
/** The one file that modules for news pages share with the app; it imports nothing. */
const LIGHT = 'domain/embed/origin.ts';

interface Import {
  file: string;
  target: string;
  dynamic: boolean;
  typeOnly: boolean;
}

const files = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return files(path);
    return /\.(ts|svelte)$/.test(name) && !name.endsWith('.test.ts') ? [path] : [];
  });

const STATIC = /(?:^|\n)\s*(import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/g;
const DYNAMIC = /import\(\s*['"]([^'"]+)['"]\s*\)/g;

function importsOf(path: string): Import[] {
  const text = readFileSync(path, 'utf8');
  const file = relative(root, path);
  return [
    ...[...text.matchAll(STATIC)].map((m) => ({
      file,
      target: m[3] ?? '',
      dynamic: false,
      typeOnly: m[2] !== undefined,
    })),
    // `typeof import('…')` in a type is no import at run time.
    ...[...text.matchAll(DYNAMIC)].map((m) => ({
      file,
      target: m[1] ?? '',
      dynamic: true,
      typeOnly: /typeof\s+$/.test(text.slice(Math.max(0, m.index - 10), m.index)),
    })),
  ];
}

// Types for frameworks of news pages import those frameworks, which only their users have.
const own = files(join(root, 'src')).filter((file) => !file.includes('/channel/frameworks/'));
const all = [...own, ...files(join(root, 'scripts'))].flatMap(importsOf);
const moduleOf = (path: string): string =>
  path.startsWith('scripts') ? 'scripts' : path.split('/').slice(0, 2).join('/');
const targetModule = (i: Import): string | null =>
  i.target.startsWith('.') ? moduleOf(relative(root, resolve(root, dirname(i.file), i.target))) : null;

describe('the app', () => {
  it('has imports to check in every module', () => {
    for (const module of Object.keys(RULE))
      expect(all.filter((i) => moduleOf(i.file) === module).length, module).toBeGreaterThan(0);
  });

  it.each(Object.entries(RULE))('%s looks only downward', (module, rule) => {
    const wrong = all.filter((i) => {
      if (moduleOf(i.file) !== module) return false;
      const to = targetModule(i);
      if (to !== null) {
        if (to === module || rule.modules.includes(to)) return false;
        if (to === 'src/map' && i.typeOnly && module === 'src/ui') return false;
        return !(to === 'src/map' && i.file === HOST && i.dynamic);
      }
      if (i.target.startsWith('virtual:')) return module === 'src/domain';
      // The schema library stays in the schema files.
      if (i.target === 'valibot') return !(module === 'scripts' || i.file.endsWith('.schema.ts'));
      return (
        !rule.packages.some((p) => i.target.startsWith(p)) &&
        !(module === 'scripts' && i.target.startsWith('node:'))
      );
    });
    expect(wrong).toEqual([]);
  });

  it('imports src/map in one place only, dynamically', () => {
    const real = all.filter(
      (i) => targetModule(i) === 'src/map' && moduleOf(i.file) !== 'src/map' && !i.typeOnly,
    );
    expect(real).toEqual([{ file: HOST, target: '../../map/index.ts', dynamic: true, typeOnly: false }]);
  });

  it('lets src/channel import only types and the light origin file, since its size counts in hundreds of bytes', () => {
    const into = all.filter((i) => moduleOf(i.file) === 'src/channel' && targetModule(i) !== 'src/channel');
    expect(into.length).toBeGreaterThan(0);
    expect(into.filter((i) => !i.typeOnly && i.target !== `../${LIGHT}`)).toEqual([]);
    expect(all.filter((i) => i.file === `src/${LIGHT}`)).toEqual([]);
  });

  it('keeps Node out of code for browsers', () => {
    expect(all.filter((i) => i.file.startsWith('src/') && i.target.startsWith('node:'))).toEqual([]);
  });
});
