/** Reads a layer's records from whichever of the three kinds of file its folder contains. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Issues } from '../issues.ts';
import { readFeaturesCsv } from './features-csv.ts';
import { readFeaturesGeojson } from './features-geojson.ts';
import { shownPath, wholeFile, type Located } from './located.ts';
import { readText } from './text.ts';
import { FEATURE_FILES } from './tree.ts';
import { readYaml } from './yaml.ts';

type Reader = (file: string, text: string, issues: Issues) => Located<unknown> | null;
const READERS: Readonly<Record<(typeof FEATURE_FILES)[number], Reader>> = {
  'features.yaml': readYaml,
  'features.geojson': readFeaturesGeojson,
  'features.csv': readFeaturesCsv,
};

/** Greatest number of features in a layer: more would fill the memory of the build and of phones. */
const MOST_FEATURES = 200_000;

/** The records as written, or null with the error noted. */
export function readFeatureFile(folder: string, issues: Issues): Located<unknown> | null {
  const found = FEATURE_FILES.filter((name) => existsSync(join(folder, name)));
  const [name, other] = found;
  if (name === undefined || other !== undefined) {
    issues.error(
      wholeFile(shownPath(folder))(),
      `got ${found.join(' and ') || 'no features file'}, expected one of ${FEATURE_FILES.join(' | ')}`,
    );
    return null;
  }
  const path = join(folder, name);
  const text = readText(path, issues);
  const records = text === null ? null : READERS[name](shownPath(path), text, issues);
  const count = Array.isArray(records?.value) ? records.value.length : 0;
  if (count <= MOST_FEATURES) return records;
  issues.error(
    wholeFile(shownPath(path))(),
    `got ${String(count)} features, expected at most ${String(MOST_FEATURES)}: such a layer should be vector tiles`,
  );
  return null;
}
