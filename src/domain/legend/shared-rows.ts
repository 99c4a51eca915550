/**
 * Legend rows for patterns and edges, shared by several layers. A separate file, because the list of layers does not
 * need it.
 */
import {
  edgeMark,
  EXACTNESS,
  ORDER,
  strokesFirst,
  type KeyMark,
  type Legend,
  type LegendRow,
} from './legend.ts';
import { BASIS_TEXT, EXPECTED_TEXT, STATUS_TEXT } from '../text/text.ts';

/** The order of rows for patterns and edges. */
const MANNERS: readonly string[] = [
  ...ORDER.map((status) => STATUS_TEXT[status]),
  EXPECTED_TEXT,
  ...EXACTNESS.map((basis) => BASIS_TEXT[basis]),
].map(({ zh }) => zh);
const rankOf = ({ label }: LegendRow): number => {
  const rank = MANNERS.indexOf(label?.zh ?? '');
  return rank < 0 ? MANNERS.length : rank;
};

/**
 * Rows for the patterns and edges of several legends, each once with the marks that occur. Their meaning is the same
 * on all layers.
 */
export function sharedLegendRows(legends: readonly Legend[]): LegendRow[] {
  const statuses = byLabel(legends.flatMap((legend) => legend.statuses)).map((row) => {
    if (!row.swatches.every(({ neutral }) => neutral)) return row;
    const marks = strokesFirst(row.swatches);
    return { ...row, swatches: row.swatches.filter(({ mark }) => marks.includes(mark as KeyMark)) };
  });
  const bases = byLabel(legends.flatMap((legend) => legend.bases)).map((row) => {
    const best = edgeMark(row.swatches.map(({ mark }) => mark));
    return { ...row, swatches: row.swatches.filter(({ mark }) => mark === best) };
  });
  return [...statuses, ...bases].sort((a, b) => rankOf(a) - rankOf(b));
}

/** Merges rows with the same label, with one swatch for each mark. */
function byLabel(rows: readonly LegendRow[]): LegendRow[] {
  const found = new Map<string, LegendRow>();
  for (const row of rows) {
    const before = found.get(row.label?.zh ?? '');
    const more = row.swatches.filter(({ mark }) => !before?.swatches.some((s) => s.mark === mark));
    found.set(row.label?.zh ?? '', { ...row, swatches: [...(before?.swatches ?? []), ...more] });
  }
  return [...found.values()];
}
