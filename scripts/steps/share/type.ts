/**
 * The app’s fonts as a folder of files and as a measure of text, so that pictures do not depend on the machine's
 * fonts.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Font } from 'fontkit';
import type { FontFile } from '../../../src/domain/layer/catalogue.ts';
import type { MeasureText } from '../../../src/svg/label/lines.ts';
import { Coverage } from '../fonts/coverage.ts';
import { fontFolders, subsetFile } from '../fonts/fonts.ts';

export interface AtlasFont {
  /** Path of a fontconfig file that lists only these files. */
  config: string;
  /** Hash of the files: equal hashes mean equal glyphs. */
  hash: string;
  measure: MeasureText;
}

/**
 * Makes fonts with all characters of the built font files: one file for each weight, and small ones for rare
 * characters.
 */
export async function atlasFont(
  root: string,
  fonts: readonly FontFile[],
  bytes: (file: FontFile) => Uint8Array,
): Promise<AtlasFont> {
  const { create } = await import('fontkit');
  const { folder, cache } = fontFolders(root);
  const coverage = new Coverage(folder, cache);
  const characters = new Set(
    fonts.flatMap((file) => create(bytes(file)).characterSet.filter((code) => code !== 0xffff)),
  );
  const text = [...characters].sort((a, b) => a - b).map((code) => String.fromCodePoint(code));
  const filesOf = async (weight: 400 | 700): Promise<[string, ...string[]]> => {
    const { parts } = await coverage.split(text, weight);
    const files: string[] = [];
    for (const part of parts)
      files.push(await subsetFile(cache, join(folder, 'files', part.file), part.text, 'truetype'));
    const [first, ...rest] = files;
    if (first === undefined) throw new Error(`type: got no file of weight ${String(weight)}, expected one`);
    return [first, ...rest];
  };
  const [regular, bold] = [await filesOf(400), await filesOf(700)];
  const files = [...regular, ...bold];
  const hash = createHash('sha256')
    .update(files.map((f) => basename(f)).join())
    .digest('hex')
    .slice(0, 16);
  const widths = [regular[0], bold[0]].map((file) => advances(create(readFileSync(file))));
  return {
    config: configOf(join(root, '.cache/share', `type-${hash}`), files),
    hash,
    measure: (words, size, isBold) => {
      const width = widths[isBold ? 1 : 0];
      let sum = 0;
      for (const character of words) sum += width?.(character) ?? 0;
      return sum * size;
    },
  };
}

/** The width of a character in font sizes. Characters of the small files have the width of Chinese characters. */
function advances(font: Font): (character: string) => number {
  const known = new Map<string, number>();
  return (character) => {
    const before = known.get(character);
    if (before !== undefined) return before;
    const code = character.codePointAt(0) ?? 0;
    const width = font.hasGlyphForCodePoint(code)
      ? font.glyphForCodePoint(code).advanceWidth / font.unitsPerEm
      : 1;
    known.set(character, width);
    return width;
  };
}

/** A folder that contains only those files, and the fontconfig file for it. */
function configOf(folder: string, files: readonly string[]): string {
  const config = join(folder, 'fonts.conf');
  if (existsSync(config)) return config;
  mkdirSync(folder, { recursive: true });
  for (const file of files) copyFileSync(file, join(folder, basename(file)));
  writeFileSync(
    config,
    `<?xml version="1.0"?><fontconfig><dir>${folder}</dir><cachedir>${folder}</cachedir></fontconfig>\n`,
  );
  return config;
}
