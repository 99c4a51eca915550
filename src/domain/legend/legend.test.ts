import { describe, expect, it } from 'vitest';
import type { Mark } from '../layer/catalogue.ts';
import { legendOf, type Legend, type LegendRow } from './legend.ts';
import { sharedLegendRows } from './shared-rows.ts';
import { sample } from '../../../tests/sample-catalogue.ts';

const [base] = sample.layers;
if (!base) throw new Error('sample: got no layer, expected some');
const t = (s: string) => ({ zh: s, en: s });

describe('a legend', () => {
  it('has one row for one colour, and no rows for combinations that do not occur', () => {
    expect(legendOf(base)).toEqual({
      rows: [{ label: null, swatches: [expect.objectContaining({ mark: 'fill' })] }],
      statuses: [],
      bases: [],
    });
    const classes = [
      { value: 'a', label: t('A'), to: 'slate-1' as const },
      { value: 'b', label: t('B'), to: 'slate-2' as const },
    ];
    const layer = {
      ...base,
      color: { by: 'class' as const, classes },
      combinations: [
        {
          mark: 'fill' as const,
          class: 'a',
          status: 'existing' as const,
          basis: 'derived' as const,
          count: 2,
        },
      ],
    };
    expect(legendOf(layer).rows.map((r) => r.label?.en)).toEqual(['A']);
  });
  it('shows each mark of a class, patterns if statuses vary and edges if bases vary', () => {
    const combinations = [
      { mark: 'line', status: 'existing', basis: 'traced', count: 3 },
      { mark: 'line', status: 'building', basis: 'schematic', count: 1 },
      { mark: 'circle', status: 'existing', basis: 'traced', count: 1 },
    ] as const;
    const legend = legendOf({ ...base, marks: ['line', 'circle'], combinations: [...combinations] });
    expect(legend.rows[0]?.swatches.map((s) => s.mark)).toEqual(['line', 'circle']);
    expect(legend.statuses.map((r) => r.swatches[0]?.look.pattern)).toEqual(['solid', 'dashed']);
    // No point has the status `building`: only lines show it.
    expect(legend.statuses.map((r) => r.swatches.map((s) => s.mark))).toEqual([['line', 'circle'], ['line']]);
    expect(legend.bases.map((r) => r.swatches[0]?.look.edge)).toEqual(['plain', 'soft']);
  });
  it('explains a status with a mark that has it, but no status of a hidden class', () => {
    const legend = (mark: Mark, hidden?: string[]): Legend =>
      legendOf(
        {
          ...base,
          marks: [mark],
          combinations: [
            { mark, class: 'a', status: 'existing', basis: 'traced', count: 1 },
            { mark, class: 'b', status: 'planned', basis: 'traced', count: 1 },
          ],
        },
        hidden,
      );
    const marks = (rows: readonly LegendRow[]): string[][] => rows.map((r) => r.swatches.map((s) => s.mark));
    expect(marks(legend('circle').statuses)).toEqual([['circle'], ['circle']]);
    expect(marks(legend('fill').statuses)).toEqual([['fill'], ['fill']]);
    expect(marks(legend('arc').statuses)).toEqual([['line'], ['line']]);
    expect(legend('circle', ['b']).statuses).toEqual([]);
    expect(marks(sharedLegendRows([legend('circle'), legend('circle')]))).toEqual([['circle'], ['circle']]);
    // One swatch explains dashes of both lines and outlines.
    const all = sharedLegendRows([legend('circle'), legend('fill'), legend('line')]);
    expect(all.map((r) => r.swatches.map((s) => s.mark).toSorted())).toEqual([
      ['circle', 'line'],
      ['circle', 'line'],
    ]);
    expect(all.map((r) => r.label?.zh)).toEqual(['现状', '规划']);
  });
  it('explains the steps of a size', () => {
    const size = { by: 'population', unit: 'person' as const, steps: [{ below: 2e6, to: 8 }, { to: 16 }] };
    const legend = legendOf({
      ...base,
      marks: ['circle'],
      size,
      combinations: [{ mark: 'circle', status: 'existing', basis: 'traced', count: 1 }],
    });
    expect(legend.rows.slice(1).map((r) => r.label?.zh)).toEqual(['200万人以下或未公布', '200万人及以上']);
    expect(legend.rows.slice(1).map((r) => r.swatches[0]?.look.size)).toEqual([8, 16]);
  });
  it('shows three sample circles of a proportional size, at round values and as large as on the map', () => {
    const size = { by: 'population', unit: 'person' as const, proportional: { at: 1e7, to: 40 } };
    const legend = legendOf({
      ...base,
      marks: ['circle'],
      size,
      combinations: [{ mark: 'circle', status: 'existing', basis: 'traced', count: 1 }],
    });
    const rows = legend.rows.slice(1);
    expect(rows.map((r) => r.label?.zh)).toEqual(['1,000万人', '500万人', '100万人']);
    expect(rows.map((r) => r.label?.en)).toEqual([
      '10 million people',
      '5 million people',
      '1 million people',
    ]);
    const areas = rows.map((r) => (r.swatches[0]?.look.size ?? 0) ** 2);
    expect(areas[0]).toBe(1600);
    expect(areas[1]).toBeCloseTo(800);
    expect(areas[2]).toBeCloseTo(160);
  });
});
