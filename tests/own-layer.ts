/** For tests: a layer of a reader's own, which no catalogue has. */
import type { OwnLayer } from '../src/domain/layer/catalogue.ts';
import { presentCombinations } from '../src/domain/legend/present-combinations.ts';
import { data, feature } from './small-map.ts';

const features = [feature('fill', { id: 'site', sources: [] }), feature('line', { id: 'way', sources: [] })];

export const ownLayer = (more: Partial<OwnLayer> = {}): OwnLayer => ({
  id: 'mine',
  title: { zh: '我的选址', en: 'My sites' },
  summary: { zh: '自己画的', en: 'Drawn by myself' },
  marks: ['fill', 'line'],
  rank: 100,
  color: 'teal-1',
  fill: 0.2,
  label: { minzoom: 0 },
  fields: {},
  bounds: [112, 34, 114, 35],
  count: features.length,
  combinations: presentCombinations(features),
  data: { ...data(features), layer: 'mine' },
  ...more,
});
