/** Words of the gallery of plates. */
import type { Text } from '../../domain/catalogue.ts';
import { speaker } from '../../domain/text.ts';

const WORDS = {
  title: { zh: '可嵌入的图', en: 'Embeds' },
  galleryLead: {
    zh: '下列各图都可嵌入新闻页面：点开看效果，复制代码，或下载图片。',
    en: 'Each of these maps can stand in a news page: open it, copy its code, or take its picture.',
  },
  presets: { zh: '专题图', en: 'Maps by theme' },
  openEmbed: { zh: '单独打开', en: 'Open alone' },
  code: { zh: '嵌入代码', en: 'Code to embed' },
  component: { zh: '网页组件', en: 'Web component' },
  pictures: { zh: '图片', en: 'Pictures' },
  guide: { zh: '嵌入指南', en: 'How to embed' },
  preview: { zh: '横图 1200×630', en: 'Wide 1200×630' },
  square: { zh: '方图 1080×1080', en: 'Square 1080×1080' },
  portrait: { zh: '竖图 1080×1920', en: 'Portrait 1080×1920' },
  long: { zh: '长图', en: 'Long picture' },
} as const satisfies Record<string, Text>;

/** A word of the gallery. */
export const gallerySay = speaker(WORDS);
