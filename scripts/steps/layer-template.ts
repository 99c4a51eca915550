/** The files of a new layer, with the remarks that a newcomer needs. `npm run data` builds them as they are. */
import type { Color } from '../../src/domain/legend/palette.ts';

export interface Template {
  id: string;
  theme: string;
  /** All themes of the atlas. */
  themes: readonly string[];
  /** A colour that the theme's layers use. */
  color: Color;
  /** A source of kind `estimate`, for the example's position. */
  source: string;
  /** The example's position: longitude, latitude. */
  at: readonly [number, number];
  /** The year of the edition. */
  year: string;
}

/** File names with their texts. */
export const filesOf = (template: Template): Readonly<Record<string, string>> => ({
  'layer.yaml': layerText(template),
  'features.yaml': featuresText(template),
  'about.zh.md':
    '这一层画什么，依据什么资料，截至什么时候。（请改写）\n\n哪些没有画，为什么；哪些位置只是估计。（请改写）\n',
  'about.en.md':
    'What this layer shows, on which sources it rests, and as of when. (Write your own.)\n\nWhat is not drawn and why, and which positions are estimates. (Write your own.)\n',
});

const layerText = ({ id, theme, themes, color }: Template): string => `\
# yaml-language-server: $schema=../../layer.schema.json
# 图层 ${id}：标题、主题、画法、颜色、字段。语法见 data/README.md。
# The layer ${id}: title, theme, marks, colours, fields. data/README.md explains the grammar.
title: { zh: 新图层, en: New layer }
summary: { zh: 一句话说明画了什么。, en: One sentence that says what is drawn. }
# ${themes.join(' | ')}
theme: ${theme}
# 面 areas: fill · 线 lines: line · 点 points: circle · 弧线 between: arc · 移动标记 along: trip
marks: [circle]
# 越大越后画 / Larger is drawn later, within its slot.
rank: 50
# 打开图集时是否显示 / Part of the opening view or not.
on: false
# 同一主题用同一色系，颜色名见 src/domain/legend/palette.ts。
# Layers of a theme share a hue. The names of colours are in src/domain/legend/palette.ts.
# 按类着色 / By class: color: { by: class, classes: [{ value: big, label: { zh: 大, en: Large }, to: ${color} }] }
color: ${color}
# 圆的直径或线宽，像素 / Diameter of circles or width of lines, in px.
size: 9
# 从这一缩放级别起写名称 / Zoom from which names are written.
label: { minzoom: 8 }
# 要素可以有的数字 / Figures that features can have, e.g.
# fields:
#   beds: { label: { zh: 床位, en: Beds }, unit: count }
`;

const featuresText = ({ id, source, at, year }: Template): string => `\
# yaml-language-server: $schema=../../features.schema.json
# 每个要素一条。把这个例子换成真的；来源先记入 data/sources.yaml。
# One record a feature. Replace this example; list your sources in data/sources.yaml first.
- id: example # 小写连字符，不再更改 / kebab-case, final
  # 名称里有县、市名的，须画在那里 / A feature that bears a county's or city's name lies there.
  name: { zh: 示例, en: Example }
  # existing 现状 | building 在建 | planned 规划 | studied 研究
  status: existing
  # 状态起始的日期。现状要素不知道可以不写；其余三种必须写。
  # When the status began. It may be left out for what exists; the other three need it.
  # since: 2019-12-01
  # 状态截至何时已知 / The status is known as of:
  asOf: ${year}
  note: { zh: 一两句自己的话。, en: One or two sentences of our own. }
  # 数字要有年份和来源 / A number needs a year and a source:
  # facts: [{ field: beds, value: 800, year: ${year}, source: ${source} }]
  sources: [${source}]
  # 配方 / Recipes: point, place, through, ring, units, around … (data/README.md)
  geometry: { point: [${at.join(', ')}] }
  # official | derived | traced | schematic；只凭估计的写 schematic / Mere estimates are schematic.
  basis: schematic
  # 位置可能差几公里 / By how many kilometres the position may be wrong.
  accuracy_km: 5
# 在 data/plan.yaml 的 shows 里写上 ${id}，规划要点就会指到这里。
# Name ${id} under \`shows\` in data/plan.yaml if it shows an element of the plan.
`;
