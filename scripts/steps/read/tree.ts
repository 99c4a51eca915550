/**
 * Checks the files of a data folder: only those that the atlas reads, under their exact names. Symbolic links are
 * refused before anything is read, because their targets would be published.
 */
import { existsSync, lstatSync, readdirSync, type Stats } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { Issues } from '../issues.ts';
import { shownPath, wholeFile } from './located.ts';

const BASEMAP = [
  'units.topo.json',
  'water.geojson',
  'relief.json',
  'relief-paper.webp',
  'relief-night.webp',
  'seats.yaml',
  // `npm run basemap` reads these, and writes the last one.
  'names.yaml',
  'authored-water.yaml',
  'provenance.yaml',
];
export const FEATURE_FILES = ['features.yaml', 'features.geojson', 'features.csv'] as const;

/** Folders by path, with the names that each may contain; `*` stands for any name. */
const FOLDERS: readonly { path: RegExp; folders: RegExp; files: readonly string[] }[] = [
  {
    path: /^$/,
    folders: /^(layers|tours|basemap)$/,
    files: [
      'atlas.yaml',
      'sources.yaml',
      'places.yaml',
      'plan.yaml',
      'presets.yaml',
      'comparisons.yaml',
      '*.schema.json',
    ],
  },
  { path: /^layers$/, folders: /^/, files: [] },
  {
    path: /^layers\/[^/]+$/,
    folders: /^$/,
    files: ['layer.yaml', ...FEATURE_FILES, 'about.zh.md', 'about.en.md'],
  },
  { path: /^tours$/, folders: /^$/, files: ['*.yaml'] },
  { path: /^basemap$/, folders: /^$/, files: BASEMAP },
];

/** Whether a name is left by systems or editors: hidden files, backups, locks, thumbnails. */
export const isLeftBehind = (name: string): boolean => /^[.~]|~$|^(thumbs\.db|desktop\.ini)$/i.test(name);

/** Notes every misplaced file. False if there is anything but files and folders; nothing may be read then. */
export function checkTree(root: string, issues: Issues): boolean {
  if (!existsSync(root)) {
    issues.error(wholeFile(shownPath(root))(), 'got no such folder, expected the data of an atlas');
    return false;
  }
  let safe = true;
  const walk = (folder: string): void => {
    const place = relative(root, folder).split(sep).join('/');
    const rule = FOLDERS.find(({ path }) => path.test(place));
    for (const name of readdirSync(folder).sort()) {
      const path = join(folder, name);
      const stats = lstatSync(path);
      const where = wholeFile(shownPath(path))();
      if (!stats.isFile() && !stats.isDirectory()) {
        issues.error(where, `got ${kindOf(stats)}, expected a file or folder of its own`);
        safe = false;
      } else if (isLeftBehind(name) || name === 'README.md') continue;
      else if (stats.isDirectory()) {
        if (rule?.folders.test(name)) walk(path);
        else issues.error(where, 'got a folder that nothing reads, expected none of this name here');
      } else if (!rule?.files.some((known) => matches(known, name)))
        issues.error(where, `got a file that nothing reads, expected ${expectedIn(rule?.files ?? [])}`);
    }
  };
  walk(root);
  return safe;
}

const expectedIn = (files: readonly string[]): string =>
  files.length > 0 ? files.join(' | ') : 'folders of layers';

const matches = (known: string, name: string): boolean =>
  known.startsWith('*') ? name.endsWith(known.slice(1)) && extname(name) !== '' : known === name;

const kindOf = (stats: Stats): string =>
  stats.isSymbolicLink() ? 'a symbolic link' : 'something that is neither file nor folder';
