/** Collects all characters that the app can write, so that its fonts contain them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DrawnLayer } from '../draw.ts';
import type { Body } from '../emit/catalogue.ts';
import type { Basemap } from '../read/basemap.ts';

export interface Characters {
  /** Characters on the map, in both weights. */
  labels: ReadonlySet<string>;
  /** Characters of the interface and of titles, in both weights. */
  titles: ReadonlySet<string>;
  /** Characters of notes, facts and descriptions. */
  body: ReadonlySet<string>;
}

/** Printable ASCII, and signs for numbers, ranges and lists in both languages. */
export const COMMON =
  Array.from({ length: 95 }, (_, i) => String.fromCodePoint(32 + i)).join('') +
  '·–—‘’“”…、。《》〈〉「」（），：；？！＋／～°±²³×万亿年月日';

/** Characters of the data and of the app's own words; no character is in two of the sets. */
export function charactersOf(
  root: string,
  layers: readonly DrawnLayer[],
  basemap: Basemap,
  catalogue: Body,
  plan: unknown,
  report: unknown,
): Characters {
  const names = layers.flatMap(({ data }) =>
    data.features.flatMap(({ properties: { name, short } }) => [name, short]),
  );
  const labels = setOf([
    COMMON,
    catalogue.title,
    names,
    basemap.seats,
    basemap.water.features.map((f) => f.properties),
  ]);
  const titles = setOf([catalogue, plan, readSources(join(root, 'src'))]);
  const body = setOf([layers.map(({ data }) => data), report]);
  return { labels, titles: without(titles, labels), body: without(without(body, labels), titles) };
}

const setOf = (value: unknown): Set<string> =>
  new Set(Array.from(JSON.stringify(value)).filter((character) => character >= ' '));
const without = (all: ReadonlySet<string>, taken: ReadonlySet<string>): Set<string> =>
  new Set([...all].filter((character) => !taken.has(character)));

const COMMENTS = /\/\*[^]*?\*\/|<!--[^]*?-->|^\s*\/\/.*$/gm;

/** Non-ASCII characters in the app's code without comments: a superset of what its components can write. */
function readSources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|svelte|html)$/.test(name) && !name.endsWith('.test.ts'))
    .sort()
    .map((name) =>
      Array.from(readFileSync(join(folder, name), 'utf8').replace(COMMENTS, ''))
        .filter((character) => character > '~')
        .join(''),
    );
}
