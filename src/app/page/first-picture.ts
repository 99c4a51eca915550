/** The picture that links to pages about the whole atlas show: that of the first plate. */
import type { BuiltFile, Catalogue, TourIndex } from '../../domain/catalogue.ts';
import { readLayerData } from '../../domain/feature.ts';
import { altText, plateLayers } from '../../domain/plate-layers.ts';
import { pictureOf, platesOf } from '../../domain/plate.ts';
import type { Lang } from '../../domain/view.ts';
import type { PageText } from './document.ts';

/** That picture in each language; `read` gives the parsed JSON of a built file. */
export function firstPicture(
  catalogue: Catalogue,
  read: (file: BuiltFile) => unknown,
): (lang: Lang) => PageText['picture'] {
  const [plate] = platesOf(read(catalogue.tours) as TourIndex);
  if (!plate) throw new Error('page: got no plate, expected at least one preset');
  const layers = plateLayers(catalogue, plate, ({ id, file }) => readLayerData(id, read(file)));
  return (lang) => ({
    address: pictureOf(plate.key, lang, 'preview', 'png'),
    alt: altText(catalogue, plate, layers, lang),
  });
}
