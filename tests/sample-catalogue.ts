/** A small catalogue for tests of pure functions: two layers on at start, two off. */
import { CATALOGUE_VERSION, type Catalogue, type CatalogueLayer } from '../src/domain/layer/catalogue.ts';

const layer = (id: string, more: Partial<CatalogueLayer> = {}): CatalogueLayer => ({
  id,
  title: { zh: `图层${id}`, en: `Layer ${id}` },
  summary: { zh: '说明', en: 'Summary' },
  theme: 'structure',
  marks: ['fill'],
  rank: 0,
  on: false,
  color: 'vermilion-1',
  fill: 0.2,
  label: { minzoom: 0 },
  fields: {},
  licence: 'CC-BY-4.0',
  file: { href: `${id}.geojson`, bytes: 1 },
  bounds: [112, 34, 114, 35],
  count: 1,
  combinations: [{ mark: 'fill', status: 'existing', basis: 'derived', count: 1 }],
  ...more,
});

const file = { href: 'x', bytes: 1 };

export const sample: Catalogue = {
  version: CATALOGUE_VERSION,
  hash: 'test',
  title: { zh: '图集', en: 'Atlas' },
  subtitle: { zh: '副题', en: 'Subtitle' },
  bounds: [111, 33, 115, 36],
  reach: [109, 31, 117, 37],
  zoom: [3, 14],
  edition: '2026-11',
  newest: '2026-01-26',
  years: [2010, 2035],
  moments: [{ label: { zh: '今天', en: 'Today' } }],
  approval: '',
  credits: [],
  themes: [{ id: 'structure', title: { zh: '结构', en: 'Structure' } }],
  layers: [
    layer('frames', { on: true }),
    layer('cities', { on: true }),
    layer('rail-hsr', { marks: ['line'] }),
    layer('stations', { marks: ['circle'] }),
  ],
  basemap: {
    units: file,
    water: file,
    seats: file,
    relief: { paper: file, night: file, bounds: [110, 32, 116, 37] },
  },
  plan: file,
  search: file,
  tours: file,
  frames: file,
  timeline: file,
  quality: file,
  fonts: [],
};
