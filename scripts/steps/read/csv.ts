/** Comma-separated values (RFC 4180), read with csv-parse: rows that know their line, errors in our words. */
import { CsvError as ParserError, parse, type Options } from 'csv-parse/sync';

export interface CsvRow {
  /** Of its first character, from 1. */
  line: number;
  cells: string[];
}

/** What is no CSV, with its line. */
export class CsvError extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

/** All rows of a text whose lines end in \n; empty lines are left out. Throws a CsvError. */
export function parseCsv(text: string): CsvRow[] {
  try {
    return rowsOf(text);
  } catch (error) {
    if (error instanceof ParserError) throw inOurWords(error, text);
    throw error;
  }
}

const FORMAT: Options = {
  record_delimiter: '\n',
  // How many cells a row should have is known to the caller.
  relax_column_count: true,
  // A quote inside a word that is not quoted is a character like any other.
  relax_quotes: true,
  trim: true,
};

function rowsOf(text: string): CsvRow[] {
  const rows: CsvRow[] = [];
  parse(text, {
    ...FORMAT,
    on_record: (cells, { lines }) => {
      // The parser has counted up to the last line of the row.
      const line = lines - cells.reduce((sum, cell) => sum + lineEnds(cell), 0);
      rows.push({ line, cells: cells.map((cell) => cell.trim()) });
      return null;
    },
  });
  return rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
}

const lineEnds = (text: string): number => text.split('\n').length - 1;

function inOurWords(error: ParserError, text: string): CsvError {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    const line = lineOfOpenQuote(text);
    return new CsvError(line, `got a quote that never ends, expected its end after line ${String(line)}`);
  }
  const line = Number(error.lines);
  if (error.code === 'CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE') {
    const cell = String(Number(error.column) + 1);
    return new CsvError(line, `got text after the quote that ends cell ${cell}, expected a comma`);
  }
  return new CsvError(line, error.message);
}

/** The parser only knows the last line. With the quote closed there, the last cell tells how far back it began. */
function lineOfOpenQuote(text: string): number {
  const lastCell = parse(`${text}"`, FORMAT).at(-1)?.at(-1) ?? '';
  return lineEnds(text) + 1 - lineEnds(lastCell);
}
