/** Warns of layers that are too large for one file, which every reader loads as a whole. */
import { positions } from '../../../src/domain/geometry/geo.ts';
import type { DrawnLayer } from '../draw.ts';
import type { Body } from '../emit/catalogue.ts';
import type { Issues } from '../issues.ts';

const MB = 1e6;
/** Limits beyond which phones become slow: bytes before compression, and number of vertices. */
const MANY_BYTES = 2 * MB;
const MANY_POSITIONS = 50_000;

/** Warns of layers that should be tiles. */
export function checkSizes(layers: readonly DrawnLayer[], { layers: entries }: Body, issues: Issues): void {
  for (const { folder, data } of layers) {
    const bytes = entries.find(({ id }) => id === folder.id)?.file.bytes ?? 0;
    let count = 0;
    for (const { geometry } of data.features) for (const _ of positions(geometry)) count++;
    if (bytes <= MANY_BYTES && count <= MANY_POSITIONS) continue;
    const number = (value: number): string => value.toLocaleString('en-GB');
    issues.warn(
      folder.layer.where(),
      `got ${(bytes / MB).toFixed(1)} MB, ${number(data.features.length)} features, ${number(count)} positions, ` +
        `expected at most ${String(MANY_BYTES / MB)} MB and ${number(MANY_POSITIONS)} positions in one file: such a layer should be vector tiles`,
    );
  }
}
