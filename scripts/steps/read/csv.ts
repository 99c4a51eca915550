/** Comma-separated values (RFC 4180): quoted fields may hold commas, line ends and doubled quotes. */

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
  const rows: CsvRow[] = [];
  let row: CsvRow = { line: 1, cells: [] };
  let cell = '';
  let quotedSince = 0;
  let wasQuoted = false;
  let line = 1;
  const endCell = (): void => {
    row.cells.push(cell.trim());
    cell = '';
    wasQuoted = false;
  };
  const endRow = (): void => {
    endCell();
    if (row.cells.some((one) => one !== '')) rows.push(row);
  };
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (character === '\n') line++;
    if (quotedSince > 0) {
      if (character !== '"') cell += character;
      else if (text.charAt(i + 1) === '"') {
        cell += '"';
        i++;
      } else {
        quotedSince = 0;
        wasQuoted = true;
      }
    } else if (character === '"' && !wasQuoted && cell.trim() === '') {
      cell = '';
      quotedSince = line;
    } else if (character === ',') endCell();
    else if (character === '\n') {
      endRow();
      row = { line, cells: [] };
    } else if (wasQuoted && character.trim() !== '')
      throw new CsvError(
        line,
        `got ${JSON.stringify(character)} after the quote that ends a cell, expected a comma`,
      );
    else cell += character;
  }
  if (quotedSince > 0)
    throw new CsvError(
      quotedSince,
      `got a quote that never ends, expected its end after line ${String(quotedSince)}`,
    );
  endRow();
  return rows;
}
