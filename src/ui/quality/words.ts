/**
 * Words of the data-quality report. They are separate from the app’s dictionary, which every reader of the map loads.
 */
import type { Source, Status, Text } from '../../domain/layer/catalogue.ts';
import type { SourceUse, Support } from '../../domain/plan/quality.ts';
import { speaker, quantity } from '../../domain/text/text.ts';
import type { Lang } from '../../domain/view/view.ts';

const WORDS = {
  title: { zh: '数据质量', en: 'Data quality' },
  lead: {
    zh: '每条线凭什么画、画得多准、哪些还不知道。本页数字全部由构建程序从图集数据统计得出，没有一个是手填的。',
    en: 'What each line rests on, how exact it is, and what is still not known. Every number here is counted from the data of the atlas when it is built; none is typed in.',
  },
  edition: { zh: '{edition}，数据版本 {hash}', en: '{edition}; data version {hash}' },
  asPage: { zh: '单独成页，可打印', en: 'As a page of its own, to print' },
  inNumbers: { zh: '数字一览', en: 'In numbers' },
  contents: { zh: '本页内容', en: 'On this page' },

  layers: { zh: '各图层的依据、状态与精度', en: 'Layers: basis, status, exactness' },
  layersHint: {
    zh: '条形表示各类所占的份额，下方是要素个数。精度是要素自报的误差范围。同一要素为另一项数字再画一次的图层，不计入合计。',
    en: 'Bars show the share of each kind, with the number of features below. Accuracy is the uncertainty stated for each feature. Layers that draw features of other layers again, for another figure, are not in the total.',
  },
  allLayers: { zh: '全部图层', en: 'All layers' },
  layer: { zh: '图层', en: 'Layer' },
  features: { zh: '要素', en: 'Features' },
  basis: { zh: '几何依据', en: 'Basis of geometry' },
  status: { zh: '状态', en: 'Status' },
  low: { zh: '存疑', en: 'Doubtful' },
  dated: { zh: '有起始日期', en: 'With a date' },
  undated: { zh: '无起始日期', en: 'Without' },
  accuracy: { zh: '误差', en: 'Accuracy' },
  facts: { zh: '数据条目', en: 'Facts' },
  repeats: { zh: '重复表示，不计入合计', en: 'shown again, not in the total' },
  doubtfulOf: { zh: '{all}，存疑{low}', en: '{all}, {low} doubtful' },

  figures: { zh: '公布数字与图上量算', en: 'Published figures against the drawing' },
  figuresHint: {
    zh: '凡公布过面积或长度、又画成面或线的要素，都与图形量算值相比。允许的相差由要素的精度推出：浅色带是允许的，竖线是实际的。允许超过公布值四分之一的，图形检验不了这个数字，照实写明。按相差的百分比从大到小排列。',
    en: 'Wherever an area or a length was published and the feature is drawn as an area or a line, the two are compared. What its accuracy allows is the pale band, the actual difference the upright mark. Where more than a quarter of the figure is allowed, the drawing cannot check it, and the table says so. The largest difference in percent comes first.',
  },
  figuresFine: {
    zh: '共{all}项：{fine}项在允许范围内，{loose}项允许过宽、检验不了。',
    en: '{all} figures: {fine} lie within what is allowed; {loose} allow too much to be checked.',
  },
  figuresOff: {
    zh: '共{all}项：{fine}项在允许范围内，{off}项超出，{loose}项允许过宽、检验不了。',
    en: '{all} figures: {fine} lie within what is allowed, {off} beyond; {loose} allow too much to be checked.',
  },
  figuresNone: { zh: '没有可比对的数字。', en: 'There is no figure to compare.' },
  feature: { zh: '要素', en: 'Feature' },
  published: { zh: '公布', en: 'Published' },
  measured: { zh: '图上量算', en: 'Drawn' },
  difference: { zh: '相差', en: 'Difference' },
  allowed: { zh: '允许', en: 'Allowed' },
  off: { zh: '超出', en: 'Beyond' },
  loose: { zh: '检验不了', en: 'Cannot be checked' },
  area: { zh: '面积', en: 'Area' },
  length: { zh: '长度', en: 'Length' },

  routes: { zh: '所述走向与图上走向', en: 'Routes in texts and on the map' },
  routesHint: {
    zh: '资料写明线路经过哪些车站、穿过哪些县市的，都与图上的线相比。允许的相差是该线的精度加上点位或界线的误差；超出的，构建程序不予通过。图形本来就画过的车站检验不了走向，另外计数。',
    en: 'Where a text says which stations a line passes, or which counties it crosses, the drawn line is compared with it. The allowance is the accuracy of the line plus the uncertainty of the point or border; the build refuses a line that is farther off. Stations through which the line is drawn prove nothing about its route and are counted separately.',
  },
  routesResult: {
    zh: '{lines}条线，{all}处车站和县市，全部在允许范围内；其中{drawn}处是图形画过的点。',
    en: '{lines} lines, {all} stations and counties, all within what is allowed; {drawn} of them are points that the line is drawn through.',
  },
  routesNone: { zh: '没有可比对的走向。', en: 'There is no route to compare.' },
  passes: { zh: '资料所述', en: 'Said to pass' },
  furthest: { zh: '最大相差', en: 'Furthest off' },
  drawnThrough: { zh: '均为画过的点', en: 'line drawn through all' },

  openings: { zh: '开通未核实', en: 'Openings not verified' },
  openingsHint: {
    zh: '公布的建成或开通时间已过，但没有见到建成或开通的报道。不等于没有开通。',
    en: 'The published date of completion or opening has passed, and no report of it was seen. It may be open all the same.',
  },
  openingsNone: { zh: '目前没有这样的要素。', en: 'There is no such feature at present.' },
  target: { zh: '公布的时间', en: 'Published date' },
  lastSeen: { zh: '最近的证据', en: 'Last evidence' },

  gaps: { zh: '没有画出的与还不清楚的', en: 'What is not drawn, and what is not known' },
  gapsHint: {
    zh: '规划要点中图上没有画出的，逐条写明原因；已画出的，写明还不知道什么。',
    en: 'Elements of the plan that the map does not show, each with the reason; and of those it shows, what is still not known.',
  },
  undrawn: { zh: '没有画出', en: 'Not drawn' },
  unknown: { zh: '已画出，但仍不清楚', en: 'Drawn, but not all is known' },
  alsoUnknown: { zh: '尚不清楚', en: 'Not known' },

  meaning: { zh: '各词的含义', en: 'What the words mean' },
  doubtful: {
    zh: '只有一个薄弱来源，或是本图集编者的估计，有待核实。',
    en: 'A single weak source or an estimate of the editors; to be verified.',
  },
  datedMeaning: {
    zh: '有出处说明目前的状态从何时开始。没有日期的，图集视为一直如此。',
    en: 'A source gives the date from which the status applies. Without a date, the atlas assumes that it always has.',
  },
  accuracyMeaning: {
    zh: '图上位置与实地可能相差的距离，由编者按所用资料给出，构建时不许小于所用点和线的误差。',
    en: 'How far the drawn position may lie from the real one: stated by the editors for the material used, and never less than the uncertainty of the points and lines it is made of.',
  },
  allowedMeaning: {
    zh: '面积：轮廓全长乘以精度的一半，至少1%；长度：5%，另加两端各一个精度。',
    en: 'Areas: half the accuracy along the whole outline, at least 1 %. Lengths: 5 %, and the accuracy at each end.',
  },

  sources: { zh: '来源', en: 'Sources' },
  sourcesHint: {
    zh: '按支撑的要素个数排列。点位指图形所经过、出处为该来源的站点和城镇等。',
    en: 'By the number of features that rest on each. Points are the stations, towns and the like through which geometries are drawn.',
  },
  outlets: { zh: '数据条目的出处', en: 'Outlets of the facts' },
  outletsHint: {
    zh: '{all}条中{named}条写明媒体、机构或网站；其余{unnamed}条只见到转载，出处没有记录，卡片上逐条标出。',
    en: '{named} of {all} name their outlet. Of the other {unnamed} only copies were seen, whose outlet was not recorded; cards mark each of them.',
  },
  source: { zh: '来源', en: 'Source' },
  kind: { zh: '类别', en: 'Kind' },
  elements: { zh: '要点', en: 'Elements' },
  places: { zh: '点位', en: 'Points' },
  support: { zh: '要素的来源数', en: 'Sources a feature rests on' },
  ownToo: {
    zh: '{count}个要素的位置用到本图集编者的估计（不计入来源数）。',
    en: 'The position of {count} features uses an estimate of the editors, which does not count as a source.',
  },
  plan: { zh: '规划要点', en: 'elements of the plan' },
  compared: { zh: '项数字与图形比对', en: 'figures compared' },
  ofThemLoose: { zh: '{count}项检验不了', en: '{count} cannot be checked' },
  repeated: { zh: '另有{count}个是重复表示', en: 'and {count} that show some of them again' },
  ofThemOff: { zh: '{count}项超出', en: '{count} beyond' },
  notVerified: { zh: '项开通未核实', en: 'openings not verified' },
  notDrawn: { zh: '条要点未画出', en: 'elements not drawn' },
  countLayers: { zh: '个图层', en: 'layers' },
  countFeatures: { zh: '个要素', en: 'features' },
  countSources: { zh: '个来源', en: 'sources' },
} as const satisfies Record<string, Text>;

