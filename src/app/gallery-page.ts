/** The gallery of published views. */
import { render } from 'svelte/server';
import type { TourIndex } from '../domain/layer/catalogue.ts';
import { galleryPageOf } from '../domain/embed/published-view.ts';
import GalleryPage from './embed/GalleryPage.svelte';
import { gallerySay } from './embed/gallery-words.ts';
import { codeTag, siteInCode } from './embed/code-script.ts';
import { wholePages, type PageContext } from './page/whole-page.ts';

export const galleryPages = (pageContext: PageContext): ReadonlyMap<string, () => string> =>
  wholePages(pageContext, {
    addressIn: galleryPageOf,
    title: (lang) => gallerySay(lang, 'title'),
    lead: (lang) => gallerySay(lang, 'galleryLead'),
    render(lang, up) {
      const { catalogue, read } = pageContext;
      const site = siteInCode(pageContext.site);
      const index = read(catalogue.tours) as TourIndex;
      return render(GalleryPage, {
        props: { catalogue, index, lang, up, site, unset: pageContext.site === null },
      });
    },
    script: (lang, up) => codeTag(pageContext, lang, up),
  });
