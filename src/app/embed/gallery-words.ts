/** Words of the gallery of published views. */
import type { Text } from '../../domain/layer/catalogue.ts';
import { speaker } from '../../domain/text/text.ts';

const WORDS = {
  title: { zh: '可嵌入的图', en: 'Embeds' },
  galleryLead: {
    zh: '下列各图都可嵌入新闻页面：点开看效果，复制代码，或下载图片。',
    en: 'Each of these maps can be embedded in a news page: open it, copy its code, or download its picture.',
  },
  presets: { zh: '专题图', en: 'Maps by theme' },
  code: { zh: '嵌入代码', en: 'Code to embed' },
  ofPublishedView: { zh: '：{title}', en: ': {title}' },
  pictures: { zh: '图片', en: 'Pictures' },
  /** The name of a link. It begins with the visible text, for readers who use voice control. */
  picture: {
    zh: '{type}，“{title}”{form}，中文，{size}',
    en: '{type}: “{title}”, {form}, in English, {size}',
  },
  guide: { zh: '嵌入指南', en: 'Embedding guide' },
  unset: {
    zh: '这份图集构建时没有写明网址：请把代码中的 {site} 换成图集的网址。',
    en: 'This copy was built without its address: in the codes, replace {site} by the address of the atlas.',
  },
} as const satisfies Record<string, Text>;

/** A word of the gallery. */
export const gallerySay = speaker(WORDS);
