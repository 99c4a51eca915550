/** What can be seen in pictures of a window. */
import pixelmatch from 'pixelmatch';
import type { PNG } from 'pngjs';

/** How many pixels of a picture are left out at each of its sides. */
export type Inset = readonly [top: number, right: number, bottom: number, left: number];
/** Leaves of the atlas's map what no panel, bar or button covers: only the map itself changes there. */
export const UNCOVERED: Inset = [70, 80, 180, 380];

/** How many pixels differ clearly between two pictures; all, when they are not of one size. */
export const differing = (a: PNG, b: PNG): number =>
  a.width === b.width && a.height === b.height
    ? pixelmatch(a.data, b.data, undefined, a.width, a.height, { threshold: 0.1 })
    : a.width * a.height;

/** How many pixels of a picture are so. */
export function count(picture: PNG, holds: (red: number, green: number, blue: number) => boolean): number {
  let found = 0;
  const { data } = picture;
  for (let i = 0; i < data.length; i += 4)
    if (holds(data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0)) found += 1;
  return found;
}
