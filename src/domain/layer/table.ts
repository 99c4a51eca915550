/** A layer's features as a table with all that the map shows, for keyboards, screen readers and spreadsheets. */
import type { LayerEntry } from './catalogue.ts';
import { kindOf } from './card.ts';
import type { LayerData } from './feature.ts';
import { statusNow } from '../time/life-cycle.ts';
import { accuracy, BASIS_TEXT, date, quantity, say, speaker } from '../text/text.ts';
import type { Lang } from '../view/view.ts';

/**
 * Words that only the table uses. They are not in the app’s dictionary, because every reader of the map downloads
 * that.
 */
const columnSay = speaker({
  name: { zh: '名称', en: 'Name' },
  status: { zh: '状态', en: 'Status' },
  basis: { zh: '依据', en: 'Basis' },
  accuracy: { zh: '误差', en: 'Accuracy' },
});

export interface TableRow {
  feature: string;
  cells: readonly string[];
}
export interface Table {
  columns: readonly string[];
  rows: readonly TableRow[];
}

/** Columns: name, class, status, each field that any feature has (newest figure), basis, accuracy. */
export function tableOf(layer: LayerEntry, data: LayerData, lang: Lang, edition: string): Table {
  const records = data.features.map((f) => f.properties);
  const given = Object.entries(layer.fields).filter(([key]) =>
    records.some((r) => r.facts.some((f) => f.field === key)),
  );
  const kinds = records.some((r) => kindOf(layer, r, lang) !== '');
  return {
    columns: [
      columnSay(lang, 'name'),
      ...(kinds ? [say(lang, 'legend')] : []),
      columnSay(lang, 'status'),
      ...given.map(([, field]) => field.label[lang]),
      columnSay(lang, 'basis'),
      columnSay(lang, 'accuracy'),
    ],
    rows: records.map((r) => ({
      feature: r.id,
      cells: [
        r.name[lang],
        ...(kinds ? [kindOf(layer, r, lang)] : []),
        statusNow(r, edition, lang),
        ...given.map(([key, field]) => {
          const all = r.facts.filter((f) => f.field === key);
          const f = all.sort((a, b) => (b.year ?? '').localeCompare(a.year ?? ''))[0];
          if (!f) return '';
          const value =
            typeof f.value === 'number' ? quantity(lang, f.value, f.unit ?? field.unit) : f.value[lang];
          if (!f.year) return value;
          return lang === 'zh' ? `${value}（${date(lang, f.year)}）` : `${value} (${date(lang, f.year)})`;
        }),
        BASIS_TEXT[r.basis][lang],
        accuracy(lang, r.accuracy_km),
      ],
    })),
  };
}
