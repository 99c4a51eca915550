/** Words of the time bar and of the list of changes. */
import type { Text } from '../../domain/catalogue.ts';
import { speaker } from '../../domain/text.ts';

const WORDS = {
  title: { zh: '时间', en: 'Time' },
  today: { zh: '今天', en: 'Today' },
  edition: { zh: '资料整理至{when}', en: 'facts gone through in {when}' },
  year: { zh: '{year}年底', en: 'End of {year}' },
  slider: { zh: '年份，{from}至{to}', en: 'Year, {from} to {to}' },
  play: { zh: '播放各年', en: 'Play the years' },
  pause: { zh: '暂停', en: 'Pause' },
  next: { zh: '下一年', en: 'Next year' },
  changes: { zh: '{year}年变化 · {count}', en: 'Changes in {year} · {count}' },
  none: { zh: '这一年没有记录到变化。', en: 'No change is on record for this year.' },
  toCome: {
    zh: '已公布的目标画长划线，其余停在已知的最后状态',
    en: 'published targets in long dashes, all else as last known',
  },
  all: { zh: '共 {count} 条，有日期可考者', en: '{count} in all, of those whose date is known' },
} as const satisfies Record<string, Text>;

/** A word of the time bar, with `{name}` places filled in. */
export const timeSay = speaker(WORDS);
