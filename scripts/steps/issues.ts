/** Collects errors and warnings in the data with their places, so that one run reports all of them. */

/** Keys and indices from the top of a file to a value. */
export type Path = readonly (string | number)[];

/** A spot in a data file. */
export interface Where {
  /** Path relative to the working directory of the command. */
  file: string;
  /** Line number from 1; 0 for the file as a whole. */
  line: number;
  path: Path;
}

export interface Issue {
  where: Where;
  /** "got …, expected …" */
  message: string;
}

/** `[3].status` */
export const pathText = (path: Path): string =>
  path.map((key, i) => (typeof key === 'number' ? `[${String(key)}]` : i === 0 ? key : `.${key}`)).join('');

/** `data/layers/stations/features.yaml:41 [3].status: got "open", expected existing | building` */
export function issueText({ where, message }: Issue): string {
  const line = where.line > 0 ? `:${String(where.line)}` : '';
  const path = where.path.length > 0 ? ` ${pathText(where.path)}` : '';
  return `${where.file}${line}${path}: ${message}`;
}

/** Number of issues shown for one file. A wrong column, for example, is wrong in each row. */
const MOST_OF_A_FILE = 50;

/** Lines to print for a list of issues that is sorted by file. */
export function issueLines(issues: readonly Issue[]): string[] {
  const byFile = new Map<string, string[]>();
  for (const issue of issues) {
    const lines = byFile.get(issue.where.file) ?? [];
    byFile.set(issue.where.file, lines);
    lines.push(issueText(issue));
  }
  return [...byFile].flatMap(([file, lines]) => {
    const rest = lines.length - MOST_OF_A_FILE;
    return rest > 0 ? [...lines.slice(0, MOST_OF_A_FILE), `${file}: … and ${String(rest)} more`] : lines;
  });
}

const order = (a: Issue, b: Issue): number =>
  a.where.file < b.where.file ? -1 : a.where.file > b.where.file ? 1 : a.where.line - b.where.line;

/** Errors stop the build; warnings are only reported. Both are returned sorted by file and line. */
export class Issues {
  readonly #errors: Issue[] = [];
  readonly #warnings: Issue[] = [];

  error(where: Where, message: string): void {
    this.#errors.push({ where, message });
  }
  warn(where: Where, message: string): void {
    this.#warnings.push({ where, message });
  }
  get errors(): readonly Issue[] {
    return this.#errors.toSorted(order);
  }
  get warnings(): readonly Issue[] {
    return this.#warnings.toSorted(order);
  }
}

/** A value as error messages show it, at most 60 characters. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  // JSON would write such a number as null.
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) return typeof value;
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
