/** Writes the files of public/data. Their names contain a hash of the content, so that they can be cached for ever. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuiltFile } from '../../../src/domain/layer/catalogue.ts';

/** First 8 hex digits of SHA-256. */
export const hash8 = (...parts: (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 8);
};

/** Names of files that the build may remove. It removes no others. */
const OURS = /\.[0-9a-f]{8}\.(geojson|json|webp|woff2)$/;
export const CATALOGUE = 'catalogue.json';

/** Collects built files. Nothing is written before `write`. */
export class BuiltFiles {
  readonly #files = new Map<string, Uint8Array>();

  /** Adds `name.<hash>.ext`; returns its entry for the catalogue. */
  add(name: string, ext: string, content: string | Uint8Array): BuiltFile {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const href = `${name}.${hash8(bytes)}.${ext}`;
    this.#files.set(href, bytes);
    return { href, bytes: bytes.length };
  }
  content(href: string): Uint8Array | undefined {
    return this.#files.get(href);
  }
  names(): string[] {
    return [...this.#files.keys()].sort();
  }
  /** One hash over all names, which contain the hashes of the contents. */
  hash(): string {
    return hash8(this.names().join('\n'));
  }
  /** Writes new files, the catalogue last, then removes stale ones. */
  write(folder: string, catalogue: string): void {
    mkdirSync(folder, { recursive: true });
    for (const [href, bytes] of this.#files) {
      const path = join(folder, href);
      if (!existsSync(path) || !readFileSync(path).equals(bytes)) writeFileSync(path, bytes);
    }
    writeFileSync(join(folder, CATALOGUE), catalogue);
    for (const name of readdirSync(folder))
      if (OURS.test(name) && !this.#files.has(name)) rmSync(join(folder, name));
  }
}
