/** Subsets Noto Sans SC to the characters of the app; the results are cached in .cache/fonts by content. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FontFile } from '../../../src/domain/layer/catalogue.ts';
import type { BuiltFiles } from '../emit/built.ts';
import type { Characters } from './characters.ts';
import { Coverage } from './coverage.ts';

const PACKAGE = '@fontsource/noto-sans-sc';
/** Version of the subsetting; raised with every change, so that old cache entries are not used. */
const RECIPE = 1;
const WEIGHTS = [400, 700] as const;

export interface Fonts {
  files: FontFile[];
  /** Characters that no file of the package contains. */
  missing: string[];
}

/**
 * Makes the subsets: a main file for each use and weight, and small files with a unicode-range for rare characters.
 */
export async function makeFonts(
  root: string,
  characters: Characters,
  builtFiles: BuiltFiles,
): Promise<Fonts> {
  const { folder, cache } = fontFolders(root);
  const coverage = new Coverage(folder, cache);
  const missing = new Set<string>();
  const files: FontFile[] = [];
  const { labels, titles, body } = characters;
  const wanted = [
    ...WEIGHTS.map((weight) => ({ use: 'labels', weight, set: [...labels] }) as const),
    { use: 'text', weight: 400, set: [...titles, ...body] } as const,
    { use: 'text', weight: 700, set: [...titles] } as const,
  ];
  for (const { use, weight, set } of wanted) {
    const { parts, none } = await coverage.split(set.toSorted(), weight);
    none.forEach((character) => missing.add(character));
    for (const [i, { file, text, main }] of parts.entries()) {
      const bytes = readFileSync(await subsetFile(cache, join(folder, 'files', file), text, 'woff2'));
      const built = builtFiles.add(
        `noto-sans-sc-${use}-${String(weight)}${i === 0 ? '' : `-${String(i)}`}`,
        'woff2',
        bytes,
      );
      files.push({ ...built, use, weight, ...(!main && { range: rangeOf(text) }) });
    }
  }
  return { files, missing: [...missing].sort() };
}

/** Folders of the font package's files and of the cache. */
export function fontFolders(root: string): { folder: string; cache: string } {
  const folder = dirname(createRequire(join(root, 'package.json')).resolve(`${PACKAGE}/package.json`));
  const cache = join(root, '.cache/fonts');
  mkdirSync(cache, { recursive: true });
  return { folder, cache };
}

/** The path of the subset of a font file. The same file and text give the cached subset. */
export async function subsetFile(
  cache: string,
  file: string,
  text: string,
  format: 'woff2' | 'truetype',
): Promise<string> {
  const font = readFileSync(file);
  const key = createHash('sha256')
    .update(`${String(RECIPE)}\n${text}\n`)
    .update(font)
    .digest('hex')
    .slice(0, 32);
  const path = join(cache, `${key}.${format === 'woff2' ? 'woff2' : 'ttf'}`);
  if (!existsSync(path)) {
    const { default: subsetFont } = await import('subset-font');
    writeFileSync(path, await subsetFont(font, text, { targetFormat: format, noHinting: true }));
  }
  return path;
}

/** CSS unicode-range of the characters. */
const rangeOf = (text: string): string =>
  Array.from(text, (character) => `U+${(character.codePointAt(0) ?? 0).toString(16)}`).join(',');
