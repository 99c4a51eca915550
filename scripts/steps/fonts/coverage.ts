/** Finds which file of the font package contains which character. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Part {
  file: string;
  /** Its characters, in order. */
  text: string;
  /** Whether it is the main file; the others hold rare characters. */
  main: boolean;
}

/**
 * The package has one main file for simplified Chinese. The few characters that it lacks (瀍 for one) come from its
 * numbered files. Declared ranges are not reliable, so the character maps themselves are read, and cached.
 */
export class Coverage {
  readonly #folder: string;
  readonly #cache: string;
  readonly #ranges: Readonly<Record<string, string>>;
  constructor(folder: string, cache: string) {
    this.#folder = folder;
    this.#cache = cache;
    this.#ranges = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>;
  }

  /** Groups characters by the file that contains them; `none` are those in no file. */
  async split(characters: readonly string[], weight: 400 | 700): Promise<{ parts: Part[]; none: string[] }> {
    const main = `noto-sans-sc-chinese-simplified-${String(weight)}-normal.woff2`;
    const found = new Map<string, string[]>([[main, []]]);
    const none: string[] = [];
    for (const character of characters) {
      const file = (await this.#holds(main, character)) ? main : await this.#stray(character, weight);
      if (!file) none.push(character);
      else found.set(file, [...(found.get(file) ?? []), character]);
    }
    const parts = [...found].map(([file, list]) => ({ file, text: list.join(''), main: file === main }));
    return { parts: parts.filter(({ text }) => text !== ''), none };
  }

  async #stray(character: string, weight: number): Promise<string | undefined> {
    for (const file of this.#candidates(character, weight))
      if (await this.#holds(file, character)) return file;
    return undefined;
  }

  /** Numbered files whose declared range has the character. */
  #candidates(character: string, weight: number): string[] {
    const code = character.codePointAt(0) ?? 0;
    return Object.entries(this.#ranges).flatMap(([name, range]) =>
      range.split(',').some((part) => {
        const [from = NaN, to = from] = part
          .replace('U+', '')
          .split('-')
          .map((hex) => Number.parseInt(hex, 16));
        return from <= code && code <= to;
      })
        ? [`noto-sans-sc-${name.replace(/[[\]]/g, '')}-${String(weight)}-normal.woff2`]
        : [],
    );
  }

  readonly #sets = new Map<string, ReadonlySet<number>>();
  async #holds(file: string, character: string): Promise<boolean> {
    const known = this.#sets.get(file) ?? (await this.#read(file));
    this.#sets.set(file, known);
    return known.has(character.codePointAt(0) ?? 0);
  }

  /** The character map of a file of the package. */
  async #read(file: string): Promise<ReadonlySet<number>> {
    const font = readFileSync(join(this.#folder, 'files', file));
    const key = createHash('sha256').update(font).digest('hex').slice(0, 32);
    const path = join(this.#cache, `${key}.characters.json`);
    if (existsSync(path)) return new Set(JSON.parse(readFileSync(path, 'utf8')) as number[]);
    const codes = await charactersIn(font);
    writeFileSync(path, JSON.stringify(codes));
    return new Set(codes);
  }
}

/** The code points that a font file can draw. */
export async function charactersIn(font: Uint8Array): Promise<number[]> {
  // Imported only for a file without a cache entry, because it takes 0.1 s.
  const { create } = await import('fontkit');
  // U+FFFF ends the character map of some files and is no character.
  return create(font).characterSet.filter((code) => code !== 0xffff);
}
