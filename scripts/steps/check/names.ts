/** Lists all ids that data may refer to, and checks references and duplicate ids. */
import type { PartialFolder } from '../read/folder.ts';
import { shown, type Issues, type Path } from '../issues.ts';
import type { Located } from '../read/located.ts';

/** Known ids. Null if their file could not be read; references to it are then not checked. */
export interface Names {
  sources: ReadonlySet<string> | null;
  /** Sources of kind `estimate`, which are our own. */
  estimates: ReadonlySet<string>;
  /** Sources from which positions can be read. */
  maps: ReadonlySet<string>;
  /** Places whose position is such an estimate. */
  estimated: ReadonlySet<string>;
  themes: ReadonlySet<string> | null;
  credits: ReadonlySet<string> | null;
  /** Feature ids by layer; null if the layer could not be read. */
  features: ReadonlyMap<string, ReadonlySet<string> | null>;
}

const idsOf = (all: readonly { id: string }[]): ReadonlySet<string> => new Set(all.map(({ id }) => id));

/** Collects the known ids of a data folder. */
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

/** Notes an unknown id. */
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

/** Notes every duplicate id. */
export function checkUnique(all: readonly Located<{ id: string }>[], what: string, issues: Issues): void {
  const first = new Map<string, Located<unknown>>();
  for (const one of all) {
    const before = first.get(one.value.id);
    // Lines are looked up only for a message, because that is slow in large files.
    if (before === undefined) first.set(one.value.id, one);
    else
      issues.error(
        one.where('id'),
        `got ${shown(one.value.id)} again (first in line ${String(before.where('id').line)}), expected each ${what} to have an id of its own`,
      );
  }
}
