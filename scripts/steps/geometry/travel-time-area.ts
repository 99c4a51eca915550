/** Recipe `reach`: the area reached within some minutes, by rail to a station and onwards from there. */
import { circle, featureCollection, union } from '@turf/turf';
import type { MultiPolygon, Polygon } from 'geojson';
import type { Recipe } from '../../../src/domain/layer/declaration.schema.ts';
import { pointOf, RecipeError, type Gazetteer, type Point } from './gazetteer.ts';

type TravelTimeRecipe = Extract<Recipe, { reach: unknown }>;

/** Corners of a disc. Its straight sides differ from a circle of 60 km by less than 20 m. */
const CORNERS = 128;

/**
 * The union of discs about the origin and about each station that is reached in time, with the largest uncertainty of
 * the used places (km). Radius in km = (minutes − minutes of the train) · kmh / 60.
 */
export function travelTimeArea(
  { reach, minutes, kmh, stations }: TravelTimeRecipe,
  gazetteer: Gazetteer,
): { geometry: Polygon | MultiPolygon; doubt: number } {
  const starts: [from: [Point, number], spent: number][] = [
    [pointOf(gazetteer, reach, 'reach'), 0],
    ...stations.map(({ place, minutes: spent }, i): [[Point, number], number] => {
      if (spent >= minutes)
        throw new RecipeError(
          `got a station ${String(spent)} minutes away, expected less than the ${String(minutes)} of the whole`,
          'stations',
          i,
          'minutes',
        );
      return [pointOf(gazetteer, place, 'stations', i, 'place'), spent];
    }),
  ];
  const discs = starts.map(([[centre], spent]) =>
    circle([...centre], ((minutes - spent) * kmh) / 60, { units: 'kilometers', steps: CORNERS }),
  );
  const [first] = discs;
  const joined = discs.length > 1 ? union(featureCollection(discs)) : first;
  if (!joined) throw new RecipeError('got an area that comes to nothing, expected a disc', 'reach');
  return { geometry: joined.geometry, doubt: Math.max(...starts.map(([[, doubt]]) => doubt)) };
}
