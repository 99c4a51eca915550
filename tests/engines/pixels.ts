/** Compares and counts pixels in pictures of a window. */
import pixelmatch from 'pixelmatch';
import type { PNG } from 'pngjs';

/** Pixels omitted at each side of a picture. */
export type Inset = readonly [top: number, right: number, bottom: number, left: number];
/** Leaves the part of the atlas's map that no panel, bar or button covers, so that only the map changes there. */
export const UNCOVERED: Inset = [70, 80, 180, 380];

/** Number of pixels that differ clearly between two pictures; all pixels if their sizes differ. */
export const differing = (a: PNG, b: PNG): number =>
  a.width === b.width && a.height === b.height
    ? pixelmatch(a.data, b.data, undefined, a.width, a.height, { threshold: 0.1 })
    : a.width * a.height;

/** Number of pixels for which `holds` is true. */
export function count(picture: PNG, holds: (red: number, green: number, blue: number) => boolean): number {
  let found = 0;
  const { data } = picture;
  for (let i = 0; i < data.length; i += 4)
    if (holds(data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0)) found += 1;
  return found;
}
