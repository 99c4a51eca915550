/** The data-quality page. */
import { render } from 'svelte/server';
import { qualityPageOf, type QualityReport } from '../domain/plan/quality.ts';
import { qualitySay } from '../ui/quality/words.ts';
import QualityPage from './page/QualityPage.svelte';
import { wholePages, type PageContext } from './page/whole-page.ts';

export const qualityPages = (pageContext: PageContext): ReadonlyMap<string, () => string> =>
  wholePages(pageContext, {
    addressIn: qualityPageOf,
    title: (lang) => qualitySay(lang, 'title'),
    lead: (lang) => qualitySay(lang, 'lead'),
    render(lang, up) {
      const { catalogue, read } = pageContext;
      const report = read(catalogue.quality) as QualityReport;
      return render(QualityPage, { props: { catalogue, report, lang, up } });
    },
  });
