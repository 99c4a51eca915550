/** What npm run data prints. */
import { gzipSync } from 'node:zlib';
import type { Built } from './atlas.ts';

const kb = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

/** One line a layer, then totals and the time. */
export function reportText(built: Built, ms: number): string {
  const lines = (built.catalogue?.layers ?? []).map((layer) => {
    const content = built.shelf.content(layer.file.href) ?? new Uint8Array();
    return `${layer.id.padEnd(22)}${String(layer.count).padStart(4)}  ${kb(layer.file.bytes).padStart(9)} ${kb(gzipSync(content).length).padStart(8)} gz`;
  });
  return [...lines, `${ms.toFixed(0)} ms`].join('\n');
}
