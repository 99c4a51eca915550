/** Prepares the figures of cities for comparison by measure. Figures of different years are in separate groups. */
import type { Fact, Text, Unit } from '../layer/catalogue.ts';
import type { FeatureRecord, LayerData } from '../layer/feature.ts';

export const MEASURES = ['residents-2020', 'residents', 'area', 'density', 'urban', 'gdp'] as const;
export type Measure = (typeof MEASURES)[number];

/** For each measure: the field of the layer of cities, the required year if any, and the unit. */
const READ: Readonly<Record<Measure, { field: string; year?: string; unit: Unit }>> = {
  'residents-2020': { field: 'population', year: '2020', unit: 'person' },
  residents: { field: 'population', unit: 'person' },
  area: { field: 'area', unit: 'km2' },
  density: { field: 'population', year: '2020', unit: 'person-a-km2' },
  urban: { field: 'urban', unit: 'percent' },
  gdp: { field: 'gdp', unit: 'yuan' },
};

/** The fields that the measures read. The layer of cities has all of them. */
export const MEASURE_FIELDS: readonly string[] = [...new Set(MEASURES.map((measure) => READ[measure].field))];

export interface CityFigure {
  city: string;
  name: Text;
  value: number;
  /** YYYY. Only figures of the same year are compared. */
  year: string;
  /** YYYY, YYYY-MM or YYYY-MM-DD, as published. */
  when: string;
  /** Ids of sources. A quotient has two. */
  sources: readonly string[];
  note?: Text;
  low: boolean;
}
/** Figures that can be compared with each other. */
export interface YearGroup {
  year: string;
  figures: readonly CityFigure[];
}
export interface Comparison {
  unit: Unit;
  /** Newest year first. In each year, the largest figure first. */
  groups: readonly YearGroup[];
  /** Cities for which only words were published. */
  worded: readonly { city: string; name: Text; fact: Fact }[];
  /** Cities without any figure. */
  missing: readonly { city: string; name: Text }[];
}

const yearOf = (when: string): string => when.slice(0, 4);

/** The newest fact of a field, of the given year if there is one. Numbers come before words. */
export function newestFact(
  { facts }: Pick<FeatureRecord, 'facts'>,
  field: string,
  year?: string,
): Fact | undefined {
  const worded = (fact: Fact): number => (typeof fact.value === 'number' ? 0 : 1);
  return facts
    .filter((fact) => fact.field === field && (year === undefined || yearOf(fact.year ?? '') === year))
    .sort((a, b) => worded(a) - worded(b) || (b.year ?? '').localeCompare(a.year ?? ''))[0];
}

function figureOf(city: FeatureRecord, measure: Measure): CityFigure | Fact | undefined {
  const { field, year } = READ[measure];
  const fact = newestFact(city, field, year);
  if (fact === undefined || typeof fact.value !== 'number' || fact.year === undefined) return fact;
  const figure: CityFigure = {
    city: city.id,
    name: city.name,
    value: fact.value,
    year: yearOf(fact.year),
    when: fact.year,
    sources: [fact.source],
    ...(fact.note && { note: fact.note }),
    low: fact.confidence === 'low',
  };
  if (measure !== 'density') return figure;
  const area = newestFact(city, 'area');
  if (area === undefined || typeof area.value !== 'number') return undefined;
  return { ...figure, value: Math.round(fact.value / area.value), sources: [fact.source, area.source] };
}

/** All cities of the layer by one measure, grouped by year. Cities without a figure are listed too. */
export function compare(data: Pick<LayerData, 'features'>, measure: Measure): Comparison {
  const figures: CityFigure[] = [];
  const worded: { city: string; name: Text; fact: Fact }[] = [];
  const missing: { city: string; name: Text }[] = [];
  for (const { properties } of data.features) {
    const found = figureOf(properties, measure);
    const city = { city: properties.id, name: properties.name };
    if (found === undefined) missing.push(city);
    else if ('city' in found) figures.push(found);
    else worded.push({ ...city, fact: found });
  }
  const years = [...new Set(figures.map(({ year }) => year))].sort().reverse();
  return {
    unit: READ[measure].unit,
    groups: years.map((year) => ({
      year,
      figures: figures.filter((figure) => figure.year === year).sort((a, b) => b.value - a.value),
    })),
    worded,
    missing,
  };
}

/** One published fact of a city. */
export interface FactRow {
  city: string;
  name: Text;
  label: Text;
  fact: Fact;
}
export type FactColumn = 'name' | 'label' | 'value' | 'year';

/** All facts of all cities, in the order of the layer. */
export const factRows = (data: Pick<LayerData, 'features'>): FactRow[] =>
  data.features.flatMap(({ properties: { id, name, facts } }) =>
    facts.map((fact) => ({ city: id, name, label: fact.label ?? { zh: '', en: '' }, fact })),
  );

/** Rows sorted by a column, in the order of the language. Equal rows keep their order. Numbers come before words. */
export function sorted(
  rows: readonly FactRow[],
  column: FactColumn,
  down: boolean,
  lang: 'zh' | 'en',
): FactRow[] {
  const words = new Intl.Collator(lang === 'zh' ? 'zh-CN' : 'en-GB').compare;
  const number = ({ fact }: FactRow): number => (typeof fact.value === 'number' ? fact.value : NaN);
  const order = (a: FactRow, b: FactRow): number => {
    switch (column) {
      case 'name':
      case 'label':
        return words(a[column][lang], b[column][lang]);
      case 'year':
        return (a.fact.year ?? '').localeCompare(b.fact.year ?? '');
      case 'value':
        // Figures of different measures are sorted only within their label.
        return words(a.label[lang], b.label[lang]) || number(a) - number(b) || 0;
    }
  };
  const worded = (row: FactRow): number => (column === 'value' && Number.isNaN(number(row)) ? 1 : 0);
  return [...rows].sort((a, b) => worded(a) - worded(b) || (down ? -1 : 1) * order(a, b));
}
