/** Reports characters that the fonts lack: an error in a label, a warning elsewhere. */
import type { Issues } from '../issues.ts';
import type { Folder } from '../read/folder.ts';
import { shownPath, wholeFile } from '../read/located.ts';
import type { Characters } from './characters.ts';

/** Notes such characters with a feature that uses them. */
export function checkPrintable(
  folder: Folder,
  characters: Characters,
  missing: readonly string[],
  data: string,
  issues: Issues,
): void {
  for (const character of missing) {
    const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`;
    const message = `got “${character}” (${code}), which the bundled font lacks`;
    if (!characters.labels.has(character)) {
      issues.warn(wholeFile(shownPath(data))(), `${message}; the reader's own fonts will show it`);
      continue;
    }
    const writers = folder.layers.flatMap((layer) =>
      layer.features.flatMap(({ value, where }) =>
        (['name', 'short'] as const)
          .filter((key) => JSON.stringify(value[key] ?? '').includes(character))
          .map((key) => where(key)),
      ),
    );
    const where = writers.length > 0 ? writers : [wholeFile(shownPath(data))('basemap')];
    for (const one of where)
      issues.error(one, `${message}, expected only characters that can be printed on the map`);
  }
}
