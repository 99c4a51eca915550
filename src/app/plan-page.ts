/** The page of the plan's elements. */
import { render } from 'svelte/server';
import type { PlanIndex } from '../domain/layer/catalogue.ts';
import { readLayerData, refText } from '../domain/layer/feature.ts';
import { planPageOf } from '../domain/view/link.ts';
import { say } from '../domain/text/text.ts';
import PlanPage from './page/PlanPage.svelte';
import { wholePages, type PageContext } from './page/whole-page.ts';
import { pageSay } from './page/words.ts';

export const planPages = (pageContext: PageContext): ReadonlyMap<string, () => string> =>
  wholePages(pageContext, {
    addressIn: planPageOf,
    title: (lang) => say(lang, 'plan'),
    lead: (lang) => pageSay(lang, 'planLead'),
    render(lang, up) {
      const { catalogue, read } = pageContext;
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
