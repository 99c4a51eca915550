/** The words of the first paint in both languages, and the formats of numbers, dates and units. */
import type { Basis, Status, Text, Unit } from '../layer/catalogue.ts';
import type { Lang } from '../view/view.ts';

/** Words of the interface. `say` replaces `{name}`. */
export const DICTIONARY = {
  layers: { zh: '图层', en: 'Layers' },
  plan: { zh: '规划要点', en: 'The plan' },
  stories: { zh: '导览', en: 'Stories' },
  data: { zh: '数据', en: 'Data' },
  time: { zh: '时间', en: 'Time' },
  search: { zh: '搜索', en: 'Search' },
  searchHint: { zh: '地名、要素、拼音或首字母', en: 'Place, feature, pinyin or initials' },
  legend: { zh: '图例', en: 'Legend' },
  close: { zh: '关闭', en: 'Close' },
  open: { zh: '展开', en: 'Open' },
  reset: { zh: '恢复默认', en: 'Reset' },
  resetHint: { zh: '回到开始时的地图', en: 'Back to the opening map' },
  details: { zh: '说明', en: 'About' },
  zoomIn: { zh: '放大后显示', en: 'Zoom in to see' },
  loading: { zh: '加载中…', en: 'Loading…' },
  failed: { zh: '未能加载', en: 'Could not be loaded' },
  retry: { zh: '重试', en: 'Try again' },
  zoomInButton: { zh: '放大', en: 'Zoom in' },
  zoomOutButton: { zh: '缩小', en: 'Zoom out' },
  homeButton: { zh: '全图', en: 'Whole area' },
  paper: { zh: '浅色底图', en: 'Light colours' },
  night: { zh: '深色底图', en: 'Dark colours' },
  language: { zh: 'English', en: '中文' },
  languageHint: { zh: '切换到英文', en: 'Switch to Chinese' },
  showOnMap: { zh: '在地图上查看', en: 'Show on map' },
  sources: { zh: '来源', en: 'Sources' },
  accuracy: { zh: '误差约 ±{km} 公里', en: 'accurate to within about {km} km' },
  accuracyM: { zh: '误差约 ±{m} 米', en: 'accurate to within about {m} m' },
  since: { zh: '{when}起', en: 'since {when}' },
  until: { zh: '至{when}', en: 'until {when}' },
  asOf: { zh: '资料截至{when}', en: 'as of {when}' },
  unpublished: { zh: '未见公布位置', en: 'No published site seen' },
  'not-spatial': { zh: '非空间事项', en: 'Not spatial' },
  approval: { zh: '审图号：{number}', en: 'Map approval no. {number}' },
  noApproval: { zh: '样图·未送审', en: 'Sample, not reviewed' },
  disclaimer: { zh: '示意图，界线不作为划界依据', en: 'Schematic; boundaries carry no legal weight' },
  credits: { zh: '数据来源与致谢', en: 'Data and credits' },
  licences: { zh: '许可', en: 'Licences' },
  schematic: { zh: '示意', en: 'schematic' },
  linkMended: {
    zh: '链接中有无法识别的部分，已忽略：{parts}',
    en: 'Parts of the link were not understood and are ignored: {parts}',
  },
  skipToPanel: { zh: '跳到图层面板', en: 'Skip to the layer panel' },
  map: { zh: '地图', en: 'Map' },
  mapHelp: {
    zh: '用方向键移动，加减键缩放；各图层的全部要素也可在“列表”中查看。',
    en: 'Arrow keys move, plus and minus zoom; every feature is also in the layer lists.',
  },
  menu: { zh: '菜单', en: 'Menu' },
  drawnHow: { zh: '线型表示状态，边缘表示精度', en: 'Line pattern shows status; edge shows exactness' },
  ownLayers: { zh: '我的图层', en: 'My layers' },
  layersOn: { zh: '已开 {count} 层', en: '{count} on' },
  ended: { zh: '已被取代', en: 'Superseded' },
  edition: { zh: '资料整理至{when}', en: 'Facts reviewed in {when}' },
  newest: { zh: '最新的外部证据为{when}', en: 'newest outside evidence {when}' },
} as const satisfies Record<string, Text>;

export type Word = keyof typeof DICTIONARY;

/** A text in a language, with its `{name}` placeholders filled in. */
export const fillIn = (text: Text, lang: Lang, fill: Readonly<Record<string, string | number>>): string =>
  text[lang].replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(Object.hasOwn(fill, name) ? fill[name] : whole),
  );

/** A function that returns words of a dictionary in a language, with their `{name}` placeholders filled in. */
export const speaker =
  <W extends string>(words: Readonly<Record<W, Text>>) =>
  (lang: Lang, word: W, fill: Readonly<Record<string, string | number>> = {}): string =>
    fillIn(words[word], lang, fill);

/** A word of the interface. */
export const say = speaker(DICTIONARY);

export const STATUS_TEXT: Readonly<Record<Status, Text>> = {
  existing: { zh: '现状', en: 'Existing' },
  building: { zh: '在建', en: 'Being built' },
  planned: { zh: '规划', en: 'Planned' },
  studied: { zh: '研究中', en: 'Under study' },
};

