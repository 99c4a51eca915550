/**
 * Makes a recipe's geometry, and states how far it can be trusted. Long, because it holds all recipes side by side.
 */
import type {
  Geometry,
  LineString,
  MultiLineString,
  MultiPolygon,
  Point as GeoPoint,
  Polygon,
  Position,
} from 'geojson';
import { union, feature, featureCollection } from '@turf/turf';
import { BASES, type Basis, type Mark, type Recipe } from '../../../src/domain/layer/declaration.schema.ts';
import { shown } from '../issues.ts';
import { common, contains, corridor, disc } from './around.ts';
import { piece, through } from './line.ts';
import { crossings } from './crossings.ts';
import { pointOf, RecipeError, type Gazetteer, type Point } from './gazetteer.ts';
import { innerPoint } from './inner-point.ts';
import { travelTimeArea } from './travel-time-area.ts';
import { outline } from './ring.ts';
import { unionOfUnits } from './units.ts';

export interface Made<G extends Geometry = Geometry> {
  geometry: G;
  mark: Mark;
  /** Name of the recipe. */
  word: string;
  /** Uncertainty in km, taken over from places, basemap lines and unit borders. */
  doubt: number;
  /** The best basis that a feature with this recipe may claim. */
  ceiling: Basis;
  /** Whether it consists of whole units, whose borders keep every vertex of the basemap. */
  exact: boolean;
  /** Position of the label, if it is not simply deep inside: a corridor's is on its line. */
  anchor?: Point;
}

/** County borders are generalised to 100–500 m. */
export const UNIT_DOUBT_KM = 0.5;

type Area = Polygon | MultiPolygon;
type Line = LineString | MultiLineString;
type AreaRecipe = Extract<Recipe, { units: unknown } | { ring: unknown }>;
type LineRecipe = Extract<Recipe, { through: unknown } | { basemap: unknown }>;

/** The mark that draws a recipe's geometry, known before the geometry is made. */
export function markOf(recipe: Recipe): Mark {
  if ('point' in recipe || 'place' in recipe) return 'circle';
  if ('between' in recipe) return 'arc';
  if ('along' in recipe) return 'trip';
  if ('through' in recipe || 'basemap' in recipe) return 'line';
  const first = 'all' in recipe ? recipe.all[0] : undefined;
  return first ? markOf(first) : 'fill';
}

/** Makes the geometry; throws a RecipeError with the path of the word that cannot be carried out. */
export function make(recipe: Recipe, gazetteer: Gazetteer): Made {
  if ('units' in recipe || 'ring' in recipe) return makeArea(recipe, gazetteer);
  if ('through' in recipe || 'basemap' in recipe) return makeLine(recipe, gazetteer);
  if ('around' in recipe) return makeAround(recipe, gazetteer);
  if ('within' in recipe) return makeWithin(recipe, gazetteer);
  if ('all' in recipe) return makeAll(recipe.all, gazetteer);
  if ('point' in recipe || 'place' in recipe) return makePoint(recipe, gazetteer);
  if ('between' in recipe) return makeArc(recipe.between, gazetteer);
  if ('along' in recipe) return makeAlong(recipe.along, gazetteer);
  if ('reach' in recipe)
    return {
      ...travelTimeArea(recipe, gazetteer),
      mark: 'fill',
      word: 'reach',
      ceiling: 'schematic',
      exact: false,
    };
  return recipe satisfies never;
}

function makeArea(recipe: AreaRecipe, { topology }: Gazetteer): Made<Area> {
  if ('ring' in recipe) {
    const geometry = outline(recipe.ring, recipe.smooth);
    const [crossing] = crossings(geometry);
    if (crossing)
      throw new RecipeError(
        `got an outline that crosses itself at ${crossing.join(', ')}, expected one that does not`,
        'ring',
      );
    return { geometry, mark: 'fill', word: 'ring', doubt: 0, ceiling: 'traced', exact: false };
  }
  return {
    geometry: at(['units'], () => unionOfUnits(topology, recipe.units)),
    mark: 'fill',
    word: 'units',
    doubt: UNIT_DOUBT_KM,
    ceiling: 'official',
    exact: true,
  };
}

function makeLine(recipe: LineRecipe, gazetteer: Gazetteer): Made<Line> {
  const rest = { mark: 'line', ceiling: 'traced', exact: false } as const;
  if ('through' in recipe) {
    const points = recipe.through.map((from, i) => pointOf(gazetteer, from, 'through', i));
    const geometry = through(
      points.map(([point]) => point),
      recipe.smooth,
    );
    const doubt = points.reduce((most, [, one]) => Math.max(most, one), 0);
    return { geometry, word: 'through', doubt, ...rest };
  }
  const line = gazetteer.lines.get(recipe.basemap);
  if (!line)
    throw new RecipeError(
      `got ${shown(recipe.basemap)}, expected a line of the basemap: ${[...gazetteer.lines.keys()].join(' | ')}`,
      'basemap',
    );
  const end = (word: 'from' | 'to'): Point | null => {
    const given = recipe[word];
    return given === undefined ? null : pointOf(gazetteer, given, word)[0];
  };
  return {
    geometry: piece(line, end('from'), end('to')),
    word: 'basemap',
    doubt: line.accuracy_km,
    ...rest,
  };
}

