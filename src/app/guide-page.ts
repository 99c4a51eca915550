/** The guide to embedding. */
import { render } from 'svelte/server';
import type { TourIndex } from '../domain/catalogue.ts';
import { guidePageOf } from '../domain/plate.ts';
import GuidePage from './embed/GuidePage.svelte';
import { GUIDE } from './embed/guide-text.ts';
import { codeTag, siteInCode } from './embed/code-script.ts';
import { wholePages, type Writing } from './page/whole-page.ts';

export const guidePages = (writing: Writing): ReadonlyMap<string, () => string> =>
  wholePages(writing, {
    addressIn: guidePageOf,
    title: (lang) => GUIDE.title[lang],
    lead: (lang) => GUIDE.lead[lang],
    render(lang, up) {
      const { catalogue, read } = writing;
      const site = siteInCode(writing.site);
      const index = read(catalogue.tours) as TourIndex;
      return render(GuidePage, { props: { catalogue, index, lang, up, site, unset: writing.site === null } });
    },
    script: (lang, up) => codeTag(writing, lang, up),
  });
