/** The contents of a feature's card, in reading order. */
import type { Basis, LayerEntry, Source, Text } from './catalogue.ts';
import { isNamed } from './evidence.ts';
import type { Feature, LayerData } from './feature.ts';
import { lifeCycleOf, statusNow, thenOf } from '../time/life-cycle.ts';
import type { Moment } from '../time/moment.ts';
import { accuracy, BASIS_TEXT, date, quantity, say } from '../text/text.ts';
import type { Lang } from '../view/view.ts';

export interface CardFact {
  label: string;
  value: string;
  /** "2023年" …, with the note of the figure. */
  when: string;
  note: string;
  /** Number of its source in the card's list, from 1. */
  source: number;
  low: boolean;
  /** True if the outlet of its source was not recorded. */
  unnamed: boolean;
}
export interface CardSource {
  id: string;
  title: string;
  /** "河南日报，2023年10月28日" */
  outlet: string;
  url?: string;
}
export interface Card {
  name: string;
  /** The name in the other language. */
  otherName: string;
  layer: string;
  /** The name of its class. */
  kind: string;
  status: string;
  /** since / until / as of, in words. */
  when: string;
  /** Its state at the moment of the map, in words; empty for today. */
  then: string;
  /**
   * Its past and planned states, oldest first. `source` is a number in the card's list, 0 for no source of its own.
   */
  lifeCycle: readonly { when: string; text: string; note: string; source: number }[];
  note: string;
  low: boolean;
  facts: readonly CardFact[];
  basis: string;
  basisNote: string;
  accuracy: string;
  sources: readonly CardSource[];
  related: readonly string[];
}

/** For each basis, a note on how far to trust the geometry. */
export const BASIS_NOTE: Readonly<Record<Basis, Text>> = {
  official: {
    zh: '范围由文件逐一列出，按县级行政区界线绘制。',
    en: 'A document lists exactly these units; drawn along county boundaries.',
  },
  derived: { zh: '由县级行政区界线合并或缓冲得出。', en: 'Made by merging county boundaries.' },
  traced: {
    zh: '按已公布的站点、道路或河道手工描绘，走向可信，细部不可量测。',
    en: 'Drawn through published stations, roads or rivers: the course is right, details are not to be measured.',
  },
  schematic: {
    zh: '未见公布的界线或线位，只表示大致方位与联系。',
    en: 'No outline or route was published: it shows only roughly where, and what belongs together.',
  },
};
const other = (lang: Lang): Lang => (lang === 'zh' ? 'en' : 'zh');

/** The citation of a source: title, outlet and date, and the address if it has one. */
export const cite = (source: Source, lang: Lang): CardSource => ({
  id: source.id,
  title: source.title[lang],
  outlet: [source.outlet[lang], ...(source.date ? [date(lang, source.date)] : [])].join(
    lang === 'zh' ? '，' : ', ',
  ),
  ...(source.url ? { url: source.url } : {}),
});

/** The name of a feature's class; empty if the layer has no classes. */
export function kindOf(layer: Pick<LayerEntry, 'color'>, feature: { class?: string }, lang: Lang): string {
  const scale = typeof layer.color === 'object' && 'classes' in layer.color ? layer.color : null;
  if (scale?.by !== 'class') return '';
  return scale.classes.find((c) => c.value === feature.class)?.label[lang] ?? '';
}

/** The card of a feature in a language. */
export function cardOf(
  layer: LayerEntry,
  data: Pick<LayerData, 'sources'>,
  feature: Feature,
  lang: Lang,
  /** The atlas's edition, and the moment that the map shows. */
  { edition, moment }: { edition: string; moment: Moment },
): Card {
  const p = feature.properties;
  const lifeCycle = lifeCycleOf(p, edition, lang);
  const ids = [
    ...new Set([...p.sources, ...p.facts.map((f) => f.source), ...lifeCycle.flatMap((l) => l.source ?? [])]),
  ];
  const unnamed = (id: string): boolean => {
    const source = data.sources[id];
    return source !== undefined && !isNamed(source);
  };
  const when = [
    p.since ? say(lang, 'since', { when: date(lang, p.since) }) : '',
    p.until ? say(lang, 'until', { when: date(lang, p.until) }) : '',
    say(lang, 'asOf', { when: date(lang, p.asOf) }),
  ];
  return {
    name: p.name[lang],
    otherName: p.name[other(lang)],
    layer: layer.title[lang],
    kind: kindOf(layer, p, lang),
    status: statusNow(p, edition, lang),
    when: when.filter(Boolean).join(lang === 'zh' ? '，' : ', '),
    then: thenOf(p, moment, edition, lang),
    lifeCycle: lifeCycle.map((l) => ({ ...l, source: l.source === null ? 0 : ids.indexOf(l.source) + 1 })),
    note: p.note?.[lang] ?? '',
    low: p.confidence === 'low',
    facts: p.facts.map((f) => ({
      label: (f.label ?? (f.field ? layer.fields[f.field]?.label : undefined))?.[lang] ?? f.field ?? '',
      value:
        typeof f.value === 'number'
          ? quantity(lang, f.value, f.unit ?? (f.field ? layer.fields[f.field]?.unit : undefined))
          : f.value[lang],
      when: f.year ? date(lang, f.year) : '',
      note: f.note?.[lang] ?? '',
      source: ids.indexOf(f.source) + 1,
      low: f.confidence === 'low',
      unnamed: unnamed(f.source),
    })),
    basis: BASIS_TEXT[p.basis][lang],
    basisNote: BASIS_NOTE[p.basis][lang],
    accuracy: accuracy(lang, p.accuracy_km),
    sources: ids.map((id) => {
      const source = data.sources[id];
      if (!source)
        throw new Error(
          `card of ${layer.id}/${p.id}: source ${id} is not in the layer's file, expected it there`,
        );
      return cite(source, lang);
    }),
    related: p.related,
  };
}
