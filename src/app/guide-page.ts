/** The guide to embedding. */
import { render } from 'svelte/server';
import type { TourIndex } from '../domain/layer/catalogue.ts';
import { guidePageOf } from '../domain/embed/published-view.ts';
import GuidePage from './embed/GuidePage.svelte';
import { GUIDE } from './embed/guide-text.ts';
import { codeTag, siteInCode } from './embed/code-script.ts';
import { wholePages, type PageContext } from './page/whole-page.ts';

export const guidePages = (pageContext: PageContext): ReadonlyMap<string, () => string> =>
  wholePages(pageContext, {
    addressIn: guidePageOf,
    title: (lang) => GUIDE.title[lang],
    lead: (lang) => GUIDE.lead[lang],
    render(lang, up) {
      const { catalogue, read } = pageContext;
      const site = siteInCode(pageContext.site);
      const index = read(catalogue.tours) as TourIndex;
      return render(GuidePage, {
        props: { catalogue, index, lang, up, site, unset: pageContext.site === null },
      });
    },
    script: (lang, up) => codeTag(pageContext, lang, up),
  });
