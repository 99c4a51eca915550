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
import { parseCsv, type CsvRow } from './csv.ts';
import { wholeFile, type Located } from './located.ts';

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

/** The rows as records of features.yaml, to be checked like those. */
export function readFeaturesCsv(file: string, text: string, issues: Issues): Located<unknown> | null {
  const whole = wholeFile(file);
  let rows: CsvRow[];
  try {
    rows = parseCsv(text);
  } catch (error) {
    issues.error(whole(), error instanceof Error ? error.message : String(error));
    return null;
  }
  const [head, ...body] = rows;
  if (!head) {
    issues.error(whole(), 'got an empty file, expected a row of column names');
    return null;
  }
  const figures = head.cells.filter((name) => head.cells.includes(`${name}_source`) && !KNOWN.has(name));
  const allowed = new Set([...KNOWN, ...figures.flatMap((name) => [name, `${name}_year`, `${name}_source`])]);
  for (const name of head.cells)
    if (!allowed.has(name))
      issues.error(
        { file, line: head.line, path: [] },
        `got a column ${name}, expected ${[...KNOWN].join(' | ')}, or a field with its _year and _source`,
      );
  for (const { line, cells } of body)
    if (cells.length !== head.cells.length)
      issues.error(
        { file, line, path: [] },
        `got ${String(cells.length)} cells, expected ${String(head.cells.length)}`,
      );
  return {
    value: body.map(({ cells }) =>
      recordOf(new Map(head.cells.map((name, i) => [name, cells[i] ?? ''])), figures),
    ),
    where: (...path: Path) => ({ file, line: lineAt(rows, path), path }),
  };
}

const lineAt = ([, ...body]: readonly CsvRow[], [row]: Path): number =>
  typeof row === 'number' ? (body[row]?.line ?? 0) : 1;

function recordOf(cells: ReadonlyMap<string, string>, figures: readonly string[]): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  const given = (name: string): string | undefined => (cells.get(name) === '' ? undefined : cells.get(name));
  for (const key of PLAIN) if (given(key)) record[key] = given(key);
  for (const key of TEXTS) {
    const text = { zh: given(`${key}_zh`), en: given(`${key}_en`) };
    if (text.zh ?? text.en) record[key] = text;
  }
  for (const [key, separator] of Object.entries(LISTS))
    if (given(key)) record[key] = given(key)?.split(separator);
  if (given('accuracy_km')) record.accuracy_km = number(given('accuracy_km'));
  record.geometry = given('place')
    ? { place: given('place') }
    : { point: [number(given('lon')), number(given('lat'))] };
  record.facts = figures
    .filter((name) => given(name))
    .map((name) => ({
      field: name,
      value: number(given(name)),
      ...(given(`${name}_year`) && { year: given(`${name}_year`) }),
      source: given(`${name}_source`),
    }));
  return record;
}

/** A number where it is one; else the text, for the grammar to refuse with its own words. */
const number = (text: string | undefined): unknown =>
  text !== undefined && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
