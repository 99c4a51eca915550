/** Words of an element's card. */
import { speaker } from '../../domain/text/text.ts';
import type { Text } from '../../domain/layer/catalogue.ts';

const WORDS = {
  says: { zh: '报道说', en: 'The article says' },
  added: { zh: '图集补充', en: 'Added by the atlas' },
  known: { zh: '已知', en: 'What is known' },
  unknown: { zh: '尚不清楚', en: 'Not known' },
  notDrawn: { zh: '图上未绘', en: 'Not drawn' },
  drawnBy: { zh: '由 {count} 个要素表示', en: 'Shown by {count} features' },
} as const satisfies Record<string, Text>;

/** A word of the plan's cards. */
export const planSay = speaker(WORDS);
