/** The data-quality page, which the build writes in both languages: readable and printable without any script. */
import { render } from 'svelte/server';
import type { BuiltFile, Catalogue } from '../domain/catalogue.ts';
import { qualityPageOf, type QualityReport } from '../domain/quality.ts';
import { qualitySay } from '../ui/quality/words.ts';
import { LANGS, pageDocument, upFrom } from './page/document.ts';
import { firstPicture } from './page/first-picture.ts';
import QualityPage from './page/QualityPage.svelte';

/** The page by address (`quality/`), written when it is asked for; `read` gives the parsed JSON of a built file. */
export function qualityPages(
  catalogue: Catalogue,
  read: (file: BuiltFile) => unknown,
  site: string,
): ReadonlyMap<string, () => string> {
  const picture = firstPicture(catalogue, read);
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
          picture: picture(lang),
          head,
          body,
        });
      };
      return [address, write] as const;
    }),
  );
}
