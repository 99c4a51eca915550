/** Values that remember which line of which file they came from. */
import { relative } from 'node:path';
import { LineCounter, isMap, isScalar, isSeq, parseDocument, type Document, type Node } from 'yaml';
import type { Issues, Path, Where } from '../issues.ts';

/** A value with the spot of anything inside it. */
export interface Located<T> {
  value: T;
  where: (...path: Path) => Where;
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

/** YAML text as plain values; null (and errors noted) when it is not YAML. */
export function readYaml(file: string, text: string, issues: Issues): Located<unknown> | null {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  for (const error of document.errors) {
    const line = lines.linePos(error.pos[0]).line;
    issues.error({ file, line, path: [] }, `got broken YAML (${error.message}), expected it to parse`);
  }
  if (document.errors.length > 0) return null;
  return {
    value: document.toJS() as unknown,
    where: (...path) => ({ file, line: lineOf(document, lines, path), path }),
  };
}

/** The line of the deepest part of the path that the document has: of the key where there is one. */
function lineOf(document: Document, lines: LineCounter, path: Path): number {
  let node: unknown = document.contents;
  let offset = (node as Node | null)?.range?.[0] ?? 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
      if (!pair) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof key === 'number') {
      const item = node.items[key] as Node | undefined;
      if (!item) break;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else break;
  }
  return lines.linePos(offset).line;
}
