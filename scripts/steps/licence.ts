/** Determines a layer's licence: a database's licence passes on to a layer that takes many positions from it. */
import {
  DATABASE_LICENCES,
  type DatabaseLicence,
  type FeatureDeclaration,
} from '../../src/domain/layer/declaration.schema.ts';
import { LICENCES, type LayerLicence } from '../../src/domain/layer/catalogue.ts';
import type { Folder, LayerFolder } from './read/folder.ts';
import { spotsIn, type Spot } from './spots.ts';

/**
 * From this number on, positions no longer count as a few cited facts. Cautious: OpenStreetMap's guideline says 100.
 */
export const MANY_POSITIONS = 10;

type Known = Pick<Folder, 'sources' | 'places' | 'layers'>;

/** The licence of the database from which the layer takes many positions; else the editors' own. */
export function licenceOf(layer: LayerFolder, folder: Known): LayerLicence {
  const passedOn = DATABASE_LICENCES.find(
    (licence) => positionsUnder(licence, layer, folder).size >= MANY_POSITIONS,
  );
  return passedOn ?? LICENCES.layers;
}

/**
 * The places and positions that a layer takes from databases under that licence. A place counts by its own source, a
 * position written by hand by the sources of its feature, and a feature along a line by those of the line.
 */
function positionsUnder(licence: DatabaseLicence, layer: LayerFolder, folder: Known): ReadonlySet<string> {
  const isUnder = idsIn(folder.sources.items.filter(({ value }) => value.licence === licence));
  const places = idsIn(folder.places.items.filter(({ value }) => isUnder.has(value.source)));
  const from = ({ geometry, sources }: FeatureDeclaration): readonly Spot[] => {
    if ('along' in geometry) {
      const followed = featureAt(geometry.along, folder);
      return followed ? from(followed) : [];
    }
    const byHand = sources.some((id) => isUnder.has(id));
    return spotsIn(geometry).filter((spot) => (typeof spot === 'string' ? places.has(spot) : byHand));
  };
  return new Set(layer.features.flatMap(({ value }) => from(value)).map(String));
}

const idsIn = (all: readonly { value: { id: string } }[]): ReadonlySet<string> =>
  new Set(all.map(({ value }) => value.id));

const featureAt = (ref: string, { layers }: Known): FeatureDeclaration | undefined =>
  layers
    .flatMap(({ id, features }) => (ref.startsWith(`${id}/`) ? features : []))
    .find(({ value }) => ref.endsWith(`/${value.id}`))?.value;
