/**
 * Words of the figures, travel times and frames. They are separate from the dictionary that every reader of the map
 * loads.
 */
import type { Text } from '../../domain/layer/catalogue.ts';
import type { Measure } from '../../domain/plan/figures.ts';
import { speaker } from '../../domain/text/text.ts';

const WORDS = {
  measure: { zh: '指标', en: 'Figure' },
  city: { zh: '城市', en: 'City' },
  value: { zh: '数值', en: 'Value' },
  year: { zh: '年份', en: 'Year' },
  source: { zh: '来源', en: 'Source' },
  item: { zh: '项目', en: 'Item' },
  yearsDiffer: {
    zh: '各市年份不同（{years}），不能跨年比较；同一年的归为一组，每组花纹不同。',
    en: 'The years differ ({years}): figures must not be compared across years. Those of one year stand together, each group in a pattern of its own.',
  },
  oneYear: { zh: '各市都是{year}的数字，可以比较。', en: 'All figures are of {year} and can be compared.' },
  alone: { zh: '这一年只有一个城市', en: 'the only city of that year' },
  notFound: { zh: '未找到公布数字', en: 'No published figure found' },
  wordsOnly: { zh: '只有文字说法，不画条', en: 'Published in words only, no bar' },
  computed: {
    zh: '密度由本图集算出：2020年普查人口÷面积（同一张表所列）。',
    en: 'Density is computed by this atlas: census of 2020 ÷ area (from the same table).',
  },
  low: { zh: '来源单一', en: 'single weak source' },
  onMap: { zh: '在地图上显示：{layer}', en: 'Show on the map: {layer}' },
  allFacts: { zh: '全部数字', en: 'All figures' },
  allFactsHint: {
    zh: '点表头排序，点城市在地图上选中。',
    en: 'Headers sort; a city selects itself on the map.',
  },
  toCity: { zh: '到郑州的铁路', en: 'Rail to Zhengzhou' },
  minutes: { zh: '公布的时间', en: 'Published time' },
  pairs: { zh: '每日对数', en: 'Pairs of trains a day' },
  noTime: { zh: '没有可靠的公布时间', en: 'No reliable time was published' },
  noRank: {
    zh: '各市的时间年份不同、口径不同（最快、一般车次、规划），起讫站也不同，见各格小字；表中不按长短排序。',
    en: 'The times are of different years and kinds (fastest, ordinary, planned) and between different stations, as the small print of each says; the table does not rank them.',
  },
  noPairs: { zh: '未找到公布数字', en: 'No published figure found' },
  halfHour: {
    zh: '规划所说“半小时通勤圈”指郑州近旁的县市，不是半小时到八座城市。',
    en: 'The half-hour commuting area of the plans means the towns close to Zhengzhou, not half an hour to all eight cities.',
  },
  which: { zh: '地图上显示哪个范围', en: 'Which extent the map shows' },
  allFrames: { zh: '三种一起', en: 'All together' },
  area: { zh: '面积', en: 'Area' },
  areaPublished: { zh: '公布面积', en: 'Area, published' },
  areaComputed: { zh: '图上面积', en: 'Area, as drawn' },
  gap: { zh: '图上比公布', en: 'Drawn against published' },
  peoplePublished: { zh: '公布人口', en: 'People, published' },
  peopleComputed: { zh: '由各市相加', en: 'People, sum of its cities' },
  partly: {
    zh: '未算：有的城市只有一部分在内，图集没有县区人口',
    en: 'Not computed: some cities are only partly inside, and the atlas has no county figures',
  },
  cities: { zh: '全域纳入的市', en: 'Whole cities' },
  counties: { zh: '县级单元', en: 'County units' },
  ofParts: {
    zh: '{count}个，其中{part}个属于部分纳入的市',
    en: '{count}, of which {part} of cities partly inside',
  },
  countOf: { zh: '{count}个', en: '{count}' },
  differences: { zh: '两两相差', en: 'How they differ' },
  inNotIn: { zh: '在{one}、不在{other}', en: 'In {one}, not in {other}' },
  none: { zh: '无', en: 'None' },
  whole: { zh: '全域', en: 'all of it' },
} as const satisfies Record<string, Text>;

export type FigureWord = keyof typeof WORDS;

/** A word of the figures, with `{name}` places filled in. */
export const figureSay = speaker(WORDS);

export const MEASURE_TEXT: Readonly<Record<Measure, Text>> = {
  'residents-2020': { zh: '人口（2020年普查）', en: 'Residents, census of 2020' },
  residents: { zh: '常住人口（查到的最新年份）', en: 'Residents, latest year found' },
  area: { zh: '面积', en: 'Area' },
  density: { zh: '人口密度', en: 'Population density' },
  urban: { zh: '城镇化率', en: 'Urban share' },
  gdp: { zh: '生产总值（查到的最新年份）', en: 'GDP, latest year found' },
};
