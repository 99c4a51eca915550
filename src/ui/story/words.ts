/** Words of the guided stories. */
import type { Text } from '../../domain/layer/catalogue.ts';
import { speaker } from '../../domain/text/text.ts';

const WORDS = {
  lead: {
    zh: '跟着讲解看规划，随时可以停下来自己看。',
    en: 'Be led through the plan; stop and look around whenever you like.',
  },
  length: { zh: '{count} 章 · 约 {minutes} 分钟', en: '{count} chapters · about {minutes} min' },
  start: { zh: '开始', en: 'Start' },
  previous: { zh: '上一章', en: 'Previous' },
  next: { zh: '下一章', en: 'Next' },
  play: { zh: '自动播放', en: 'Play' },
  pause: { zh: '暂停', en: 'Pause' },
  again: { zh: '从头再看', en: 'From the start' },
  end: { zh: '结束导览', en: 'End the story' },
  place: { zh: '第 {at} 章，共 {count} 章', en: 'Chapter {at} of {count}' },
} as const satisfies Record<string, Text>;

/** A word of the stories, with `{name}` places filled in. */
export const storySay = speaker(WORDS);
