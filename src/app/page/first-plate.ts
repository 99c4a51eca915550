/** What stands for pages about the whole atlas where they are linked to: the first plate. */
import type { BuiltFile, Catalogue, TourIndex } from '../../domain/catalogue.ts';
import { readLayerData } from '../../domain/feature.ts';
import { altText, plateLayers } from '../../domain/plate-layers.ts';
import { platesOf } from '../../domain/plate.ts';
import type { Lang } from '../../domain/view.ts';
import type { SocialPlate } from './social.ts';

/** That plate in each language; `read` gives the parsed JSON of a built file. */
export function firstPlate(
  catalogue: Catalogue,
  read: (file: BuiltFile) => unknown,
): (lang: Lang) => SocialPlate {
  const [plate] = platesOf(read(catalogue.tours) as TourIndex);
  if (!plate) throw new Error('page: got no plate, expected at least one preset');
  const layers = plateLayers(catalogue, plate, ({ id, file }) => readLayerData(id, read(file)));
  return (lang) => ({
    key: plate.key,
    title: plate.preset.title[lang],
    alt: altText(catalogue, plate, layers, lang),
  });
}
