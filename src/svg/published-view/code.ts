/** The QR code with the address of the published view in the atlas. */
import type { Block } from '../legend/block.ts';
import { INK, type Measures, type PublishedPicture } from './parts.ts';

/** A square of modules with sides of whole pixels, about as large as requested. */
export function qrBlock(modules: readonly (readonly boolean[])[], side: number): Block & { width: number } {
  const module = Math.max(2, Math.round(side / modules.length));
  const own = module * modules.length;
  const runs = (x: number, y: number): string =>
    modules
      .flatMap((row, j) =>
        row.flatMap((dark, i) =>
          dark && !row[i - 1]
            ? (() => {
                const end = row.indexOf(false, i);
                const length = (end < 0 ? row.length : end) - i;
                return [
                  `M${String(x + i * module)} ${String(y + j * module)}h${String(length * module)}v${String(module)}h-${String(length * module)}z`,
                ];
              })()
            : [],
        ),
      )
      .join('');
  return {
    width: own,
    height: own,
    at: (x, y) =>
      `<path shape-rendering="crispEdges" fill="${INK}" d="${runs(Math.round(x), Math.round(y))}"/>`,
  };
}

/** Text on the left, in the remaining width, and the code on the right if there is one. */
export function besideCode(
  { way }: PublishedPicture,
  m: Measures,
  width: number,
  words: (width: number) => Block,
): Block {
  if (!way) return words(width);
  const code = qrBlock(way.qr, m.qr);
  const text = words(width - code.width - m.margin * 0.6);
  const height = Math.max(text.height, code.height);
  return {
    height,
    at: (x, y) =>
      text.at(x, y + (height - text.height) / 2) +
      code.at(x + width - code.width, y + (height - code.height) / 2),
  };
}
