/** Comma-separated values (RFC 4180): quoted fields may hold commas, line ends and doubled quotes. */

export interface CsvRow {
  /** Of its first character, from 1. */
  line: number;
  cells: string[];
}

/** All rows; empty lines are left out. Throws an Error that names the line of a quote that never ends. */
export function parseCsv(text: string): CsvRow[] {
  const rows: CsvRow[] = [];
  let row: CsvRow = { line: 1, cells: [] };
  let cell = '';
  let quotedSince = 0;
  let line = 1;
  const endRow = (): void => {
    row.cells.push(cell.trim());
    if (row.cells.some((one) => one !== '')) rows.push(row);
    cell = '';
  };
  for (let i = text.startsWith('\uFEFF') ? 1 : 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (character === '\n') line++;
    if (quotedSince > 0) {
      if (character !== '"') cell += character;
      else if (text.charAt(i + 1) === '"') {
        cell += '"';
        i++;
      } else quotedSince = 0;
    } else if (character === '"' && cell.trim() === '') {
      cell = '';
      quotedSince = line;
    } else if (character === ',') {
      row.cells.push(cell.trim());
      cell = '';
    } else if (character === '\n') {
      endRow();
      row = { line, cells: [] };
    } else if (character !== '\r') cell += character;
  }
  if (quotedSince > 0)
    throw new Error(`got a quote that never ends, expected its end after line ${String(quotedSince)}`);
  endRow();
  return rows;
}
