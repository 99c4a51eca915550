/** Offline search by Chinese characters, pinyin, initials and English. */
import type { SearchRow } from './catalogue.ts';

/** Text in lower case without spaces, hyphens, dashes, apostrophes and full-width forms. */
const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\-–—·'’.,，。()（）]/g, '');

/** How well a row matches a folded query: lower is better, null is no match. */
function distance(row: SearchRow, query: string): number | null {
  const names = [row.zh, row.en, ...(row.aliases ?? [])].map(fold);
  if (names.includes(query)) return 0;
  if (names.some((n) => n.startsWith(query))) return 1;
  if (row.initials === query) return 2;
  if (row.pinyin.startsWith(query)) return endsSyllable(row, query.length) ? 3 : 3.5;
  if (
    row.en
      .toLowerCase()
      .split(/[\s\-–]+/)
      .some((word) => word.startsWith(query))
  )
    return 4;
  if (names.some((n) => n.includes(query))) return 5;
  if (query.length > 1 && row.initials.includes(query)) return 6;
  if (query.length > 2 && row.pinyin.includes(query)) return 7;
  return null;
}

/**
 * Whether a syllable of the pinyin probably ends there: the pinyin ends, or another syllable begins. It puts 郑渝
 * before 郑云 (zhengyun) for `zhengyu`.
 */
const endsSyllable = ({ pinyin, initials }: SearchRow, at: number): boolean =>
  at === pinyin.length || initials.slice(1).includes(pinyin.charAt(at));

/** The matching rows, best first, at most `most`. An empty query matches nothing. */
export function find(rows: readonly SearchRow[], query: string, most = 30): SearchRow[] {
  const folded = fold(query);
  if (folded === '') return [];
  return rows
    .flatMap((row) => {
      const d = distance(row, folded);
      return d === null ? [] : [{ row, d }];
    })
    .sort(
      (a, b) =>
        a.d - b.d ||
        a.row.rank - b.row.rank ||
        a.row.zh.length - b.row.zh.length ||
        (a.row.ref < b.row.ref ? -1 : 1),
    )
    .slice(0, most)
    .map(({ row }) => row);
}
