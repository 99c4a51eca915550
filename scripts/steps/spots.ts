/** Lists the spots that recipes draw through. */
import type { Recipe } from '../../src/domain/layer/declaration.schema.ts';

/** A place by its id, or a position written by hand. */
export type Spot = string | readonly [number, number];

/** All places and positions that a recipe names; none if it only follows another feature or the basemap. */
export function spotsIn(recipe: Recipe): readonly Spot[] {
  if ('ring' in recipe) return recipe.ring;
  if ('through' in recipe) return recipe.through;
  if ('point' in recipe) return [recipe.point];
  if ('place' in recipe) return [recipe.place];
  if ('between' in recipe) return recipe.between;
  if ('reach' in recipe) return [recipe.reach, ...recipe.stations.map(({ place }) => place)];
  if ('basemap' in recipe) return [recipe.from, recipe.to].filter((end) => end !== undefined);
  if ('within' in recipe) return [...spotsIn(recipe.within), ...spotsIn(recipe.of)];
  if ('all' in recipe) return recipe.all.flatMap(spotsIn);
  if ('around' in recipe) {
    const { around } = recipe;
    return typeof around === 'string' || Array.isArray(around) ? [around] : spotsIn(around);
  }
  if ('units' in recipe || 'along' in recipe) return [];
  return recipe satisfies never;
}
