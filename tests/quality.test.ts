/** The data-quality report on the real data: it is complete, and its counts equal those of the catalogue. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { PlanIndex, Source } from '../src/domain/layer/catalogue.ts';
import { readLayerData } from '../src/domain/layer/feature.ts';
import { totalOf, type QualityReport } from '../src/domain/plan/quality.ts';
import { realData, ROOT } from './real-data.ts';

const { catalogue, json } = await realData();
const report = json(catalogue.quality) as QualityReport;
const plan = json(catalogue.plan) as PlanIndex;
const elements = plan.headings.flatMap((heading) => heading.elements);
const yaml = (name: string): unknown => parse(readFileSync(join(ROOT, 'data', name), 'utf8'));
const layers = new Map(
  catalogue.layers.map((layer) => [layer.id, readLayerData(layer.id, json(layer.file))]),
);

describe('the data-quality report', () => {
  it('has every layer, in the order of the panel', () => {
    expect(report.layers.length).toBeGreaterThan(10);
    expect(report.layers.map((l) => l.layer)).toEqual(catalogue.layers.map((l) => l.id));
    expect(report.edition).toBe(catalogue.edition);
  });

  it.each(catalogue.layers.map((layer) => [layer.id, layer] as const))(
    '%s: counts sum to those of the catalogue',
    (id, { count, combinations }) => {
      const tally = report.layers.find((l) => l.layer === id);
      if (!tally) throw new Error(`quality: got no layer ${id}, expected it`);
      expect(tally.features).toBe(count);
      for (const key of ['basis', 'status'] as const) {
        const counts: Readonly<Record<string, number>> = tally[key];
        expect(Object.values(counts).reduce((sum, one) => sum + one, 0)).toBe(count);
        for (const [value, found] of Object.entries(counts))
          expect(
            combinations.filter((o) => o[key] === value).reduce((sum, o) => sum + o.count, 0),
            value,
          ).toBe(found);
      }
      const [least, most] = tally.accuracy;
      const doubts = layers.get(id)?.features.map((f) => f.properties.accuracy_km) ?? [];
      expect(doubts.every((km) => km >= least && km <= most)).toBe(true);
      expect(doubts).toContain(least);
      expect(doubts).toContain(most);
    },
  );

  it('counts facts by whether their outlet is known: nine of ten are', () => {
    const { named, unnamed } = report.outlets;
    expect(named + unnamed).toBe(totalOf(report.layers).facts);
    const share = named / (named + unnamed);
    console.log(
      `outlets: ${String(named)} of ${String(named + unnamed)} facts (${(share * 100).toFixed(1)} %)`,
    );
    expect(share).toBeGreaterThanOrEqual(0.9);
  });

  it('gives the date of the newest evidence of others, which is not the day of the edition', () => {
    const sources = yaml('sources.yaml') as { outlet: Source['outlet']; date?: string | number }[];
    // YAML reads a bare year as a number.
    const dates = sources
      .filter(({ outlet }) => outlet.zh !== '郑州都市圈图集')
      .flatMap(({ date }) => (date === undefined ? [] : [String(date)]));
    expect(catalogue.newest).toMatch(/^\d{4}-\d{2}/);
    expect(dates.toSorted().at(-1)).toBe(catalogue.newest);
    expect(catalogue.newest < catalogue.edition).toBe(true);
  });

  it('sums to all features, each once', () => {
    const again = ['city-density', 'city-population', 'trains'];
    expect(report.layers.filter((l) => l.repeats).map((l) => l.layer)).toEqual(
      catalogue.layers.map((l) => l.id).filter((id) => again.includes(id)),
    );
    const all = catalogue.layers
      .filter((layer) => !again.includes(layer.id))
      .reduce((sum, layer) => sum + layer.count, 0);
    expect(totalOf(report.layers).features).toBe(all);
    expect(report.support.features).toBe(all);
    expect(report.support.single + report.support.onlyEstimate).toBeLessThanOrEqual(all);
  });

  it('has every cited source, and no other', () => {
    const cited = new Set([
      ...[...layers.values()].flatMap((data) => Object.keys(data.sources)),
      ...Object.keys(plan.sources),
      ...(yaml('places.yaml') as { source: string }[]).map((place) => place.source),
    ]);
    const known = (yaml('sources.yaml') as Source[]).filter((source) => cited.has(source.id));
    expect(known.length).toBeGreaterThan(100);
    expect(report.sources.map((use) => use.source.id).sort()).toEqual(known.map((one) => one.id).sort());
    for (const { source, ...use } of report.sources)
      expect(use.features + use.elements + use.places, source.id).toBeGreaterThan(0);
  });

  it('compares published areas, also those of the plan frames', () => {
    expect(report.figures.some((f) => f.ref.startsWith('plan-frames/') && f.what === 'area')).toBe(true);
    expect(report.figures.some((f) => f.what === 'length')).toBe(true);
    for (const figure of report.figures) {
      expect(figure.off, figure.ref).toBe(Math.abs(figure.computed - figure.published) > figure.allowed);
      expect(report.sources.map((use) => use.source.id)).toContain(figure.source);
    }
  });

  it('has every undrawn element, and every unknown of the drawn ones', () => {
    const undrawn = elements.filter((element) => element.undrawn).map((element) => element.id);
    expect(undrawn.length).toBeGreaterThan(0);
    expect(report.undrawn.map((row) => row.id)).toEqual(undrawn);
    expect(report.unknown.map((row) => row.id)).toEqual(
      elements.filter((element) => element.unknown && !element.undrawn).map((element) => element.id),
    );
  });

  it('has every unfinished work whose published date has passed', () => {
    const unfinished = [...layers].flatMap(([id, data]) =>
      data.features.flatMap(({ properties: p }) =>
        p.target && p.status !== 'existing' && p.until === undefined
          ? [{ ref: `${id}/${p.id}`, year: Number(p.target.when.slice(0, 4)) }]
          : [],
      ),
    );
    const year = Number(catalogue.edition.slice(0, 4));
    const listed = report.unverified.map((row) => row.ref);
    const of = (found: typeof unfinished): string[] => found.map(({ ref }) => ref);
    expect(listed).toEqual(expect.arrayContaining(of(unfinished.filter((one) => one.year < year))));
    expect(of(unfinished.filter((one) => one.year <= year))).toEqual(expect.arrayContaining(listed));
    for (const row of report.unverified) expect(row.asOf <= catalogue.edition, row.ref).toBe(true);
  });
});
