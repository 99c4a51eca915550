import { describe, expect, it } from 'vitest';
import type { SearchRow } from './catalogue.ts';
import { find } from './search.ts';

const row = (ref: string, zh: string, en: string, pinyin: string, initials: string, rank = 5): SearchRow => ({
  ref,
  zh,
  en,
  pinyin,
  initials,
  at: [113, 34],
  rank,
});
const rows = [
  row('place/410100', '郑州', 'Zhengzhou', 'zhengzhou', 'zz', 1),
  row('rail/zhengyu', '郑渝高铁', 'Zhengzhou–Chongqing HSR', 'zhengyugaotie', 'zygt'),
  // This name is shorter and has a better rank, but its second syllable differs.
  row('roads/zhengyun', '郑云高速', 'Yuntaishan Expressway', 'zhengyungaosu', 'zygs', 1),
  row('place/410425', '郏县', 'Jia County', 'jiaxian', 'jx', 3),
  {
    ...row(
      'stations/hangkonggang',
      '郑州航空港站',
      'Zhengzhou Hangkonggang',
      'zhengzhouhangkonggangzhan',
      'zzhkgz',
    ),
    aliases: ['原郑州南站'],
  },
];
const refs = (query: string): string[] => find(rows, query).map((r) => r.ref);

describe('search', () => {
  it.each([
    ['郑州', 'place/410100'],
    ['zhengzhou', 'place/410100'],
    ['zz', 'place/410100'],
    ['ZYGT', 'rail/zhengyu'],
    ['jia xian', 'place/410425'],
    ['zhengyu', 'rail/zhengyu'],
    ['zhengyun', 'roads/zhengyun'],
    ['chongqing', 'rail/zhengyu'],
    ['郑州南站', 'stations/hangkonggang'],
    ['hkg', 'stations/hangkonggang'],
    ['Zhengzhou-Chongqing', 'rail/zhengyu'],
  ])('%s finds %s first', (query, ref) => {
    expect(refs(query)[0]).toBe(ref);
  });
  it('finds nothing for an empty query', () => {
    expect(refs('  ')).toEqual([]);
    expect(refs('xyzzy')).toEqual([]);
  });
});
