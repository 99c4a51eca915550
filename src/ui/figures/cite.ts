/** Formats sources and values the same way in all tables of the figures. */
import { cite } from '../../domain/layer/card.ts';
import type { Fact, Source } from '../../domain/layer/catalogue.ts';
import { quantity } from '../../domain/text/text.ts';
import type { Lang } from '../../domain/view/view.ts';

/** Title, outlet and date of the sources, in one line. */
export const cited = (
  sources: Readonly<Record<string, Source>>,
  ids: readonly string[],
  lang: Lang,
): string =>
  ids
    .flatMap((id) => sources[id] ?? [])
    .map((source) => {
      const { title, outlet } = cite(source, lang);
      return lang === 'zh' ? `${title}（${outlet}）` : `${title} (${outlet})`;
    })
    .join(lang === 'zh' ? '；' : '; ');

/** The value of a fact in words. */
export const said = (fact: Fact, lang: Lang): string =>
  typeof fact.value === 'number' ? quantity(lang, fact.value, fact.unit) : fact.value[lang];
