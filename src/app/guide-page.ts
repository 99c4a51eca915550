/** The guide to embedding. */
import { render } from 'svelte/server';
import type { TourIndex } from '../domain/catalogue.ts';
import { guidePageOf } from '../domain/plate.ts';
import GuidePage from './embed/GuidePage.svelte';
import { GUIDE } from './embed/guide-text.ts';
import { wholePages, type Writing } from './page/whole-page.ts';

export const guidePages = (writing: Writing): ReadonlyMap<string, () => string> =>
  wholePages(writing, {
    addressIn: guidePageOf,
    title: (lang) => GUIDE.title[lang],
    lead: (lang) => GUIDE.lead[lang],
    render(lang, up) {
      const { catalogue, read, site } = writing;
      const index = read(catalogue.tours) as TourIndex;
      return render(GuidePage, { props: { catalogue, index, lang, up, site } });
    },
  });
