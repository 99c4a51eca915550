/** Prepares the basemap's files as GeoJSON for the GL map. */
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { merge, mesh } from 'topojson-client';
import type { GeometryCollection, GeometryObject, Topology } from 'topojson-specification';
import type { Seat } from '../../domain/layer/catalogue.ts';
import { firstName } from '../../domain/map/basemap.ts';
import type { BasemapLineKind, Rank } from './basemap-lines.ts';
import type { BasemapData } from '../gl-map.types.ts';

const feature = (geometry: Geometry, properties: Record<string, unknown>): Feature => ({
  type: 'Feature',
  geometry,
  properties,
});
const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features });

/** The empty basemap, used until its files have loaded. */
export const NO_BASEMAP = collection([]);

const object = (units: Topology, name: string): GeometryCollection | null => {
  const found = units.objects[name];
  return found?.type === 'GeometryCollection' ? (found as GeometryCollection) : null;
};

/** City of a border that lies within one city; borders between cities are drawn once, as city borders. */
const cityOf = ({ properties }: GeometryObject): unknown =>
  properties && 'city' in properties ? properties.city : undefined;
const sameCity = (a: GeometryObject, b: GeometryObject): boolean => cityOf(a) === cityOf(b);

function borders(units: Topology, cities: GeometryCollection): Feature[] {
  const counties = object(units, 'counties');
  const context = object(units, 'context');
  return [
    ...(context ? [feature(mesh(units, context), { line: 'context' satisfies BasemapLineKind })] : []),
    ...(counties
      ? [
          feature(
            mesh(units, counties, (a, b) => a !== b && sameCity(a, b)),
            { line: 'county' satisfies BasemapLineKind },
          ),
        ]
      : []),
    feature(mesh(units, cities), { line: 'city' satisfies BasemapLineKind }),
  ];
}

/** Keeps one seat per place: Jiyuan is both a city and a county. */
const seats = (all: readonly Seat[]): Feature[] =>
  all
    .filter((seat, i) => all.findIndex((s) => s.code === seat.code) === i)
    .map(({ lon, lat, ...seat }, order) =>
      feature({ type: 'Point', coordinates: [lon, lat] }, { kind: 'seat', ...seat, order }),
    );

/** Sorts waters so that the most important come last and lie on top. */
const water = (all: FeatureCollection): Feature[] =>
  all.features
    .map((f) => {
      const { kind, rank } = f.properties as { kind: string; rank: Rank };
      const lake = f.geometry.type === 'Polygon' || f.geometry.type === 'MultiPolygon';
      return feature(f.geometry, {
        ...f.properties,
        ...(lake
          ? {}
          : {
              line: `${kind === 'canal' ? 'canal' : 'river'}-${String(rank) as `${Rank}`}` satisfies BasemapLineKind,
            }),
        zh: firstName(String(f.properties?.zh ?? '')),
        en: firstName(String(f.properties?.en ?? '')),
      });
    })
    .sort((a, b) => Number(b.properties?.rank) - Number(a.properties?.rank));

/** GeoJSON of the whole basemap in one source: every source has its own tiles. Throws when the units hold no cities. */
export function basemapData(basemap: BasemapData): FeatureCollection {
  const cities = object(basemap.units, 'cities');
  if (!cities) throw new Error('basemap units: got no object "cities", expected a GeometryCollection');
  const areas = cities.geometries.filter((g) => g.type === 'Polygon' || g.type === 'MultiPolygon');
  return collection([
    feature(merge(basemap.units, areas), { kind: 'land' }),
    ...borders(basemap.units, cities),
    ...water(basemap.water),
    ...seats(basemap.seats),
  ]);
}
