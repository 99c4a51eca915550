/** The guide to embedding, which the build writes in both languages: readable and printable without any script. */
import { render } from 'svelte/server';
import type { BuiltFile, Catalogue, TourIndex } from '../domain/catalogue.ts';
import { guidePageOf } from '../domain/plate.ts';
import GuidePage from './embed/GuidePage.svelte';
import { GUIDE } from './embed/guide-text.ts';
import { firstPicture } from './page/first-picture.ts';
import { LANGS, pageDocument, upFrom } from './page/document.ts';

/** The page by address, written when it is asked for; `site` is the address of the atlas that its examples name. */
export function guidePages(
  catalogue: Catalogue,
  index: TourIndex,
  read: (file: BuiltFile) => unknown,
  site: string,
): ReadonlyMap<string, () => string> {
  const picture = firstPicture(catalogue, read);
  return new Map(
    LANGS.map((lang) => {
      const address = guidePageOf(lang);
      const write = (): string => {
        const { head, body } = render(GuidePage, {
          props: { catalogue, index, lang, up: upFrom(address), site },
        });
        return pageDocument({
          title: `${GUIDE.title[lang]} · ${catalogue.title[lang]}`,
          description: GUIDE.lead[lang],
          lang,
          addressIn: guidePageOf,
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
