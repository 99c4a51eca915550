/** For tests: builds edited copies of tests/fixtures/tiny-city in temporary folders. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { buildAtlas, type Built } from './atlas.ts';
import { issueText } from './issues.ts';

const root = resolve(import.meta.dirname, '../..');
export const TINY_CITY = join(root, 'tests/fixtures/tiny-city');

/** Calls `run` with a fresh folder, and removes it afterwards. */
export async function inFolder<T>(run: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-'));
  try {
    return await run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Builds the data folder into `out`. */
export const build = (data: string, out: string, fonts = false): Promise<Built> =>
  buildAtlas({ root, data, out, fonts });

/**
 * The edit of a file: replace one passage, change the whole text by a function, write another text or other bytes,
 * remove it (null), or replace it by a symbolic link.
 */
export type Edit =
  [find: string, replace: string] | ((text: string) => string) | string | Buffer | null | { linkTo: string };

/**
 * Errors and warnings of Tiny City with these edits, as the command prints them. Paths are relative to the data
 * folder.
 */
export const built = (
  edits: Readonly<Record<string, Edit>>,
  fonts = false,
): Promise<{ errors: string[]; warnings: string[] }> =>
  inFolder(async (folder) => {
    const data = join(folder, 'data');
    cpSync(join(TINY_CITY, 'data'), data, { recursive: true });
    for (const [name, edit] of Object.entries(edits)) applyEdit(join(data, name), edit);
    const { errors, warnings } = await build(data, join(folder, 'out'), fonts);
    const text = (all: Built['errors']): string[] =>
      all.map((issue) => issueText(issue).replace(`${data}/`, ''));
    return { errors: text(errors), warnings: text(warnings) };
  });

function applyEdit(path: string, edit: Edit): void {
  mkdirSync(dirname(path), { recursive: true });
  if (edit === null) rmSync(path, { recursive: true });
  else if (typeof edit === 'string' || Buffer.isBuffer(edit)) writeFileSync(path, edit);
  else if (typeof edit === 'function') writeFileSync(path, edit(readFileSync(path, 'utf8')));
  else if ('linkTo' in edit) {
    rmSync(path, { recursive: true, force: true });
    symlinkSync(edit.linkTo, path);
  } else {
    const before = readFileSync(path, 'utf8');
    const [find, replace] = edit;
    if (before.split(find).length !== 2)
      throw new Error(
        `edit of ${path}: got ${String(before.split(find).length - 1)} times “${find}”, expected once`,
      );
    writeFileSync(
      path,
      before.replace(find, () => replace),
    );
  }
}
