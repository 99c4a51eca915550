/** A layer's records, from whichever of the three kinds of file its folder has. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Issues } from '../issues.ts';
import { readFeaturesCsv } from './features-csv.ts';
import { readFeaturesGeojson } from './features-geojson.ts';
import { readYaml, shownPath, wholeFile, type Located } from './located.ts';

const READERS: Readonly<
  Record<string, (file: string, text: string, issues: Issues) => Located<unknown> | null>
> = {
  'features.yaml': readYaml,
  'features.geojson': readFeaturesGeojson,
  'features.csv': readFeaturesCsv,
};

/** The records as they are written, or null with the reason noted. */
export function readFeatureFile(folder: string, issues: Issues): Located<unknown> | null {
  const names = Object.keys(READERS);
  const found = names.filter((name) => existsSync(join(folder, name)));
  const where = wholeFile(shownPath(folder))();
  if (found.length !== 1) {
    issues.error(
      where,
      `got ${found.join(' and ') || 'no features file'}, expected one of ${names.join(' | ')}`,
    );
    return null;
  }
  const name = found[0] ?? '';
  const path = join(folder, name);
  return READERS[name]?.(shownPath(path), readFileSync(path, 'utf8'), issues) ?? null;
}
