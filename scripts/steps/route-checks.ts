/** Compares published routes with drawn lines: the distance of each named place and county from its line. */
import { booleanIntersects, feature as turfFeature } from '@turf/turf';
import type { Geometry, MultiPolygon, Polygon } from 'geojson';
import type { Topology } from 'topojson-specification';
import { nearestOn } from '../basemap/curve.ts';
import type { ComparisonDeclaration, Text } from '../../src/domain/layer/declaration.schema.ts';
import type { Feature } from '../../src/domain/layer/feature.ts';
import type { DrawnLayer } from './draw.ts';
import { RecipeError, type Point } from './geometry/gazetteer.ts';
import { UNIT_DOUBT_KM } from './geometry/recipe.ts';
import { unionOfUnits } from './geometry/units.ts';
import type { Issues, Where } from './issues.ts';
import type { Folder } from './read/folder.ts';
import type { Located } from './read/located.ts';
import { spotsIn } from './spots.ts';

/** A place or county that a text names, and its distance from the drawn line. */
export interface RouteSpot {
  what: 'place' | 'unit';
  /** Id of the place, or code of the county or city. */
  id: string;
  /** Index among the comparison's places or units. */
  index: number;
  name: Text;
  km: number;
  /** Greatest allowed distance: the line's accuracy plus the spot's own uncertainty. */
  allowed: number;
  /** Whether the line is drawn through it, so that the comparison proves nothing. */
  isDrawn: boolean;
}
export interface RouteCheck {
  layer: string;
  feature: string;
  name: Text;
  accuracy: number;
  comparison: Located<ComparisonDeclaration>;
  spots: readonly RouteSpot[];
}

type Known = Pick<Folder, 'comparisons' | 'places'>;

/** All comparisons of comparisons.yaml, in its order. Their references have been checked. */
export const routeChecksOf = (
  { comparisons, places }: Known,
  layers: readonly DrawnLayer[],
  topology: Topology,
  issues: Issues,
): RouteCheck[] =>
  (comparisons?.items ?? []).map((comparison) => {
    const { feature: ref, places: ids, units } = comparison.value;
    const [layer = '', id = ''] = ref.split('/');
    const drawn = layers.find(({ folder }) => folder.id === layer);
    const line = drawn?.data.features.find(({ properties }) => properties.id === id);
    const recipe = drawn?.folder.features.find(({ value }) => value.id === id)?.value.geometry;
    if (!line || !recipe) throw new Error(`courses: got ${ref}, expected a feature that was drawn`);
    const through = new Set(spotsIn(recipe).filter((spot) => typeof spot === 'string'));
    const { name, accuracy_km: accuracy } = line.properties;
    const passed = ids.map((place, index): RouteSpot => {
      const found = places.items.find(({ value }) => value.id === place)?.value;
      if (!found) throw new Error(`courses: got ${place}, expected a place`);
      const { zh, en, lon, lat, km: doubt } = found;
      return {
        what: 'place',
        id: place,
        index,
        name: { zh, en },
        km: distanceTo(line, [lon, lat]),
        allowed: accuracy + doubt,
        isDrawn: through.has(place),
      };
    });
    const crossed = units.flatMap((code, index): RouteSpot[] => {
      const unit = unitAt(code, topology, comparison.where('units', index), issues);
      if (!unit) return [];
      return [
        {
          what: 'unit',
          id: String(code),
          index,
          name: unitName(topology, code),
          km: distanceToUnit(line, unit),
          allowed: accuracy + UNIT_DOUBT_KM,
          isDrawn: false,
        },
      ];
    });
    return { layer, feature: id, name, accuracy, comparison, spots: [...passed, ...crossed] };
  });

/** The outlines and lines of a geometry, each as a list of points. */
function pathsOf(geometry: Geometry): readonly (readonly Point[])[] {
  if (geometry.type === 'LineString') return [geometry.coordinates as unknown as Point[]];
  if (geometry.type === 'MultiLineString' || geometry.type === 'Polygon')
    return geometry.coordinates as unknown as Point[][];
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.flat() as unknown as Point[][];
  throw new Error(`courses: got ${geometry.type}, expected a line or an area`);
}

const distanceTo = ({ geometry }: Pick<Feature, 'geometry'>, point: Point): number =>
  Math.min(...pathsOf(geometry).map((path) => nearestOn(path, point).distance));

/** The county or city, or null with the error noted. */
function unitAt(
  code: number,
  topology: Topology,
  where: Where,
  issues: Issues,
): Polygon | MultiPolygon | null {
  try {
    return unionOfUnits(topology, [code]);
  } catch (error) {
    if (!(error instanceof RecipeError)) throw error;
    issues.error(where, error.message);
    return null;
  }
}

/**
 * 0 if the line crosses the unit; else measured from its nearest vertex, which suffices because lines have short
 * steps.
 */
function distanceToUnit(line: Feature, unit: Polygon | MultiPolygon): number {
  if (booleanIntersects(turfFeature(line.geometry), turfFeature(unit))) return 0;
  const vertices = pathsOf(line.geometry).flat();
  return vertices.reduce(
    (least, vertex) => Math.min(least, distanceTo({ geometry: unit }, vertex)),
    Infinity,
  );
}

function unitName(topology: Topology, code: number): Text {
  for (const name of ['counties', 'cities']) {
    const object = topology.objects[name];
    if (object?.type !== 'GeometryCollection') continue;
    for (const { properties } of object.geometries) {
      const unit = properties as (Partial<Text> & { code?: number }) | undefined;
      if (unit?.code === code) return { zh: unit.zh ?? String(code), en: unit.en ?? String(code) };
    }
  }
  return { zh: String(code), en: String(code) };
}
