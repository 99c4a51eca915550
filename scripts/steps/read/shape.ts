/** Checks a value against the grammar, and words its errors plainly. */
import * as v from 'valibot';
import { shown, type Issues, type Path } from '../issues.ts';
import { inner, type Located } from './located.ts';

type Schema = v.GenericSchema;
interface Found {
  path: Path;
  message: string;
}

/** The value as parsed by the schema, or null with every error noted. */
export function shaped<T extends Schema>(
  schema: T,
  found: Located<unknown>,
  issues: Issues,
): Located<v.InferOutput<T>> | null {
  const result = v.safeParse(schema, found.value);
  const inherited = inheritedIn(found.value);
  for (const path of inherited)
    issues.error(found.where(...path), 'got a word that every object has, expected one of the grammar');
  if (result.success) return inherited.length > 0 ? null : { value: result.output, where: found.where };
  for (const { path, message } of result.issues.flatMap((issue) => explain(schema, issue)))
    issues.error(found.where(...path), message);
  return null;
}

/** Paths of keys that every object inherits, such as `constructor`: valibot ignores such keys silently. */
function inheritedIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) => {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    return [...(key in Object.prototype ? [at] : []), ...inheritedIn(inside, at)];
  });
}

/** The valid items of a list, and the ids of all items: others may refer to invalid ones too. */
export interface ShapedList<T> {
  items: readonly Located<T>[];
  ids: ReadonlySet<string>;
}

/** The items of a list with their places; null if the value is no list. */
export function shapedList<T extends Schema>(
  schema: T,
  found: Located<unknown>,
  issues: Issues,
): ShapedList<v.InferOutput<T>> | null {
  if (!Array.isArray(found.value)) {
    issues.error(found.where(), `got ${shown(found.value)}, expected a list`);
    return null;
  }
  const all = found.value as unknown[];
  const ids = all.flatMap((item) => (isObject(item) && typeof item.id === 'string' ? item.id : []));
  return {
    items: all.flatMap((item, i) =>
      found.refused?.has(i) ? [] : (shaped(schema, inner(found, item, i), issues) ?? []),
    ),
    ids: new Set(ids),
  };
}

function explain(root: Schema, issue: v.BaseIssue<unknown>): Found[] {
  const path = (issue.path ?? []).map((item) => item.key as string | number);
  if (issue.type === 'union') {
    const better = explainUnion(schemaAt(root, path), issue.input);
    if (better) return better.map((found) => ({ ...found, path: [...path, ...found.path] }));
  }
  if (issue.kind === 'schema' && issue.expected === 'never' && !issue.message.startsWith('must')) {
    const known = Object.keys(entriesOf(schemaAt(root, path.slice(0, -1)) ?? root) ?? {});
    const expected = known.length > 0 ? known.join(' | ') : 'one that is';
    return [{ path, message: `got a word that is not in the grammar, expected ${expected}` }];
  }
  return [{ path, message: words(issue) }];
}

/** Errors of the alternative that the author meant: the one whose keys the value uses. */
function explainUnion(schema: Schema | null, value: unknown): Found[] | null {
  const options = (schema as { options?: Schema[] } | null)?.options;
  if (!options) return null;
  const meant = options
    .map((option) => ({ option, score: likeness(option, value) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)[0]?.option;
  if (meant) {
    const result = v.safeParse(meant, value);
    return result.success ? null : result.issues.flatMap((issue) => explain(meant, issue));
  }
  const starts = options.map(
    (option) => Object.keys(entriesOf(option) ?? {})[0] ?? plain((option as { expects?: string }).expects),
  );
  const got = isObject(value) ? `{ ${Object.keys(value).join(', ')} }` : shown(value);
  return [{ path: [], message: `got ${got}, expected ${[...new Set(starts)].join(' | ')}` }];
}

/** How well a value matches an alternative; 0 if it does not match at all. */
function likeness(option: Schema, value: unknown): number {
  const { type } = option;
  if (Array.isArray(value)) return type === 'strict_tuple' || type === 'array' ? 1 : 0;
  if (isObject(value)) {
    const entries = entriesOf(option);
    return entries ? Object.keys(value).filter((key) => Object.hasOwn(entries, key)).length : 0;
  }
  return typeof value === type || (typeof value === 'string' && type === 'picklist') ? 1 : 0;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const entriesOf = (schema: Schema): Record<string, Schema> | undefined =>
  (schema as { entries?: Record<string, Schema> }).entries;

/** The part of a schema at a path; of several alternatives the first that has the path. */
function schemaAt(schema: Schema | undefined, path: Path): Schema | null {
  const at = unwrap(schema);
  const [key, ...rest] = path;
  if (!at || key === undefined) return at ?? null;
  const part = at as {
    item?: Schema;
    items?: Schema[];
    value?: Schema;
    entries?: Record<string, Schema>;
    options?: Schema[];
  };
  if (part.options)
    return part.options.reduce<Schema | null>((found, option) => found ?? schemaAt(option, path), null);
  return schemaAt(part.entries?.[key] ?? part.items?.[Number(key)] ?? part.item ?? part.value, rest);
}
const unwrap = (schema: Schema | undefined): Schema | undefined => {
  const wrapped = (schema as { wrapped?: Schema } | undefined)?.wrapped;
  return wrapped ? unwrap(wrapped) : schema;
};

/** `("existing" | "building")` → `existing | building` */
const plain = (expected: string | null | undefined): string =>
  (expected ?? 'something else')
    .replace(/^\((.*)\)$/, '$1')
    .replaceAll('"', '')
    .replace(/^Object$/, 'words with their values (word: value)')
    .replace(/^Array$/, 'a list')
    .replace(/^never$/, 'no such word here');

function words(issue: v.BaseIssue<unknown>): string {
  const got = shown(issue.input);
  if (issue.message.startsWith('must')) return `got ${got}, ${issue.message}`;
  // For a missing key, valibot's "expected" is the key itself.
  if (issue.kind === 'schema' && issue.received === 'undefined')
    return 'got nothing, expected it to be given';
  return `got ${got}, expected ${plain(issue.expected)}`;
}
