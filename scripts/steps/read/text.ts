/** Reads the text of a data file: UTF-8, limited in size, without forbidden characters. */
import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { basename, extname } from 'node:path';
import type { Issues } from '../issues.ts';
import { shownPath } from './located.ts';
import { unprintable } from './unprintable.ts';

const MB = 1e6;
/** Greatest size by ending. The YAML parser needs some hundred bytes for each byte read; JSON and CSV need a few. */
const MOST_BYTES: Readonly<Record<string, number>> = { '.yaml': 4 * MB, '.md': MB };
const MOST_BYTES_ELSE = 100 * MB;
const MOST_ISSUES = 20;

/** The text with \n as line ends and without a byte-order mark; null with the error noted. */
export function readText(path: string, issues: Issues): string | null {
  const file = shownPath(path);
  const { size } = statSync(path);
  const most = MOST_BYTES[extname(path)] ?? MOST_BYTES_ELSE;
  if (size > most) {
    const instead =
      basename(path) === 'features.yaml' ? ': so many features are written as features.geojson or .csv' : '';
    issues.error(
      { file, line: 0, path: [] },
      `got ${(size / MB).toFixed(1)} MB, expected at most ${String(most / MB)} MB${instead}`,
    );
    return null;
  }
  const bytes = readFileSync(path);
  if (!isUtf8(bytes)) {
    issues.error({ file, ...notUtf8(bytes) }, `got ${guess(bytes)}, expected UTF-8: save the file as UTF-8`);
    return null;
  }
  // TextDecoder removes a byte-order mark, and only at the beginning.
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
  if (text.trim() === '') {
    issues.error({ file, line: 0, path: [] }, 'got an empty file, expected something in it');
    return null;
  }
  return checkCharacters(file, text, issues) ? text : null;
}

/** Notes the lines with forbidden characters. */
function checkCharacters(file: string, text: string, issues: Issues): boolean {
  // Test the whole text first; go line by line only after a hit.
  if (!unprintable(text)) return true;
  text
    .split('\n')
    .flatMap((line, i) => {
      const found = unprintable(line);
      return found ? [{ line: i + 1, message: found.message }] : [];
    })
    .slice(0, MOST_ISSUES)
    .forEach(({ line, message }) => {
      issues.error({ file, line, path: [] }, message);
    });
  return false;
}

/** The first line that is not UTF-8. Bytes of multi-byte characters never equal a line end. */
function notUtf8(bytes: Buffer): { line: number; path: [] } {
  for (let [line, from] = [1, 0]; from < bytes.length; line++) {
    const end = bytes.indexOf(0x0a, from);
    const to = end < 0 ? bytes.length : end;
    if (!isUtf8(bytes.subarray(from, to))) return { line, path: [] };
    from = to + 1;
  }
  return { line: 0, path: [] };
}

/** A guess at the encoding of bytes that are not UTF-8. */
function guess(bytes: Buffer): string {
  const start = bytes.subarray(0, 4).toString('latin1');
  if (start.startsWith('PK')) return 'a packed file, such as a spreadsheet of .xlsx';
  if (/^(\xff\xfe|\xfe\xff)/.test(start) || bytes.subarray(0, 64).includes(0))
    return 'text that looks like UTF-16';
  try {
    new TextDecoder('gb18030', { fatal: true }).decode(bytes);
    return 'text that looks like GBK';
  } catch {
    return 'bytes that are not text in UTF-8';
  }
}
