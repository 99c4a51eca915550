/**
 * `features.csv`: point features from a spreadsheet, UTF-8, one row a feature, the first row names the columns:
 *
 * - `id`, `name_zh`, `name_en`, `status`, `asOf`, `basis`, `accuracy_km`, `sources` (ids, parted by spaces): required
 * - `lon` and `lat`, or `place`: required
 * - `short_zh`, `short_en`, `aliases` (parted by |), `class`, `since`, `until`, `note_zh`, `note_en`, `confidence`,
 *   `related` (parted by spaces)
 * - for a figure of layer.yaml's field `beds`: `beds`, `beds_year`, `beds_source`
 */
import type { Issues, Path } from '../issues.ts';
import { CsvError, parseCsv, type CsvRow } from './csv.ts';
import type { Located } from './located.ts';

const PLAIN = ['id', 'class', 'status', 'since', 'until', 'asOf', 'basis', 'confidence'];
const TEXTS = ['name', 'short', 'note'];
const LISTS: Readonly<Record<string, RegExp>> = { aliases: /\s*\|\s*/, sources: /\s+/, related: /\s+/ };
const OTHERS = ['accuracy_km', 'lon', 'lat', 'place'];
const KNOWN = new Set([
  ...PLAIN,
  ...Object.keys(LISTS),
  ...OTHERS,
  ...TEXTS.flatMap((key) => [`${key}_zh`, `${key}_en`]),
]);
const REQUIRED = ['id', 'name_zh', 'name_en', 'status', 'asOf', 'basis', 'accuracy_km', 'sources'];

/** The rows as records of features.yaml, to be checked like those. */
export function readFeaturesCsv(file: string, text: string, issues: Issues): Located<unknown> | null {
  const refuse = (line: number, message: string): void => {
    issues.error({ file, line, path: [] }, message);
  };
  let rows: CsvRow[];
  try {
    rows = parseCsv(text);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    refuse(error.line, error.message);
    return null;
  }
  const [head, ...body] = rows;
  if (!head) {
    refuse(1, 'got empty cells only, expected a row of column names');
    return null;
  }
  const figures = head.cells.filter((name) => head.cells.includes(`${name}_source`) && !KNOWN.has(name));
  const faults = faultsOfHead(head.cells, figures);
  for (const fault of faults) refuse(head.line, fault);
  // Cells of columns that nobody knows tell nothing.
  if (faults.length > 0) return null;
  const refused = new Set<number>();
  const records = body.map(({ line, cells }, i) => {
    const row = new Map(head.cells.map((name, column) => [name, cells[column] ?? '']));
    const { record, faults } = recordOf(row, figures);
    // Cells that have shifted would be blamed one by one.
    const shifted = cells.length !== head.cells.length;
    if (shifted) refuse(line, `got ${String(cells.length)} cells, expected ${String(head.cells.length)}`);
    else for (const fault of faults) refuse(line, fault);
    if (shifted || faults.length > 0) refused.add(i);
    return record;
  });
  return {
    value: records,
    where: (...path: Path) => ({ file, line: lineAt(rows, path), path }),
    refused,
  };
}

const lineAt = ([head, ...body]: readonly CsvRow[], [row]: Path): number =>
  (typeof row === 'number' ? body[row] : head)?.line ?? 0;

/** What is wrong with the names of the columns. */
function faultsOfHead(names: readonly string[], figures: readonly string[]): string[] {
  const [only = ''] = names;
  const separator = [';', '\t', '，', '|'].find((one) => names.length === 1 && only.includes(one));
  if (separator !== undefined)
    return [`got columns parted by ${JSON.stringify(separator)}, expected commas between them`];
  const allowed = new Set([...KNOWN, ...figures.flatMap((name) => [name, `${name}_year`, `${name}_source`])]);
  const needed = [...REQUIRED, ...(names.includes('place') ? [] : ['lon', 'lat'])];
  return [
    ...names.flatMap((name, i) => {
      if (name === '') return `got no name for column ${String(i + 1)}, expected each column to have one`;
      if (names.indexOf(name) !== i) return `got two columns ${name}, expected each column once`;
      if (allowed.has(name)) return [];
      return `got a column ${name}, expected ${[...KNOWN].join(' | ')}, or a field with its _year and _source`;
    }),
    ...needed.flatMap((name) =>
      names.includes(name)
        ? []
        : `got no column ${name}, expected ${name === 'lon' || name === 'lat' ? 'lon and lat, or place' : 'it'}`,
    ),
  ];
}

function recordOf(
  cells: ReadonlyMap<string, string>,
  figures: readonly string[],
): { record: Record<string, unknown>; faults: string[] } {
  const record: Record<string, unknown> = {};
  const faults: string[] = [];
  const given = (name: string): string | undefined => (cells.get(name) === '' ? undefined : cells.get(name));
  for (const key of PLAIN) if (given(key)) record[key] = given(key);
  for (const key of TEXTS) {
    const text = { zh: given(`${key}_zh`), en: given(`${key}_en`) };
    if (text.zh ?? text.en) record[key] = text;
  }
  for (const [key, separator] of Object.entries(LISTS))
    if (given(key)) record[key] = given(key)?.split(separator);
  if (given('accuracy_km')) record.accuracy_km = number(given('accuracy_km'));
  if (given('place') && (given('lon') ?? given('lat')))
    faults.push('got place and lon, lat, expected one of them');
  record.geometry = given('place')
    ? { place: given('place') }
    : { point: [number(given('lon')), number(given('lat'))] };
  for (const name of figures)
    if (!given(name) && (given(`${name}_year`) ?? given(`${name}_source`)))
      faults.push(`got ${name}_year or ${name}_source without ${name}, expected the figure too`);
  record.facts = figures
    .filter((name) => given(name))
    .map((name) => ({
      field: name,
      value: number(given(name)),
      ...(given(`${name}_year`) && { year: given(`${name}_year`) }),
      source: given(`${name}_source`),
    }));
  return { record, faults };
}

/** A number where it is one; else the text, for the grammar to refuse with its own words. */
const number = (text: string | undefined): unknown =>
  text !== undefined && /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) ? Number(text) : text;
