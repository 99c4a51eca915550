/** What may be referred to from anywhere in the data, and the checks of references and of double ids. */
import type { PartialFolder } from '../read/folder.ts';
import { shown, type Issues, type Path } from '../issues.ts';
import type { Located } from '../read/located.ts';

/** Known ids; null where their file could not be read: then nothing is said about references to it. */
export interface Names {
  sources: ReadonlySet<string> | null;
  /** Sources that are our own estimates. */
  estimates: ReadonlySet<string>;
  /** Sources from which positions can be read. */
  maps: ReadonlySet<string>;
  /** Places whose position is such an estimate. */
  estimated: ReadonlySet<string>;
  themes: ReadonlySet<string> | null;
  credits: ReadonlySet<string> | null;
  /** Feature ids by layer; null for a layer that could not be read. */
  features: ReadonlyMap<string, ReadonlySet<string> | null>;
}

const idsOf = (all: readonly { id: string }[]): ReadonlySet<string> => new Set(all.map(({ id }) => id));

/** Everything by name. */
export function namesOf(folder: PartialFolder): Names {
  const sources = (folder.sources?.items ?? []).map(({ value }) => value);
  const estimates = idsOf(sources.filter(({ kind }) => kind === 'estimate'));
  const places = (folder.places?.items ?? []).map(({ value }) => value);
  return {
    sources: folder.sources?.ids ?? null,
    estimates,
    maps: idsOf(sources.filter(({ kind }) => kind === 'map')),
    estimated: idsOf(places.filter(({ source }) => estimates.has(source))),
    themes: folder.atlas ? idsOf(folder.atlas.value.themes) : null,
    credits: folder.atlas ? idsOf(folder.atlas.value.credits) : null,
    features: new Map(
      folder.folders.map((id) => {
        const layer = folder.layers.find((l) => l.id === id);
        return [id, layer?.ids ?? null];
      }),
    ),
  };
}

/** Notes an id that is not known. */
export function checkKnown(
  known: ReadonlySet<string> | null,
  id: string,
  what: string,
  found: Located<unknown>,
  path: Path,
  issues: Issues,
): void {
  if (known && !known.has(id)) issues.error(found.where(...path), `got ${shown(id)}, expected ${what}`);
}

/** Notes a `layer/feature` that does not exist. */
export function checkRef(
  names: Names,
  ref: string,
  found: Located<unknown>,
  path: Path,
  issues: Issues,
): void {
  const [layer = '', feature = ''] = ref.split('/');
  const known = names.features.get(layer);
  if (known === null || known?.has(feature)) return;
  issues.error(
    found.where(...path),
    `got ${shown(ref)}, expected ${known ? `a feature of layer ${layer}` : 'a layer that has a folder'}`,
  );
}

/** Notes every id that was used before. */
export function checkUnique(all: readonly Located<{ id: string }>[], what: string, issues: Issues): void {
  const first = new Map<string, Located<unknown>>();
  for (const one of all) {
    const before = first.get(one.value.id);
    // Lines are asked for only where there is something to tell: that takes a while in large files.
    if (before === undefined) first.set(one.value.id, one);
    else
      issues.error(
        one.where('id'),
        `got ${shown(one.value.id)} again (first in line ${String(before.where('id').line)}), expected each ${what} to have an id of its own`,
      );
  }
}
