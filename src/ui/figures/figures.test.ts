/** The tables of the figures, rendered as text. */
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import type { Source } from '../../domain/layer/catalogue.ts';
import type { CityFigure, Comparison } from '../../domain/plan/figures.ts';
import type { PlanFrame, PlanFrameIndex } from '../../domain/plan/plan-frames.ts';
import CityBars from './CityBars.svelte';
import PlanFrameTable from './PlanFrameTable.svelte';
import UnitList from './UnitList.svelte';

const text = (zh: string, en = zh) => ({ zh, en });
const sources: Readonly<Record<string, Source>> = {
  book: { id: 'book', title: text('年鉴', 'Yearbook'), outlet: text('统计局', 'Bureau'), kind: 'government' },
};
const figure = (city: string, value: number, year: string): CityFigure => ({
  city,
  name: text(city),
  value,
  year,
  when: year,
  sources: ['book'],
  low: false,
});
const comparison: Comparison = {
  unit: 'person',
  groups: [
    { year: '2024', figures: [figure('alpha', 4e6, '2024')] },
    { year: '2023', figures: [figure('beta', 1e6, '2023')] },
  ],
  worded: [],
  missing: [{ city: 'gamma', name: text('gamma') }],
};
const bars = (one: Comparison): string =>
  render(CityBars, { props: { comparison: one, sources, lang: 'zh', onpick: () => undefined } }).body;

describe('the bars of cities', () => {
  it('warn where years differ, and give each year a pattern of its own', () => {
    const html = bars(comparison);
    expect(html).toContain('不能跨年比较');
    expect(html.match(/pattern-\d/g)).toEqual(['pattern-0', 'pattern-1']);
    expect(html).toMatch(/width:\s*25%/);
    expect(html).toContain('年鉴（统计局）');
  });
  it('do not warn where all are of one year', () => {
    const html = bars({ ...comparison, groups: comparison.groups.slice(0, 1) });
    expect(html).not.toContain('不能跨年比较');
    expect(html).toContain('各市都是2024年的数字');
  });
  it('name cities without a figure', () => {
    expect(bars(comparison)).toMatch(/gamma[\s\S]*未找到公布数字/);
  });
});

describe('the table of frames', () => {
  const county = (code: number) => ({ code, city: 1, ...text(String(code)) });
  const planFrame: PlanFrame = {
    id: 'part',
    class: 'part',
    name: text('部分', 'Part'),
    bounds: [112, 34, 114, 35],
    counties: [11],
    area: { computed: 102, published: { value: 100, unit: 'km2', year: '2020', source: 'book' } },
    people: { published: { value: 5e6, unit: 'person', year: '2025', source: 'book' } },
  };
  const index: PlanFrameIndex = {
    frames: [planFrame],
    counties: [county(11), county(12)],
    cities: [{ code: 1, ...text('甲市', 'Alpha') }],
    sources,
  };
  const table = (one: PlanFrameIndex): string =>
    render(PlanFrameTable, { props: { index: one, lang: 'zh', nameOf: (f: PlanFrame) => f.name.zh } }).body;

  it('puts the drawn area beside the published one, with the difference', () => {
    expect(table(index)).toMatch(/100平方公里[\s\S]*102平方公里[\s\S]*\+2%/);
  });
  it('says why population is not computed, and sums it where it is known', () => {
    expect(table(index)).toContain('图集没有县区人口');
    const computed = { value: 7e6, when: '2023-12', source: 'book' };
    const html = table({ ...index, frames: [{ ...planFrame, people: { ...planFrame.people, computed } }] });
    expect(html).toContain('700万人');
    expect(html).not.toContain('图集没有县区人口');
  });
  it('lists counties by city', () => {
    const parts = [{ city: { code: 1, ...text('甲市') }, whole: true, counties: [county(11), county(12)] }];
    const html = render(UnitList, { props: { parts, lang: 'zh' } }).body;
    expect(html).toMatch(/甲市[\s\S]*2个，全域[\s\S]*11、12/);
    expect(render(UnitList, { props: { parts: [], lang: 'zh' } }).body).toContain('无');
  });
});
