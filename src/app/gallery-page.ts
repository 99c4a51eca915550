/** The gallery of plates. */
import { render } from 'svelte/server';
import type { TourIndex } from '../domain/catalogue.ts';
import { galleryPageOf } from '../domain/plate.ts';
import GalleryPage from './embed/GalleryPage.svelte';
import { gallerySay } from './embed/gallery-words.ts';
import { codeTag, siteInCode } from './embed/code-script.ts';
import { wholePages, type Writing } from './page/whole-page.ts';

export const galleryPages = (writing: Writing): ReadonlyMap<string, () => string> =>
  wholePages(writing, {
    addressIn: galleryPageOf,
    title: (lang) => gallerySay(lang, 'title'),
    lead: (lang) => gallerySay(lang, 'galleryLead'),
    render(lang, up) {
      const { catalogue, read } = writing;
      const site = siteInCode(writing.site);
      const index = read(catalogue.tours) as TourIndex;
      return render(GalleryPage, {
        props: { catalogue, index, lang, up, site, unset: writing.site === null },
      });
    },
    script: (lang, up) => codeTag(writing, lang, up),
  });