function makeAround(recipe: Extract<Recipe, { around: unknown }>, gazetteer: Gazetteer): Made<Area> {
  const { around, km, clip } = recipe;
  let geometry: Area;
  let doubt: number;
  let anchor: Point;
  if (typeof around === 'string' || Array.isArray(around)) {
    const [centre, off] = pointOf(gazetteer, around, 'around');
    geometry = disc(centre, km);
    doubt = off;
    anchor = centre;
  } else {
    const line = at(['around'], () => makeLine(around, gazetteer));
    geometry = corridor(line.geometry, km);
    doubt = line.doubt;
    anchor = innerPoint(line.geometry);
  }
  if (clip) {
    const limit = at(['clip'], () => unionOfUnits(gazetteer.topology, clip));
    const whole = geometry;
    geometry = at(['clip'], () => common(whole, limit));
  }
  const kept = !clip || contains(geometry, anchor);
  return {
    geometry,
    mark: 'fill',
    word: 'around',
    doubt,
    ceiling: 'traced',
    exact: false,
    ...(kept && { anchor }),
  };
}

function makeWithin(recipe: Extract<Recipe, { within: unknown }>, gazetteer: Gazetteer): Made<Area> {
  const [limit, of] = [
    at(['within'], () => makeArea(recipe.within, gazetteer)),
    at(['of'], () => makeArea(recipe.of, gazetteer)),
  ];
  return {
    geometry: at(['of'], () => common(of.geometry, limit.geometry)),
    mark: 'fill',
    word: 'within',
    doubt: Math.max(limit.doubt, of.doubt),
    ceiling: 'traced',
    exact: false,
  };
}

function makeAll(parts: readonly (AreaRecipe | LineRecipe)[], gazetteer: Gazetteer): Made {
  const made = parts.map((part, i) =>
    at(['all', i], () =>
      'units' in part || 'ring' in part ? makeArea(part, gazetteer) : makeLine(part, gazetteer),
    ),
  );
  const mark = made[0]?.mark ?? 'fill';
  const odd = made.findIndex((part) => part.mark !== mark);
  if (odd >= 0) throw new RecipeError('got areas and courses together, expected all of one kind', 'all', odd);
  return {
    geometry: mark === 'line' ? joinLines(made) : joinAreas(made),
    mark,
    word: 'all',
    doubt: made.reduce((most, part) => Math.max(most, part.doubt), 0),
    ceiling: weakest(made.map((part) => part.ceiling)),
    exact: made.every((part) => part.exact),
  };
}

const joinLines = (made: readonly Made[]): MultiLineString => ({
  type: 'MultiLineString',
  coordinates: made.flatMap(({ geometry }): Position[][] => {
    if (geometry.type === 'LineString') return [geometry.coordinates];
    return geometry.type === 'MultiLineString' ? geometry.coordinates : [];
  }),
});

function joinAreas(made: readonly Made[]): Area {
  const areas = made.map((part) => feature(part.geometry as Area));
  const joined = union(featureCollection(areas));
  if (!joined) throw new RecipeError('got areas that come to nothing, expected at least one', 'all');
  return joined.geometry;
}

/** The weakest of several bases. */
export const weakest = (bases: readonly Basis[]): Basis =>
  bases.reduce((weak, basis) => (BASES.indexOf(basis) > BASES.indexOf(weak) ? basis : weak), BASES[0]);

function makePoint(
  recipe: Extract<Recipe, { point: unknown } | { place: unknown }>,
  gazetteer: Gazetteer,
): Made<GeoPoint> {
  const [point, doubt] = 'point' in recipe ? [recipe.point, 0] : pointOf(gazetteer, recipe.place, 'place');
  const word = 'point' in recipe ? 'point' : 'place';
  return {
    geometry: { type: 'Point', coordinates: [...point] },
    mark: 'circle',
    word,
    doubt,
    ceiling: 'traced',
    exact: true,
  };
}

function makeArc(ends: readonly [string | Point, string | Point], gazetteer: Gazetteer): Made<LineString> {
  const [[a, doubtA], [b, doubtB]] = [
    pointOf(gazetteer, ends[0], 'between', 0),
    pointOf(gazetteer, ends[1], 'between', 1),
  ];
  return {
    geometry: { type: 'LineString', coordinates: [[...a], [...b]] },
    mark: 'arc',
    word: 'between',
    doubt: Math.max(doubtA, doubtB),
    ceiling: 'schematic',
    exact: true,
  };
}

/**
 * Recipe `along`. It follows only lines, and its own features cannot be followed, so there are no cycles. It takes
 * over basis and accuracy of the feature that it follows.
 */
function makeAlong(ref: string, gazetteer: Gazetteer): Made<LineString> {
  const followed = gazetteer.features.get(ref);
  if (!followed) throw new RecipeError(`got ${shown(ref)}, expected a feature of the atlas`, 'along');
  const mark = markOf(followed.recipe);
  if (mark !== 'line')
    throw new RecipeError(`got ${shown(ref)}, which is drawn as ${mark}, expected a line`, 'along');
  const { geometry } = at(['along'], () => make(followed.recipe, gazetteer));
  if (geometry.type !== 'LineString')
    throw new RecipeError(`got ${shown(ref)}, which is in several pieces, expected one line`, 'along');
  const { basis: ceiling, accuracy_km: doubt } = followed;
  return { geometry, mark: 'trip', word: 'along', doubt, ceiling, exact: false };
}

/** Runs a step and prefixes the path of its RecipeError. */
function at<T>(path: readonly (string | number)[], run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof RecipeError) throw new RecipeError(error.message, ...path, ...error.path);
    throw error;
  }
}
