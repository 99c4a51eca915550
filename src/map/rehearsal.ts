/**
 * What stands in for data that are still on the line. The map opens on it, behind the sheet: every style layer is there,
 * every shader is compiled and letters are drawn while a slow line brings the rest; then only data are put in.
 */
import type { Feature, Geometry, Position } from 'geojson';
import type { LayerEntry, Mark } from '../domain/catalogue.ts';
import { lookOf } from '../domain/encode.ts';
import type { Camera } from '../domain/geo.ts';
import { collection, type Drawn, type DrawnFeature } from './drawn.ts';
import type { GroundSources } from './ground-data.ts';

type Place = Pick<Camera, 'lon' | 'lat'>;

/** Degrees that an extra reaches from its place: it must be large enough to be drawn. */
const REACH = 0.05;

const point = ({ lon, lat }: Place): Geometry => ({ type: 'Point', coordinates: [lon, lat] });
const line = ({ lon, lat }: Place): Geometry => ({
  type: 'LineString',
  coordinates: [
    [lon, lat],
    [lon + REACH, lat],
  ],
});
function area({ lon, lat }: Place): Geometry {
  const start: Position = [lon, lat];
  return { type: 'Polygon', coordinates: [[start, [lon + REACH, lat], [lon, lat + REACH], start]] };
}

const SHAPES: Readonly<Record<Mark, (at: Place) => Geometry>> = {
  fill: area,
  line,
  trip: line,
  circle: point,
  arc: line,
};

/** An extra for each look that occurs in a layer, with a name, at that place. */
export function rehearsal(entry: LayerEntry, at: Place): Drawn {
  const features = entry.occurs.flatMap((occurrence, order): DrawnFeature[] => {
    const { mark } = occurrence;
    const properties = {
      id: `rehearsal-${String(order)}`,
      ...(occurrence.class === undefined ? {} : { class: occurrence.class }),
      mark,
      of: mark,
      ...entry.title,
      order,
      along: 0,
      ...lookOf(entry, { ...occurrence, values: {} }),
    };
    return [
      { type: 'Feature', geometry: SHAPES[mark](at), properties },
      { type: 'Feature', geometry: point(at), properties: { ...properties, mark: 'label' } },
    ];
  });
  return collection(features, 'rehearsal');
}

/** Land, borders, waters and a seat of each rank at that place. */
export function groundRehearsal(at: Place): GroundSources {
  const extra = (geometry: Geometry, properties: Record<string, unknown>): Feature => ({
    type: 'Feature',
    geometry,
    properties: { zh: '水', en: 'W', ...properties },
  });
  const ranks = [1, 2, 3, 4];
  return {
    shapes: {
      type: 'FeatureCollection',
      features: [
        extra(area(at), { kind: 'land' }),
        ...['context', 'county', 'city'].map((kind) => extra(line(at), { kind })),
        ...ranks.flatMap((rank) => [
          extra(line(at), { kind: 'river', rank }),
          extra(line(at), { kind: 'canal', rank }),
          extra(area(at), { kind: 'lake', rank }),
        ]),
      ],
    },
    seats: {
      type: 'FeatureCollection',
      features: ranks.map((rank) => extra(point(at), { rank, order: rank })),
    },
  };
}
