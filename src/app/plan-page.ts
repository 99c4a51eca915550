/** The page of the plan's elements. */
import { render } from 'svelte/server';
import type { PlanIndex } from '../domain/catalogue.ts';
import { readLayerData, refText } from '../domain/feature.ts';
import { planPageOf } from '../domain/link.ts';
import { say } from '../domain/text.ts';
import PlanPage from './page/PlanPage.svelte';
import { wholePages, type Writing } from './page/whole-page.ts';
import { pageSay } from './page/words.ts';

export const planPages = (writing: Writing): ReadonlyMap<string, () => string> =>
  wholePages(writing, {
    addressIn: planPageOf,
    title: (lang) => say(lang, 'plan'),
    lead: (lang) => pageSay(lang, 'planLead'),
    render(lang, up) {
      const { catalogue, read } = writing;
      const names = new Map(
        catalogue.layers.flatMap(({ id, file }) =>
          readLayerData(id, read(file)).features.map(({ properties: p }) => [
            refText({ layer: id, feature: p.id }),
            p.name[lang],
          ]),
        ),
      );
      const index = read(catalogue.plan) as PlanIndex;
      return render(PlanPage, {
        props: { catalogue, index, lang, up, nameOf: (ref: string) => names.get(ref) },
      });
    },
  });
