/** Words of the about pages. They are separate from the app’s dictionary, which every reader of the map loads. */
import type { Text } from '../../domain/layer/catalogue.ts';
import { speaker } from '../../domain/text/text.ts';

const WORDS = {
  skip: { zh: '跳到正文', en: 'Skip to the text' },
  theme: { zh: '主题', en: 'Theme' },
  openLayer: { zh: '在交互地图中打开此图层', en: 'Open this layer in the interactive map' },
  download: { zh: '下载数据（GeoJSON，{size}）', en: 'Download the data (GeoJSON, {size})' },
  licence: { zh: '数据许可：{licence}', en: 'Licence of the data: {licence}' },
  databaseLicence: {
    zh: '数据许可：{licence}，因大量位置取自 {database}；转用时请注明，改编的数据按同一许可提供。',
    en: 'Licence of the data: {licence}, since many positions are from {database}. Name them, and offer adapted data under the same licence.',
  },
  picture: { zh: '{layer}（静态图）', en: '{layer} (static map)' },
  onThisPage: { zh: '本页内容', en: 'On this page' },
  overview: { zh: '总表', en: 'Table' },
  features: { zh: '逐项资料', en: 'Feature by feature' },
  howExact: { zh: '几何依据的含义', en: 'What each basis means' },
  cited: { zh: '来源编号见文末列表。', en: 'Numbers refer to the list of sources at the end.' },
  otherLayers: { zh: '其他图层', en: 'Other layers' },
  thisPage: { zh: '本页', en: 'this page' },
  planLead: {
    zh: '报道与规划讲到的每一项：怎么说、后来知道什么、哪些不清楚；图上没有画的，写明为什么。',
    en: 'Everything that the article and the plan mention: what they say, what is known since, what is unknown, and why some elements are not drawn.',
  },
  torn: {
    zh: '报道刊出的文字有一处断开：末尾“郑开兰间高速小”一句未完，接在四段之前的“型客车免费通行”。图集把两处接起来读，其余次序不动。',
    en: 'The article as printed is torn at one place: its last sentence breaks off within “small cars”, and goes on four paragraphs earlier with their free passage. The atlas joins the two and reads all else in the order printed.',
  },
  quality: { zh: '数据质量', en: 'Data quality' },
  gallery: { zh: '可嵌入的图', en: 'Embeds' },
  guide: { zh: '嵌入指南', en: 'Embedding guide' },
  written: {
    zh: '本页由图集数据生成，数据版本 {hash}。',
    en: 'Written from the data of the atlas, edition {hash}.',
  },
  edition: {
    zh: '本页由图集数据生成，数据版本 {hash}。引用单个要素时，可用其名称上的链接。',
    en: 'Written from the data of the atlas, edition {hash}. To cite one feature, use the link on its name.',
  },
} as const satisfies Record<string, Text>;

/** A word of the pages. */
export const pageSay = speaker(WORDS);
