/** The gallery of plates, which the build writes in both languages: to be looked at and copied from without any script. */
import { render } from 'svelte/server';
import type { BuiltFile, Catalogue, TourIndex } from '../domain/catalogue.ts';
import { galleryPageOf } from '../domain/plate.ts';
import GalleryPage from './embed/GalleryPage.svelte';
import { gallerySay } from './embed/gallery-words.ts';
import { firstPicture } from './page/first-picture.ts';
import { LANGS, pageDocument, upFrom } from './page/document.ts';

/** The page by address, written when it is asked for; `site` is the address of the atlas that its examples name. */
export function galleryPages(
  catalogue: Catalogue,
  index: TourIndex,
  read: (file: BuiltFile) => unknown,
  site: string,
): ReadonlyMap<string, () => string> {
  const picture = firstPicture(catalogue, read);
  return new Map(
    LANGS.map((lang) => {
      const address = galleryPageOf(lang);
      const write = (): string => {
        const { head, body } = render(GalleryPage, {
          props: { catalogue, index, lang, up: upFrom(address), site },
        });
        return pageDocument({
          title: `${gallerySay(lang, 'title')} · ${catalogue.title[lang]}`,
          description: gallerySay(lang, 'galleryLead'),
          lang,
          addressIn: galleryPageOf,
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
