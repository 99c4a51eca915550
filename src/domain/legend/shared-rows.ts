/** What patterns and edges mean on several layers at once: a part of legends that the list of layers can do without. */
import { EXACTNESS, ORDER, strokesFirst, type KeyMark, type Legend, type LegendRow } from './legend.ts';
import { BASIS_TEXT, EXPECTED_TEXT, STATUS_TEXT } from '../text/text.ts';

/** The order of what patterns and edges say. */
const MANNERS: readonly string[] = [
  ...ORDER.map((status) => STATUS_TEXT[status]),
  EXPECTED_TEXT,
  ...EXACTNESS.map((basis) => BASIS_TEXT[basis]),
].map(({ zh }) => zh);
const rankOf = ({ label }: LegendRow): number => {
  const rank = MANNERS.indexOf(label?.zh ?? '');
  return rank < 0 ? MANNERS.length : rank;
};

/** What patterns and edges mean in several legends, each said once with the marks that occur: it is the same on all. */
export function sharedLegendRows(legends: readonly Legend[]): LegendRow[] {
  const statuses = byLabel(legends.flatMap((legend) => legend.statuses)).map((row) => {
    if (!row.swatches.every(({ neutral }) => neutral)) return row;
    const marks = strokesFirst(row.swatches);
    return { ...row, swatches: row.swatches.filter(({ mark }) => marks.includes(mark as KeyMark)) };
  });
  const bases = byLabel(legends.flatMap((legend) => legend.bases)).map((row) => ({
    ...row,
    // An area tells it best.
    swatches: [row.swatches.find(({ mark }) => mark === 'fill') ?? row.swatches[0]].flatMap((s) => s ?? []),
  }));
  return [...statuses, ...bases].sort((a, b) => rankOf(a) - rankOf(b));
}

/** Rows of the same words in one, with one sign a mark. */
function byLabel(rows: readonly LegendRow[]): LegendRow[] {
  const found = new Map<string, LegendRow>();
  for (const row of rows) {
    const before = found.get(row.label?.zh ?? '');
    const more = row.swatches.filter(({ mark }) => !before?.swatches.some((s) => s.mark === mark));
    found.set(row.label?.zh ?? '', { ...row, swatches: [...(before?.swatches ?? []), ...more] });
  }
  return [...found.values()];
}
