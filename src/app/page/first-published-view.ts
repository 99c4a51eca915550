/** The first published view. Link previews of pages about the whole atlas show it. */
import type { BuiltFile, Catalogue, TourIndex } from '../../domain/layer/catalogue.ts';
import { readLayerData } from '../../domain/layer/feature.ts';
import { altText, publishedLayers } from '../../domain/embed/published-layers.ts';
import { publishedViewsOf } from '../../domain/embed/published-view.ts';
import type { Lang } from '../../domain/view/view.ts';
import type { SocialPublishedView } from './social.ts';

/** That published view in each language. `read` returns the parsed JSON of a built file. */
export function firstPublishedView(
  catalogue: Catalogue,
  read: (file: BuiltFile) => unknown,
): (lang: Lang) => SocialPublishedView {
  const [publishedView] = publishedViewsOf(read(catalogue.tours) as TourIndex);
  if (!publishedView) throw new Error('page: got no published view, expected at least one preset');
  const layers = publishedLayers(catalogue, publishedView, ({ id, file }) => readLayerData(id, read(file)));
  return (lang) => ({
    key: publishedView.key,
    title: publishedView.preset.title[lang],
    alt: altText(catalogue, publishedView, layers, lang),
  });
}
