/** Looks up what recipes refer to: county units, named places, lines of the basemap. */
import type { LineString, MultiLineString } from 'geojson';
import type {
  MultiPolygon as TopoMultiPolygon,
  Polygon as TopoPolygon,
  Topology,
} from 'topojson-specification';
import type { Basis, Recipe } from '../../../src/domain/layer/declaration.schema.ts';
import { shown } from '../issues.ts';

export type Point = readonly [number, number];
export interface NamedPlace {
  id: string;
  lon: number;
  lat: number;
  /** Radius of uncertainty in km. */
  km: number;
}
export interface BasemapLine {
  id: string;
  geometry: LineString | MultiLineString;
  accuracy_km: number;
}
/** A feature that others may follow: its recipe, and the basis and accuracy that it claims. */
export interface Followed {
  recipe: Recipe;
  basis: Basis;
  accuracy_km: number;
}
export interface Gazetteer {
  topology: Topology;
  places: ReadonlyMap<string, NamedPlace>;
  lines: ReadonlyMap<string, BasemapLine>;
  /** By layer/feature. */
  features: ReadonlyMap<string, Followed>;
}
export type Unit = TopoPolygon | TopoMultiPolygon;

/** Thrown when a recipe cannot use its input. The path leads to the word inside the recipe. */
export class RecipeError extends Error {
  readonly path: readonly (string | number)[];
  constructor(message: string, ...path: (string | number)[]) {
    super(message);
    this.path = path;
  }
}

/**
 * A place by id, a point of another layer by `layer/feature`, or a bare position; with its uncertainty in km (0 for a
 * position, whose accuracy its author states).
 */
export function pointOf(
  gazetteer: Gazetteer,
  from: string | Point,
  ...path: (string | number)[]
): [Point, number] {
  if (typeof from !== 'string') return [from, 0];
  if (from.includes('/')) return featurePointOf(gazetteer, from, path);
  const place = gazetteer.places.get(from);
  if (!place) throw new RecipeError(`got ${shown(from)}, expected the id of a place in places.yaml`, ...path);
  return [[place.lon, place.lat], place.km];
}

function featurePointOf(gazetteer: Gazetteer, ref: string, path: (string | number)[]): [Point, number] {
  const { recipe, accuracy_km } = gazetteer.features.get(ref) ?? {};
  if (!recipe || accuracy_km === undefined)
    throw new RecipeError(`got ${shown(ref)}, expected a feature of the atlas`, ...path);
  if ('point' in recipe) return [recipe.point, accuracy_km];
  if ('place' in recipe) return [pointOf(gazetteer, recipe.place, ...path)[0], accuracy_km];
  throw new RecipeError(`got ${shown(ref)}, expected a feature that is a point`, ...path);
}
