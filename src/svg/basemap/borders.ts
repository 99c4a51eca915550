/** Land and borders as SVG, each border once. */
import type { Geometry, MultiLineString } from 'geojson';
import { merge, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { BORDERS } from '../../domain/map/basemap.ts';
import type { BasemapDetail } from './basemap-files.ts';
import { pathOf } from '../path.ts';
import { everSeen, type RenderTarget } from '../render-target.ts';

const collection = (units: Topology, name: string): GeometryCollection | null => {
  const object = units.objects[name];
  return object?.type === 'GeometryCollection' ? (object as GeometryCollection) : null;
};

/**
 * The nine cities as land with their borders; at full detail also counties and neighbours. Throws if there are no
 * cities.
 */
export function drawBorders(target: RenderTarget, units: Topology, reach: BasemapDetail): string {
  const { projection, detail } = target;
  // Without a GPU, a browser strokes a whole path for each tile of the screen, even if only a small part lies in the
  // tile. So on a map that zooms, each piece of border is a path of its own, and pieces out of sight cost nothing.
  const isZoomed = reach === 'full' && target.hatch === null;
  const path = (className: string, border: Geometry): string =>
    (isZoomed && border.type === 'MultiLineString' ? linesOf(border) : [border])
      .map((piece) => pathOf(piece, projection, detail))
      .map((d) => (d ? `<path class="${className}" d="${d}"/>` : ''))
      .join('');
  const cities = collection(units, 'cities');
  if (!cities) throw new Error('basemap units: got no object "cities", expected a GeometryCollection');
  const counties = collection(units, 'counties');
  const context = collection(units, 'context');
  const whole = merge(
    units,
    cities.geometries.filter((g) => g.type === 'Polygon' || g.type === 'MultiPolygon'),
  );
  return [
    path('b city land', whole),
    // Neighbours are so faint that the first paint leaves them out.
    context && reach === 'full' ? path('b context', around(units, cities, context)) : '',
    counties && reach === 'full' && everSeen(target, BORDERS.county.opacity)
      ? path(
          'b county',
          mesh(units, counties, (a, b) => a !== b && sameCity(a, b)),
        )
      : '',
    path(
      'b city',
      mesh(units, cities, (a, b) => a !== b),
    ),
  ].join('');
}

const linesOf = ({ coordinates }: MultiLineString): Geometry[] =>
  coordinates.map((line) => ({ type: 'LineString', coordinates: line }));

/** Borders of neighbours, without the parts that they share with our cities, because those are already drawn. */
function around(units: Topology, cities: GeometryCollection, context: GeometryCollection): MultiLineString {
  const ours = new Set<unknown>(cities.geometries);
  const both: GeometryCollection = {
    type: 'GeometryCollection',
    geometries: [...cities.geometries, ...context.geometries],
  };
  return mesh(units, both, (a, b) => !ours.has(a) && !ours.has(b));
}

/** Whether a border is inside a city. Borders between cities are drawn once, as city borders. */
const sameCity = (a: { properties?: unknown }, b: { properties?: unknown }): boolean =>
  cityOf(a.properties) === cityOf(b.properties);
const cityOf = (properties: unknown): unknown => (properties as { city?: number } | undefined)?.city;
