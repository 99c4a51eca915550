/** Values that remember which line of which file they came from. */
import { relative } from 'node:path';
import type { Path, Where } from '../issues.ts';

/** A value with the spot of anything inside it. */
export interface Located<T> {
  value: T;
  where: (...path: Path) => Where;
  /** Of a list: items whose faults have been noted already. They count as there, and are not looked at again. */
  refused?: ReadonlySet<number>;
}

/** How a file is named in messages: relative to where the command runs, if it lies below. */
export const shownPath = (path: string): string => {
  const short = relative(process.cwd(), path);
  return short.startsWith('..') ? path : short;
};

/** The same place for everything: for files without lines of their own. */
export const wholeFile = (file: string): ((...path: Path) => Where) => {
  return (...path) => ({ file, line: 0, path });
};

/** A located value seen from one step further in. */
export const inner = <T>(outer: Located<unknown>, value: T, ...path: Path): Located<T> => ({
  value,
  where: (...more) => outer.where(...path, ...more),
});
