/** Words of the embed. They are separate from the app’s dictionary, which only the explore door loads. */
import type { Text } from '../../domain/layer/catalogue.ts';
import { speaker } from '../../domain/text/text.ts';

const WORDS = {
  openAtlas: { zh: '打开完整图集', en: 'Open the full atlas' },
  sources: { zh: '来源与精度', en: 'Sources' },
  fullscreen: { zh: '全屏', en: 'Full screen' },
  leaveFullscreen: { zh: '退出全屏', en: 'Exit full screen' },
  mapHelp: {
    zh: '方向键移动，加减键缩放，回车键查看十字处的要素，Esc 键关闭卡片。',
    en: 'Arrow keys move, plus and minus zoom, Enter opens what is under the cross, Escape closes its card.',
  },
  touchHint: { zh: '用双指移动和缩放地图', en: 'Use two fingers to move the map' },
  wheelHint: {
    zh: '按住 Ctrl 键（Mac 为 ⌘）并滚动滚轮以缩放',
    en: 'Hold Ctrl (⌘ on a Mac) and scroll to zoom',
  },
  noScript: {
    zh: '没有脚本：这里是图集的“{publishedView}”，网页另选的图层和年份没有画出。',
    en: 'Without script: this is “{publishedView}” of the atlas. Layers or a year that the page chose are not drawn.',
  },
  embeds: { zh: '可嵌入的图', en: 'Embeds' },
} as const satisfies Record<string, Text>;

/** A word of the embed. */
export const embedSay = speaker(WORDS);
