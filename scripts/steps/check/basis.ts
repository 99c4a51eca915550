/** Checks the basis `traced`: at least one spot of the drawing must be known from more than an estimate. */
import type { FeatureDeclaration, Recipe } from '../../../src/domain/layer/declaration.schema.ts';
import type { Issues } from '../issues.ts';
import type { Located } from '../read/located.ts';
import type { Spot } from '../spots.ts';
import type { Names } from './names.ts';

/**
 * The spots that a recipe draws through. Null if its shape comes from elsewhere: from a line or border of the basemap,
 * or from the feature that it follows.
 */
function spotsOf(recipe: Recipe): readonly Spot[] | null {
  if ('ring' in recipe) return recipe.ring;
  if ('through' in recipe) return recipe.through;
  if ('point' in recipe) return [recipe.point];
  if ('place' in recipe) return [recipe.place];
  if ('around' in recipe) {
    const { around } = recipe;
    return typeof around === 'string' || Array.isArray(around) ? [around] : spotsOf(around);
  }
  if ('all' in recipe) {
    const parts = recipe.all.map(spotsOf);
    return parts.includes(null) ? null : parts.flatMap((spots) => spots ?? []);
  }
  return null;
}

/**
 * Notes a feature that claims to be traced although all of its spots are estimates. A place is known from its own
 * source. A position written by hand is known from the sources of its feature. If these include an estimate, it counts
 * as known only if they also include a map.
 */
export function checkBasis(
  { value, where }: Located<FeatureDeclaration>,
  names: Names,
  issues: Issues,
): void {
  const spots = spotsOf(value.geometry);
  if (value.basis !== 'traced' || !spots) return;
  const estimates = value.sources.filter((id) => names.estimates.has(id));
  const byHand = estimates.length === 0 || value.sources.some((id) => names.maps.has(id));
  const known = spots.some((spot) => (typeof spot === 'string' ? !names.estimated.has(spot) : byHand));
  if (!known)
    issues.error(
      where('basis'),
      `got traced for ${value.id}, expected schematic: nothing but an estimate says where it is`,
    );
}