export type QualityWord = keyof typeof WORDS;

/** A word of the report, with `{name}` places filled in. */
export const qualitySay = speaker(WORDS);

export const KIND_TEXT: Readonly<Record<Source['kind'], Text>> = {
  government: { zh: '政府与官方机构', en: 'Government' },
  media: { zh: '媒体', en: 'Media' },
  encyclopaedia: { zh: '百科条目', en: 'Encyclopaedia' },
  map: { zh: '地图数据', en: 'Map data' },
  dataset: { zh: '数据集', en: 'Dataset' },
  estimate: { zh: '本图集估计', en: 'Our estimate' },
};

/** Labels that are short enough to stand below a bar. */
export const PART_TEXT = {
  official: { zh: '官方', en: 'official' },
  derived: { zh: '推导', en: 'derived' },
  traced: { zh: '描绘', en: 'traced' },
  schematic: { zh: '示意', en: 'schematic' },
  existing: { zh: '现状', en: 'existing' },
  building: { zh: '在建', en: 'being built' },
  planned: { zh: '规划', en: 'planned' },
  studied: { zh: '研究中', en: 'under study' },
  several: { zh: '多个来源', en: 'several' },
  single: { zh: '单一来源', en: 'one' },
  named: { zh: '写明出处', en: 'named' },
  unnamed: { zh: '出处未记录', en: 'not recorded' },
  own: { zh: '仅编者估计', en: 'editors’ estimate only' },
} as const satisfies Record<string, Text>;

