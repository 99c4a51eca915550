/** The data-quality page, which the build writes in both languages: readable and printable without any script. */
import { render } from 'svelte/server';
import type { BuiltFile, Catalogue, TourIndex } from '../domain/catalogue.ts';
import { readLayerData } from '../domain/feature.ts';
import { altText, plateLayers } from '../domain/plate-layers.ts';
import { pictureOf, platesOf } from '../domain/plate.ts';
import { qualityPageOf, type QualityReport } from '../domain/quality.ts';
import { qualitySay } from '../ui/quality/words.ts';
import { LANGS, pageDocument, upFrom } from './page/document.ts';
import QualityPage from './page/QualityPage.svelte';

/** The page by address (`quality/`), written when it is asked for; `read` gives the parsed JSON of a built file. */
export function qualityPages(
  catalogue: Catalogue,
  read: (file: BuiltFile) => unknown,
  site: string,
): ReadonlyMap<string, () => string> {
  const [plate] = platesOf(read(catalogue.tours) as TourIndex);
  if (!plate) throw new Error('quality page: got no plate, expected at least one preset');
  const layers = plateLayers(catalogue, plate, ({ id, file }) => readLayerData(id, read(file)));
  return new Map(
    LANGS.map((lang) => {
      const address = qualityPageOf(lang);
      const write = (): string => {
        const report = read(catalogue.quality) as QualityReport;
        const { head, body } = render(QualityPage, {
          props: { catalogue, report, lang, up: upFrom(address) },
        });
        return pageDocument({
          title: `${qualitySay(lang, 'title')} · ${catalogue.title[lang]}`,
          description: qualitySay(lang, 'lead'),
          lang,
          addressIn: qualityPageOf,
          site,
          picture: {
            address: pictureOf(plate.key, lang, 'preview', 'png'),
            alt: altText(catalogue, plate, layers, lang),
          },
          head,
          body,
        });
      };
      return [address, write] as const;
    }),
  );
}
