/** The data-quality page. */
import { render } from 'svelte/server';
import { qualityPageOf, type QualityReport } from '../domain/quality.ts';
import { qualitySay } from '../ui/quality/words.ts';
import QualityPage from './page/QualityPage.svelte';
import { wholePages, type Writing } from './page/whole-page.ts';

export const qualityPages = (writing: Writing): ReadonlyMap<string, () => string> =>
  wholePages(writing, {
    addressIn: qualityPageOf,
    title: (lang) => qualitySay(lang, 'title'),
    lead: (lang) => qualitySay(lang, 'lead'),
    render(lang, up) {
      const { catalogue, read } = writing;
      const report = read(catalogue.quality) as QualityReport;
      return render(QualityPage, { props: { catalogue, report, lang, up } });
    },
  });
