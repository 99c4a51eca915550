/**
 * A new mark must be answered by every renderer. The test adds one to the grammar in memory and compiles the sources:
 * the type checker must name each registry of marks. No other file may treat a single mark in its own way.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { MARKS } from '../src/domain/layer/declaration.schema.ts';

const root = resolve(import.meta.dirname, '..');
const GRAMMAR = 'src/domain/layer/declaration.schema.ts';

/** The registries of marks, by what they answer. */
const REGISTRIES = {
  'slot on both maps': 'src/domain/layer/mark-slot.ts',
  'size of a layer without `size`': 'src/domain/layer/encode.ts',
  'size of labels': 'src/domain/map/basemap.ts',
  'legend: swatch of patterns and edges': 'src/domain/legend/legend.ts',
  'legend: drawn swatch': 'src/svg/legend/swatch.ts',
  'published view: what touches it': 'src/domain/embed/published-layers.ts',
  'GL map: data': 'src/map/layer/drawn.ts',
  'GL map: style layers': 'src/map/layer/marks.ts',
  'GL map: placing of names': 'src/map/layer/names.ts',
  'GL map: selection': 'src/map/layer/selection-bands.ts',
  'SVG map: shapes': 'src/svg/shape.ts',
  'SVG map: placing of labels': 'src/svg/layer.ts',
};
/** Files about one mark: deck.gl draws arcs and trips; only trips have marks that move. */
const ABOUT_ONE_MARK = ['src/map/deck/arcs.ts', 'src/map/deck/trips.ts', 'src/domain/layer/trips.ts'];

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|svelte)$/.test(name) && !name.endsWith('.test.ts'))
  .map((name) => `src/${name.replaceAll('\\', '/')}`);
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Compiles the registries, with the grammar changed, and returns the type errors by file. */
function errorsWith(change: (grammar: string) => string): Map<string, string[]> {
  const files = Object.values(REGISTRIES).map((file) => join(root, file));
  const config = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const host = ts.createCompilerHost(options);
  const read = host.readFile.bind(host);
  host.readFile = (path) => {
    const text = read(path);
    return text !== undefined && relative(root, path) === GRAMMAR ? change(text) : text;
  };
  const program = ts.createProgram(files, options, host);
  return new Map(
    files.map((path) => [
      relative(root, path),
      program
        .getSemanticDiagnostics(program.getSourceFile(path))
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' ')),
    ]),
  );
}

describe('a new mark', () => {
  let before: Map<string, string[]>;
  let after: Map<string, string[]>;
  beforeAll(() => {
    before = errorsWith((grammar) => grammar);
    after = errorsWith((grammar) => {
      const changed = grammar.replace(/(MARKS = \[.*?)\]/, "$1, 'sparkle']");
      expect(changed).not.toBe(grammar);
      return changed;
    });
  }, 120_000);

  it.each(Object.entries(REGISTRIES))('does not compile without an entry: %s', (_, file) => {
    expect(before.get(file)).toEqual([]);
    // The registry itself must fail, not only code that reads it.
    expect(after.get(file)?.join('\n')).toMatch(
      /'sparkle' is missing in type .* but required in type '(Readonly<)?Record</,
    );
  });

  it('has its entries in no other file than these', () => {
    const found = sources.filter((file) => /(satisfies|:)\s+(Readonly<)?Record<Mark,/.test(textOf(file)));
    expect(found.toSorted()).toEqual(Object.values(REGISTRIES).toSorted());
  });

  it('is compared with no other mark outside the registries', () => {
    const comparison = new RegExp(
      `\\b(?:mark|m|of) [!=]== '(?:${MARKS.join('|')})'|case '(?:${MARKS.join('|')})':`,
    );
    const found = sources.filter((file) => comparison.test(textOf(file)));
    // The expression finds such comparisons where they belong.
    expect(found.toSorted()).toEqual(ABOUT_ONE_MARK.toSorted());
  });
});
