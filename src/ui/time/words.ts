/** Words of the time bar and of the list of changes. */
import type { Text } from '../../domain/layer/catalogue.ts';
import { date, speaker } from '../../domain/text/text.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { Lang } from '../../domain/view/view.ts';

const WORDS = {
  title: { zh: '时间', en: 'Time' },
  today: { zh: '今天', en: 'Today' },
  year: { zh: '{year}年底', en: 'End of {year}' },
  slider: { zh: '年份，{from}至{to}', en: 'Year, {from} to {to}' },
  play: { zh: '播放各年', en: 'Play the years' },
  pause: { zh: '暂停', en: 'Pause' },
  next: { zh: '下一个有变化的年份', en: 'Next year with a change' },
  back: { zh: '{when} · 回到今天', en: '{when} · back to today' },
  news: { zh: '{count} 项变化：{names}', en: '{count} changed: {names}' },
  still: { zh: '所开图层这一年没有变化', en: 'Nothing changed in the layers that are on' },
  opened: { zh: '为看变化，已打开：{layers}', en: 'Turned on because they change: {layers}' },
  undo: { zh: '撤销', en: 'Undo' },
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

/** The name of a moment: today, the end of a year, or a day. */
export const momentName = (lang: Lang, moment: Moment): string =>
  moment === null
    ? timeSay(lang, 'today')
    : moment.length === 4
      ? timeSay(lang, 'year', { year: moment })
      : date(lang, moment);
