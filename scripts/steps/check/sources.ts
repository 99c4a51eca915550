/** Checks that sources are distinct, and that each is cited. */
import type { DatabaseLicence, Source } from '../../../src/domain/layer/catalogue.ts';
import { citedBy, citedByElement } from '../cited.ts';
import type { Issues } from '../issues.ts';
import type { PartialFolder } from '../read/folder.ts';
import type { Located } from '../read/located.ts';
import { checkUnique } from './names.ts';

/** Outlets whose databases require the same licence for what is taken from them. */
const DATABASES: ReadonlyMap<string, DatabaseLicence> = new Map([['OpenStreetMap contributors', 'ODbL-1.0']]);

/** Notes sources that are listed twice, by id or by content, and sources that nothing cites. */
export function checkSources(
  sources: readonly Located<Source>[],
  folder: PartialFolder,
  issues: Issues,
): void {
  checkUnique(sources, 'source', issues);
  const first = new Map<string, Source>();
  for (const { value, where } of sources) {
    const same = JSON.stringify([value.outlet.zh, value.date ?? '', value.title.zh]);
    const licence = DATABASES.get(value.outlet.en);
    if (value.licence !== licence)
      issues.error(
        where('licence'),
        `got ${value.licence ?? 'nothing'} for ${value.id}, expected ${licence ?? 'nothing'}, the licence of the database of ${value.outlet.en}`,
      );
    const before = first.get(same);
    if (!before) first.set(same, value);
    else if (before.id !== value.id)
      issues.error(
        where('title'),
        `got outlet, date and title of ${before.id} again for ${value.id}, expected each source once`,
      );
  }
  const cited = citedIn(folder);
  if (!cited) return;
  for (const { value, where } of sources)
    if (!cited.has(value.id))
      issues.error(
        where('id'),
        `got ${value.id}, which nothing cites, expected a source that something rests on`,
      );
}

/** All cited ids; null if a part could not be read, since the list would be incomplete. */
function citedIn({ folders, layers, places, plan }: PartialFolder): ReadonlySet<string> | null {
  const whole = layers.every(({ features, ids }) => features.length === ids.size);
  if (!places || !plan || !whole || layers.length < folders.length) return null;
  return new Set([
    ...places.items.map(({ value }) => value.source),
    ...layers.flatMap(({ features }) => features.flatMap(({ value }) => citedBy(value))),
    ...plan.value.flatMap(({ elements }) => elements.flatMap(citedByElement)),
  ]);
}