/** The status of a feature whose target date has passed by the moment shown. */
export const EXPECTED_TEXT: Text = { zh: '按目标应已投用', en: 'In use by target' };

export const BASIS_TEXT: Readonly<Record<Basis, Text>> = {
  official: { zh: '官方界线', en: 'Official outline' },
  derived: { zh: '由官方单元推导', en: 'Derived from official units' },
  traced: { zh: '据公开位置描绘', en: 'Traced from published positions' },
  schematic: { zh: '示意', en: 'Schematic' },
};

const grouped = (lang: Lang, value: number, digits: number): string =>
  new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', { maximumFractionDigits: digits }).format(value);

/** The status in words, with a note if it has ended. */
export const statusText = (feature: { status: Status; until?: string }, lang: Lang): string =>
  feature.until === undefined ? STATUS_TEXT[feature.status][lang] : say(lang, 'ended');

/** The map approval number (审图号), or a note that there is none. Every picture of the map includes it. */
export const approvalText = (catalogue: { approval: string }, lang: Lang): string =>
  catalogue.approval === '' ? say(lang, 'noApproval') : say(lang, 'approval', { number: catalogue.approval });

/** Units after numbers: Chinese, English. */
const PLAIN: Readonly<Record<Unit, Text>> = {
  count: { zh: '', en: '' },
  person: { zh: '人', en: ' people' },
  km: { zh: '公里', en: ' km' },
  m: { zh: '米', en: ' m' },
  km2: { zh: '平方公里', en: ' km²' },
  m2: { zh: '平方米', en: ' m²' },
  ha: { zh: '公顷', en: ' ha' },
  mu: { zh: '亩', en: ' mu' },
  kmh: { zh: '公里/小时', en: ' km/h' },
  minute: { zh: '分钟', en: ' min' },
  percent: { zh: '%', en: '%' },
  yuan: { zh: '元', en: ' yuan' },
  tonne: { zh: '吨', en: ' t' },
  'tonne-a-year': { zh: '吨/年', en: ' t a year' },
  m3: { zh: '立方米', en: ' m³' },
  'm3-a-year': { zh: '立方米/年', en: ' m³ a year' },
  'm3-a-second': { zh: '立方米/秒', en: ' m³/s' },
  'm3-a-day': { zh: '立方米/日', en: ' m³ a day' },
  'trip-a-day': { zh: '列/日', en: ' trains a day' },
  'pair-a-day': { zh: '对/日', en: ' pairs of trains a day' },
  'person-a-km2': { zh: '人/平方公里', en: ' people per km²' },
  'person-a-day': { zh: '人次/日', en: ' riders a day' },
  lane: { zh: '车道', en: ' lanes' },
};
/** Units whose large numbers are written with 万 and 亿 in Chinese, and with millions and billions in English. */
const LARGE: ReadonlySet<Unit> = new Set<Unit>([
  'person',
  'yuan',
  'mu',
  'tonne',
  'tonne-a-year',
  'm3',
  'm3-a-year',
  'm3-a-day',
  'person-a-day',
]);
const ZH_STEPS = [
  [1e12, '万亿'],
  [1e8, '亿'],
  [1e4, '万'],
] as const;
const EN_STEPS = [
  [1e12, ' trillion'],
  [1e9, ' billion'],
  [1e6, ' million'],
] as const;

/** A number with its unit in the format of the language: 12600574 person → 1,260.06万人 / 12.6 million people. */
export function quantity(lang: Lang, value: number, unit?: Unit): string {
  if (unit === undefined) return grouped(lang, value, 3);
  const tail = PLAIN[unit][lang];
  if (LARGE.has(unit)) {
    const step = (lang === 'zh' ? ZH_STEPS : EN_STEPS).find(([size]) => Math.abs(value) >= size);
    if (step) return `${grouped(lang, value / step[0], 2)}${step[1]}${tail}`;
    return `${grouped(lang, value, 0)}${tail}`;
  }
  // Round areas are written with 万: 26000 → 2.6万平方公里.
  if (lang === 'zh' && unit === 'km2' && value >= 1e4 && value % 1000 === 0)
    return `${grouped(lang, value / 1e4, 1)}万${tail}`;
  return `${grouped(lang, value, 3)}${tail}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** YYYY, YYYY-MM or YYYY-MM-DD in the format of the language. */
export function date(lang: Lang, when: string): string {
  const [year = '', month, day] = when.split('-');
  if (lang === 'zh') return `${year}年${month ? `${String(+month)}月` : ''}${day ? `${String(+day)}日` : ''}`;
  const name = month ? (MONTHS[+month - 1] ?? month) : '';
  return [day ? String(+day) : '', name, year].filter(Boolean).join(' ');
}

/** "±3 km" in words. Below one kilometre in metres. */
export const accuracy = (lang: Lang, km: number): string =>
  km < 1
    ? say(lang, 'accuracyM', { m: grouped(lang, Math.round(km * 1000), 0) })
    : say(lang, 'accuracy', { km: grouped(lang, km, 1) });
