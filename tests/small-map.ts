/**
 * For tests of the SVG: two square cities with two counties each, a river, a lake, seats, and one layer with all
 * marks.
 */
import type { FeatureCollection } from 'geojson';
import type { Topology } from 'topojson-specification';
import type { Catalogue, CatalogueLayer, Mark } from '../src/domain/layer/catalogue.ts';
import type { Feature, LayerData } from '../src/domain/layer/feature.ts';
import type { BasemapFiles } from '../src/svg/basemap/basemap.ts';

const file = { href: 'x', bytes: 1 };
const text = (zh: string, en: string): { zh: string; en: string } => ({ zh, en });

export const entry = (more: Partial<CatalogueLayer> = {}): CatalogueLayer => ({
  id: 'all',
  title: text('全部', 'All'),
  summary: text('说明', 'Summary'),
  theme: 'structure',
  marks: ['fill', 'line', 'circle', 'arc', 'trip'],
  trips: { by: 'pairs', each: 5 },
  rank: 10,
  on: true,
  color: 'vermilion-1',
  fill: 0.2,
  label: { minzoom: 0 },
  fields: {},
  licence: 'CC-BY-4.0',
  file,
  bounds: [112, 34, 114, 35],
  count: 5,
  combinations: [],
  ...more,
});

const SHAPES: Readonly<Record<Mark, Feature['geometry']>> = {
  fill: {
    type: 'Polygon',
    coordinates: [
      [
        [112.2, 34.2],
        [113, 34.2],
        [113, 35],
        [112.2, 35],
        [112.2, 34.2],
      ],
    ],
  },
  line: {
    type: 'LineString',
    coordinates: [
      [112, 34],
      [112.6, 34.5],
      [113.4, 34.3],
    ],
  },
  circle: { type: 'Point', coordinates: [113.6, 34.7] },
  arc: {
    type: 'LineString',
    coordinates: [
      [112.4, 34.6],
      [113.6, 34.7],
    ],
  },
  trip: {
    type: 'LineString',
    coordinates: [
      [112.2, 34.1],
      [112.9, 34.3],
      [113.8, 34.2],
    ],
  },
};
const AT: Readonly<Record<Mark, [number, number]>> = {
  fill: [112.6, 34.8],
  line: [112.6, 34.5],
  circle: [113.6, 34.7],
  arc: [113, 34.9],
  trip: [112.9, 34.3],
};

/** A feature with the given mark. */
export const feature = (mark: Mark, more: Partial<Feature['properties']> = {}): Feature => ({
  type: 'Feature',
  geometry: SHAPES[mark],
  properties: {
    id: mark,
    name: text(`名${mark}`, `Name ${mark}`),
    aliases: [],
    status: 'existing',
    asOf: '2025',
    facts: [],
    sources: ['s'],
    basis: 'derived',
    accuracy_km: 1,
    related: [],
    mark,
    values: mark === 'trip' ? { pairs: 11 } : {},
    at: AT[mark],
    recipe: 'ring',
    ...more,
  },
});

export const data = (features: readonly Feature[] = entry().marks.map((m) => feature(m))): LayerData => ({
  type: 'FeatureCollection',
  layer: 'all',
  features,
  sources: {},
  about: { zh: [], en: [] },
});

export const catalogue = (layers: readonly CatalogueLayer[] = [entry()]): Catalogue => ({
  version: 1,
  hash: 'test',
  title: text('图集', 'Atlas'),
  subtitle: text('副题', 'Subtitle'),
  bounds: [111.5, 33.5, 114.5, 35.5],
  reach: [110, 32, 116, 37],
  zoom: [3, 14],
  edition: '2026-11',
  newest: '2026-01-26',
  years: [2010, 2035],
  moments: [{ label: { zh: '今天', en: 'Today' } }],
  approval: '',
  credits: [],
  themes: [],
  layers,
  basemap: {
    units: file,
    water: file,
    seats: file,
    relief: { paper: file, night: file, bounds: [111, 33, 115, 36] },
  },
  plan: file,
  search: file,
  tours: file,
  timeline: file,
  quality: file,
  frames: file,
  fonts: [],
});

/** Four counties in a row, 112–114 E: the first two are city 1, the others city 2; a neighbour east of them. */
const units = {
  type: 'Topology',
  arcs: [
    // Between counties: west end, borders at 112.5, 113 and 113.5 E, east end.
    ...[112, 112.5, 113, 113.5, 114].map((x) => [
      [x, 34],
      [x, 35],
    ]),
    // Southern and northern sides of the counties, from west to east.
    ...[34, 35].flatMap((y) =>
      [112, 112.5, 113, 113.5].map((x) => [
        [x, y],
        [x + 0.5, y],
      ]),
    ),
    // The neighbour's outer side.
    [
      [114, 35],
      [115, 35],
      [115, 34],
      [114, 34],
    ],
  ],
  objects: {
    counties: {
      type: 'GeometryCollection',
      geometries: [0, 1, 2, 3].map((i) => ({
        type: 'Polygon',
        arcs: [[5 + i, i + 1, ~(9 + i), ~i]],
        properties: { code: i, zh: `县${String(i)}`, en: `County ${String(i)}`, city: i < 2 ? 1 : 2 },
      })),
    },
    cities: {
      type: 'GeometryCollection',
      geometries: [0, 2].map((i) => ({
        type: 'Polygon',
        arcs: [[5 + i, 6 + i, i + 2, ~(10 + i), ~(9 + i), ~i]],
        properties: { code: i, zh: `市${String(i)}`, en: `City ${String(i)}` },
      })),
    },
    context: {
      type: 'GeometryCollection',
      geometries: [{ type: 'Polygon', arcs: [[4, 13]], properties: { code: 9, zh: '邻', en: 'Neighbour' } }],
    },
  },
} as unknown as Topology;

const water: FeatureCollection = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { id: 'river/one', kind: 'river', zh: '一河（别名）', en: 'River One', rank: 1 },
      geometry: {
        type: 'LineString',
        coordinates: [
          [111, 34.4],
          [112, 34.3],
          [114, 34.4],
        ],
      },
    },
    {
      type: 'Feature',
      properties: { id: 'canal/three', kind: 'canal', zh: '三渠', en: 'Canal Three', rank: 3 },
      geometry: {
        type: 'LineString',
        coordinates: [
          [112, 34.6],
          [114, 34.6],
        ],
      },
    },
  ],
};

export const basemap = (): BasemapFiles => ({
  units,
  water,
  seats: [
    { code: 1, zh: '甲市', en: 'Alpha', lon: 112.4, lat: 34.5, rank: 1 },
    { code: 2, zh: '乙市', en: 'Beta', lon: 113.4, lat: 34.5, rank: 2 },
    { code: 2, zh: '乙市', en: 'Beta', lon: 113.4, lat: 34.5, rank: 3 },
    { code: 3, zh: '丙县', en: 'Gamma', lon: 113.8, lat: 34.8, rank: 3 },
  ],
  relief: { paper: 'paper.webp', night: 'night.webp' },
});
