import { describe, expect, it } from 'vitest';
import type { Source } from './catalogue.ts';
import { editionText, isNamed, newestEvidence } from './evidence.ts';

const source = (outlet: string, kind: Source['kind'], date?: string): Source => ({
  id: 'one',
  title: { zh: '报道', en: 'Report' },
  outlet: { zh: outlet, en: outlet },
  kind,
  ...(date !== undefined && { date }),
});

describe('evidence', () => {
  it('is as new as the newest source that others published', () => {
    const own = source('图集', 'estimate', '2026-11');
    // The atlas publishes the quotient too. The map has only a year, so its day in 2026 is unknown.
    const quotient = source('图集', 'dataset', '2026-10');
    const map = source('地图', 'map', '2026');
    const report = source('日报', 'media', '2026-01-26');
    expect(newestEvidence([own, report, quotient, map, source('百科', 'encyclopaedia')])).toBe('2026-01-26');
    expect(newestEvidence([map, source('日报', 'media', '2025-12-30')])).toBe('2026');
    expect(newestEvidence([own, quotient])).toBe('');
  });
  it('has its date beside the edition, in both languages', () => {
    const dated = { edition: '2026-11', newest: '2026-01-26' };
    expect(editionText(dated, 'zh')).toBe('资料整理至2026年11月，最新的外部证据为2026年1月26日');
    expect(editionText(dated, 'en')).toBe('Facts reviewed in Nov 2026; newest outside evidence 26 Jan 2026');
    expect(editionText({ edition: '2026', newest: '' }, 'zh')).toBe('资料整理至2026年');
  });
  it('recognizes an outlet that was not recorded', () => {
    const all = [
      '河南日报',
      '新闻报道（出处媒体未记录）',
      '百科条目（站点未记录）',
      '百科网站 newton.com.tw',
    ];
    expect(all.map((outlet) => isNamed(source(outlet, 'media')))).toEqual([true, false, false, true]);
  });
});
