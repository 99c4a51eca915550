/** Words of the data tab. */
import type { Text } from '../../domain/layer/catalogue.ts';
import type { DataPanel } from '../../state/panels.svelte.ts';

/** The data panels, one for each entry of the tab: a title, and the question that the panel answers. */
export const DATA_PANELS: Readonly<Record<DataPanel, { title: Text; says: Text }>> = {
  figures: {
    title: { zh: '九市数字', en: 'The nine cities in figures' },
    says: {
      zh: '人口、面积、密度、城镇化率和生产总值，各带年份与来源，可排序。',
      en: 'People, area, density, urban share and GDP, each with its year and source; sortable.',
    },
  },
  reach: {
    title: { zh: '从郑州出发', en: 'Reach from Zhengzhou' },
    says: {
      zh: '到八市公布过的铁路时间与车次，以及由此推算的可达范围。',
      en: 'Published rail times and trains to the eight cities, and the reach computed from them.',
    },
  },
  frames: {
    title: { zh: '三种范围对比', en: 'Three extents compared' },
    says: {
      zh: '获复函的范围、“1+8”与“1+4”：谁在里面，谁不在，面积和人口各多少。',
      en: 'The 2023 plan, 1+8 and 1+4: who is in, who is not, how large, how many people.',
    },
  },
  changes: {
    title: { zh: '逐年变化', en: 'Changes year by year' },
    says: {
      zh: '每年开工、开通、设立了什么，哪些目标还没有见到实现。',
      en: 'What was begun, opened or founded each year, and which targets have no report that they were met.',
    },
  },
  quality: {
    title: { zh: '数据质量', en: 'Data quality' },
    says: {
      zh: '每层的依据、状态和可信度，公布值与计算值之差，来源一览，没有公布的事项。',
      en: 'Basis, status and confidence of each layer; published against computed; all sources; what is unpublished.',
    },
  },
};