export type Part = keyof typeof PART_TEXT;

/** The meaning of each status in the atlas. */
export const STATUS_NOTE: Readonly<Record<Status, Text>> = {
  existing: { zh: '已经建成、开通或生效。', en: 'Built, open or in force.' },
  building: {
    zh: '已经开工，没有见到建成的报道。',
    en: 'Work has begun; no report of its completion was seen.',
  },
  planned: {
    zh: '写入已公布的规划或已获批准，尚未开工。',
    en: 'In a published plan or approved; work has not begun.',
  },
  studied: { zh: '只见于研究、设想或征求意见稿。', en: 'Seen only in studies, ideas or drafts for comment.' },
};

/** Units in which areas and lengths are compared. */
export const UNIT_OF = { area: 'km2', length: 'km' } as const;

/** A measured area (km²) or length (km), rounded to the precision that such a figure has. */
export const measure = (lang: Lang, value: number, what: keyof typeof UNIT_OF): string =>
  quantity(lang, Math.abs(value) < 100 ? Math.round(value * 10) / 10 : Math.round(value), UNIT_OF[what]);

/** `+0.4%`, `−5.3%` */
export const signedPercent = (lang: Lang, percent: number): string => {
  const rounded = Math.round(Math.abs(percent) * 10) / 10;
  return `${rounded === 0 ? '±' : percent < 0 ? '−' : '+'}${quantity(lang, rounded, 'percent')}`;
};

/** Number of features that have several sources, one source, or only the editors' estimate. */
export const supportParts = ({ features, single, onlyEstimate }: Support): Partial<Record<Part, number>> => ({
  several: features - single - onlyEstimate,
  single,
  own: onlyEstimate,
});

/** Kinds of source that occur, with the number of sources of each. */
export const kindCounts = (uses: readonly SourceUse[]): readonly { kind: Source['kind']; count: number }[] =>
  (Object.keys(KIND_TEXT) as Source['kind'][])
    .map((kind) => ({ kind, count: uses.filter((use) => use.source.kind === kind).length }))
    .filter(({ count }) => count > 0);
