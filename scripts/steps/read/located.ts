/** Values with their origin: file and line. */
import { relative } from 'node:path';
import type { Path, Where } from '../issues.ts';

/** A value with a function that locates any part of it. */
export interface Located<T> {
  value: T;
  where: (...path: Path) => Where;
  /**
   * Indexes of list items with errors that have been noted. Their ids count as known; they are not checked further.
   */
  refused?: ReadonlySet<number>;
}

/** A path as messages show it: relative to the working directory if it lies below. */
export const shownPath = (path: string): string => {
  const short = relative(process.cwd(), path);
  return short.startsWith('..') ? path : short;
};

/** Locates everything at the file itself, for files without line numbers. */
export const wholeFile = (file: string): ((...path: Path) => Where) => {
  return (...path) => ({ file, line: 0, path });
};

/** A located value one step further in. */
export const inner = <T>(outer: Located<unknown>, value: T, ...path: Path): Located<T> => ({
  value,
  where: (...more) => outer.where(...path, ...more),
});
