/** For tests: the repository's own data, built once into a temporary folder. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildAtlas, type Built } from '../scripts/steps/atlas.ts';
import { issueText } from '../scripts/steps/issues.ts';
import type { BuiltFile, Catalogue } from '../src/domain/layer/catalogue.ts';

export const ROOT = resolve(import.meta.dirname, '..');

export interface RealData {
  built: Built;
  catalogue: Catalogue;
  /** Parsed JSON of a built file. */
  json: (file: BuiltFile) => unknown;
  bytes: (file: BuiltFile) => Uint8Array;
}

/** Builds the data; throws with their errors, if there are any. */
export async function realData(fonts = false): Promise<RealData> {
  const out = mkdtempSync(join(tmpdir(), 'atlas-data-'));
  try {
    const built = await buildAtlas({ root: ROOT, data: join(ROOT, 'data'), out, fonts });
    const { catalogue } = built;
    if (!catalogue) throw new Error(`data/ has errors:\n${built.errors.map(issueText).join('\n')}`);
    const bytes = new Map(
      ['catalogue.json', ...built.builtFiles.names()].map((name) => [name, readFileSync(join(out, name))]),
    );
    const read = ({ href }: BuiltFile): Buffer => {
      const found = bytes.get(href);
      if (!found) throw new Error(`built files: got no ${href}, expected it`);
      return found;
    };
    return {
      built,
      catalogue,
      bytes: read,
      json: (file) => JSON.parse(read(file).toString('utf8')) as unknown,
    };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
