/** The page of the plan's elements, which the build writes in both languages: readable without any script. */
import { render } from 'svelte/server';
import type { BuiltFile, Catalogue, PlanIndex } from '../domain/catalogue.ts';
import { readLayerData, refText } from '../domain/feature.ts';
import { planPageOf } from '../domain/link.ts';
import { say } from '../domain/text.ts';
import { LANGS, pageDocument, upFrom } from './page/document.ts';
import { firstPicture } from './page/first-picture.ts';
import PlanPage from './page/PlanPage.svelte';
import { pageSay } from './page/words.ts';

/** The page by address (`plan/`), written when it is asked for; `read` gives the parsed JSON of a built file. */
export function planPages(
  catalogue: Catalogue,
  read: (file: BuiltFile) => unknown,
  site: string,
): ReadonlyMap<string, () => string> {
  const picture = firstPicture(catalogue, read);
  return new Map(
    LANGS.map((lang) => {
      const address = planPageOf(lang);
      const write = (): string => {
        const names = new Map(
          catalogue.layers.flatMap(({ id, file }) =>
            readLayerData(id, read(file)).features.map(({ properties: p }) => [
              refText({ layer: id, feature: p.id }),
              p.name[lang],
            ]),
          ),
        );
        const index = read(catalogue.plan) as PlanIndex;
        const { head, body } = render(PlanPage, {
          props: { catalogue, index, lang, up: upFrom(address), nameOf: (ref: string) => names.get(ref) },
        });
        return pageDocument({
          title: `${say(lang, 'plan')} · ${catalogue.title[lang]}`,
          description: pageSay(lang, 'planLead'),
          lang,
          addressIn: planPageOf,
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
