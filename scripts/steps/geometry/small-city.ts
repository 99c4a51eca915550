/** Test data: four square counties of 0.2° about 113 E, 34 N, in two cities; two places; one river. */
import { topology } from 'topojson-server';
import type { Followed, Gazetteer, Point } from './gazetteer.ts';

const square = (west: number, south: number): Point[] => [
  [west, south],
  [west + 0.2, south],
  [west + 0.2, south + 0.2],
  [west, south + 0.2],
  [west, south],
];
const county = (code: number, city: number, west: number, south: number): object => ({
  type: 'Feature',
  properties: { code, city },
  geometry: { type: 'Polygon', coordinates: [square(west, south)] },
});

const units = topology({
  counties: {
    type: 'FeatureCollection',
    features: [
      county(110101, 110100, 113, 34),
      county(110102, 110100, 113.2, 34),
      county(110201, 110200, 113, 34.2),
      county(110202, 110200, 113.4, 34.4),
    ],
  } as never,
});

export const smallCity: Gazetteer = {
  topology: units,
  places: new Map([
    ['west-gate', { id: 'west-gate', lon: 113, lat: 34.1, km: 1 }],
    ['east-gate', { id: 'east-gate', lon: 113.4, lat: 34.1, km: 2.5 }],
  ]),
  features: new Map<string, Followed>([
    [
      'rail/crossing',
      {
        recipe: { through: ['west-gate', [113.2, 34.2], 'east-gate'], smooth: true },
        basis: 'schematic',
        accuracy_km: 4,
      },
    ],
    [
      'rail/two-parts',
      {
        recipe: { all: [{ basemap: 'river/qingshui' }, { basemap: 'river/two-parts' }] },
        basis: 'traced',
        accuracy_km: 2,
      },
    ],
    ['rail/broken', { recipe: { basemap: 'river/none' }, basis: 'traced', accuracy_km: 2 }],
    ['towns/west', { recipe: { place: 'west-gate' }, basis: 'traced', accuracy_km: 1 }],
    ['trains/there', { recipe: { along: 'trains/back' }, basis: 'traced', accuracy_km: 1 }],
    ['trains/back', { recipe: { along: 'trains/there' }, basis: 'traced', accuracy_km: 1 }],
  ]),
  lines: new Map([
    [
      'river/qingshui',
      {
        id: 'river/qingshui',
        accuracy_km: 1.5,
        geometry: {
          type: 'LineString',
          coordinates: [
            [113, 34.1],
            [113.1, 34.1],
            [113.2, 34.12],
            [113.3, 34.1],
            [113.4, 34.1],
          ],
        },
      },
    ],
    [
      'river/two-parts',
      {
        id: 'river/two-parts',
        accuracy_km: 1,
        geometry: {
          type: 'MultiLineString',
          coordinates: [
            [
              [113, 34],
              [113.1, 34],
            ],
            [
              [113.2, 34],
              [113.3, 34],
            ],
          ],
        },
      },
    ],
  ]),
};
