/**
 * Reads JSON, which may be large. The engine parses it, a second pass looks for duplicate keys, and line numbers are
 * computed only for messages.
 */
import { findNodeAtLocation, parseTree, printParseErrorCode, visit, type Node } from 'jsonc-parser';
import type { Issues, Path } from '../issues.ts';
import type { Located } from './located.ts';
import { checkValues, DEEPEST } from './values.ts';

/** JSON text as plain values; null, with errors noted, if it is not JSON or has duplicate keys. */
export function readJson(file: string, text: string, issues: Issues): Located<unknown> | null {
  const lines = new Lines(text);
  const refuse = (offset: number, message: string): null => {
    issues.error({ file, line: lines.at(offset), path: [] }, message);
    return null;
  };
  const deep = tooDeep(text);
  if (deep >= 0)
    return refuse(deep, `got more than ${String(DEEPEST)} levels, one inside the other, expected fewer`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const { offset, what } = syntaxError(text) ?? { offset: 0, what: String(error) };
    const column = String(offset - text.lastIndexOf('\n', offset - 1));
    return refuse(offset, `got broken JSON at column ${column} (${what}), expected it to parse`);
  }
  const { twice, items } = survey(text);
  for (const { key, offset } of twice)
    refuse(offset, `got the key ${JSON.stringify(key)} twice, expected it once`);
  if (twice.length > 0) return null;
  const lineOf = locator(text, lines, items);
  const found = { value, where: (...path: Path) => ({ file, line: lineOf(path), path }) };
  return checkValues(found, text, issues) ? found : null;
}

/** Offset at which nesting becomes too deep; -1 if it does not. Both parsers are recursive. */
function tooDeep(text: string): number {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (quoted) {
      if (c === 0x5c) i++;
      else if (c === 0x22) quoted = false;
    } else if (c === 0x22) quoted = true;
    else if (c === 0x5b || c === 0x7b) {
      depth++;
      if (depth > DEEPEST) return i;
    } else if (c === 0x5d || c === 0x7d) depth--;
  }
  return -1;
}

/** The first syntax error. */
function syntaxError(text: string): { offset: number; what: string } | null {
  let first: { offset: number; what: string } | null = null;
  visit(
    text,
    { onError: (error, offset) => (first ??= { offset, what: printParseErrorCode(error) }) },
    { disallowComments: true },
  );
  return first;
}

interface Survey {
  twice: { key: string; offset: number }[];
  /** Offset of each feature of a collection. */
  items: number[];
}

/** One pass over the text that finds duplicate keys and the offsets of features. */
function survey(text: string): Survey {
  const found: Survey = { twice: [], items: [] };
  const open: Set<string>[] = [];
  let depth = 0;
  let features = false;
  const begin = (offset: number): void => {
    if (features && depth === 2) found.items.push(offset);
  };
  visit(text, {
    onObjectBegin: (offset) => {
      begin(offset);
      depth++;
      open.push(new Set());
    },
    onObjectProperty: (key, offset) => {
      const keys = open.at(-1);
      if (keys?.has(key)) found.twice.push({ key, offset });
      keys?.add(key);
      if (depth === 1) features = key === 'features';
    },
    onObjectEnd: () => {
      depth--;
      open.pop();
    },
    onArrayBegin: (offset) => {
      begin(offset);
      depth++;
    },
    onArrayEnd: () => {
      depth--;
    },
    onLiteralValue: (_, offset) => {
      begin(offset);
    },
  });
  return found;
}

/**
 * Finds the line of a path. In a collection it parses only the feature that the path is in, and caches the last one.
 */
function locator(text: string, lines: Lines, items: readonly number[]): (path: Path) => number {
  let last: { from: number; tree: Node | undefined } | undefined;
  return ([word, index, ...rest]) => {
    const item = word === 'features' && typeof index === 'number' ? items[index] : undefined;
    const from = item ?? 0;
    if (last?.from !== from || !last.tree)
      last = {
        from,
        tree: parseTree(item === undefined ? text : text.slice(from, items[Number(index) + 1])),
      };
    let path = item === undefined ? [word, index, ...rest].filter((key) => key !== undefined) : rest;
    for (; path.length > 0; path = path.slice(0, -1)) {
      const node = last.tree && findNodeAtLocation(last.tree, [...path]);
      // The line of a property is that of its key.
      if (node) return lines.at(from + (node.parent?.type === 'property' ? node.parent : node).offset);
    }
    return lines.at(from + (last.tree?.offset ?? 0));
  };
}

/** Converts an offset to a line, from 1. */
class Lines {
  readonly #text: string;
  #starts: number[] | undefined;
  constructor(text: string) {
    this.#text = text;
  }
  at(offset: number): number {
    this.#starts ??= Array.from(this.#text.matchAll(/\n/g), ({ index }) => index);
    let [low, high] = [0, this.#starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? Infinity) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  }
}
