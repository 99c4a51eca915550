/** Words of parts that follow the first paint and have no folder of their own. */
import type { Text } from '../domain/layer/catalogue.ts';
import { speaker } from '../domain/text/text.ts';

const WORDS = {
  searchNone: {
    zh: '没有找到“{query}”。可试试拼音、首字母或英文。',
    en: 'Nothing found for “{query}”. Try pinyin, initials or English.',
  },
  searchCount: { zh: '{count} 项结果', en: '{count} results' },
  place: { zh: '地名', en: 'Place' },
  tableOf: { zh: '{layer}：列表', en: '{layer}: list' },
  copyLink: { zh: '复制链接', en: 'Copy link' },
  copied: { zh: '链接已复制', en: 'Link copied' },
  copyFailed: {
    zh: '浏览器不许复制，请选中下面的地址自行复制',
    en: 'The browser does not allow copying: select the address below',
  },
  noWebgl: {
    zh: '此浏览器没有可用的图形加速（WebGL 2），正在使用静态地图；图层和卡片照常可用。',
    en: 'This browser offers no WebGL 2: this is the static map. Layers and cards work as usual.',
  },
  webglFailed: {
    zh: '图形加速未能启动，正在使用静态地图；图层和卡片照常可用。（{reason}）',
    en: 'WebGL could not be started: this is the static map. Layers and cards work as usual. ({reason})',
  },
  noReadback: {
    zh: '浏览器的隐私保护不让网页读取画布，动态地图上的地名会变成噪点，因此使用静态地图；图层和卡片照常可用。',
    en: 'Your browser’s privacy protection keeps pages from reading canvases, which would turn the map’s names into noise: this is the static map. Layers and cards work as usual.',
  },
  restWebgl: {
    zh: '图形加速多次中断，暂用静态地图，稍后自动重试；图层和卡片照常可用。',
    en: 'Graphics acceleration failed several times. This is the static map until the atlas tries again in a while; layers and cards work as usual.',
  },
  lostWebgl: { zh: '图形设备重启，正在恢复…', en: 'The graphics device restarted; recovering…' },
  leavePlan: {
    zh: '正在看规划要点，返回全部图层',
    en: 'Showing one element of the plan; back to all layers',
  },
  here: { zh: '此处有 {count} 个要素', en: '{count} features here' },
  backToList: { zh: '返回列表（{count}）', en: 'Back to the list ({count})' },
  only: { zh: '只看此层', en: 'Only this' },
  opacity: { zh: '不透明度', en: 'Opacity' },
  table: { zh: '列表', en: 'List' },
  aboutPage: { zh: '说明页', en: 'About page' },
  exactness: { zh: '几何依据', en: 'Geometry' },
  related: { zh: '相关要素', en: 'Related' },
  lowConfidence: { zh: '来源单一，有待核实', en: 'Single weak source, to be verified' },
  unnamed: { zh: '出处媒体未记录', en: 'Outlet not recorded' },
  printedFrom: { zh: '地图地址', en: 'Address of this map' },
} as const satisfies Record<string, Text>;

/** A word of the later parts, with `{name}` places filled in. */
export const laterSay = speaker(WORDS);
