/**
 * Patches of MapLibre: the `.patch` files of this folder, unified diffs whose paths begin at MapLibre's `src/`. The text
 * before a diff says what users gain by it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyPatch, parsePatch, type StructuredPatch } from 'diff';

/** What one patch changes in one file of MapLibre. */
export interface Patch {
  /** Name of the patch file. */
  name: string;
  /** Path below MapLibre's `src/`. */
  file: string;
  change: StructuredPatch;
}

/** All patches of this folder. Throws an Error if a patch names no file that it changes. */
export function readPatches(): Patch[] {
  const names = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.patch'));
  return names.flatMap((name) =>
    parsePatch(readFileSync(join(import.meta.dirname, name), 'utf8')).map((change) => {
      const file = change.newFileName?.replace(/^b\//, '');
      if (file === undefined) throw new Error(`${name}: got a change of no file, expected “+++ b/<file>”`);
      return { name, file, change };
    }),
  );
}

/** The text with the patch applied; null if the patch does not fit. */
export const patched = (text: string, { change }: Patch): string | null => applyPatch(text, change) || null;
