/** Reads the part of YAML that data files use: plain values. Values that look like something else are refused. */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
  type Scalar,
} from 'yaml';
import type { Issues, Path } from '../issues.ts';
import type { Located } from './located.ts';
import { checkValues, oddNumber } from './values.ts';

/** YAML text as plain values; null, with errors noted, if it is not YAML or uses more of YAML than is allowed. */
export function readYaml(file: string, text: string, issues: Issues): Located<unknown> | null {
  const lines = new LineCounter();
  let faults = 0;
  const refuse = (offset: number, message: string): void => {
    issues.error({ file, line: lines.linePos(offset).line, path: [] }, message);
    faults++;
  };
  let document: Document;
  try {
    document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
    const [error] = [...document.errors, ...document.warnings];
    if (error?.code === 'MULTIPLE_DOCS')
      refuse(error.pos[0], 'got a second document after ---, expected one document a file');
    else if (error && indentedByTab(text, lines.linePos(error.pos[0]).line))
      refuse(error.pos[0], 'got a tab at the beginning of the line, expected spaces');
    else if (error) refuse(error.pos[0], `got broken YAML (${error.message}), expected it to parse`);
    else if (isEmpty(document)) refuse(0, 'got nothing but remarks, expected something in it');
    else checkNodes(document, text, refuse);
  } catch (error) {
    // The parser is recursive: too deep nesting overflows the stack.
    if (!(error instanceof RangeError)) throw error;
    issues.error({ file, line: 0, path: [] }, 'got too many levels, one inside the other, expected fewer');
    return null;
  }
  if (faults > 0) return null;
  const found: Located<unknown> = {
    value: document.toJS() as unknown,
    where: (...path) => ({ file, line: lineOf(document, lines, path), path }),
  };
  return checkValues(found, text, issues) ? found : null;
}

const indentedByTab = (text: string, line: number): boolean => /^ *\t/.test(text.split('\n')[line - 1] ?? '');

/** Whether the document is empty, without even `null`. */
const isEmpty = ({ contents }: Document): boolean =>
  contents === null || (isScalar(contents) && contents.value === null && !contents.source);

/** Refuses all of YAML but lists, mappings, texts, numbers and booleans. */
function checkNodes(
  document: Document,
  text: string,
  refuse: (offset: number, message: string) => void,
): void {
  const directive = /^(?:[ \t]*(?:#.*)?\n)*%/.exec(text);
  if (directive) refuse(directive[0].length - 1, 'got a directive (%), expected none');
  visit(document, {
    Pair: (_, { key }) => {
      const offset = (key as Node | null)?.range?.[0] ?? 0;
      if (isScalar(key) && key.value === '<<' && key.type === 'PLAIN')
        refuse(offset, 'got a merge key (<<), expected its values written out');
      // An alias as a key is refused by itself.
      else if (!isScalar(key) && !isAlias(key)) refuse(offset, 'got a key that is no text, expected a word');
    },
    Node: (_, node) => {
      const offset = node.range?.[0] ?? 0;
      if (isAlias(node)) refuse(offset, `got an alias (*${node.source}), expected its value written out`);
      else if (node.anchor !== undefined)
        refuse(offset, `got an anchor (&${node.anchor}), expected none: each value stands for itself`);
      if (node.tag !== undefined) refuse(offset, `got a tag (${node.tag}), expected the bare value`);
      const message = isScalar(node) ? oddScalar(node) : undefined;
      if (message) refuse(offset, message);
    },
  });
}

/** The fault of a scalar in an unexpected notation. */
function oddScalar({ value, source }: Scalar): string | undefined {
  if (typeof value !== 'number' || source === undefined) return undefined;
  if (/^[-+]?0[0-9xob]/i.test(source))
    return `got ${source}, which YAML reads as ${String(value)}, expected a decimal number, or text in quotes`;
  return oddNumber(value, source);
}

/** The line of the deepest part of the path that exists; for a pair, the line of its key. */
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
