/** The plan index: every element of the plan is drawn, or says honestly why it is not. */
import { describe, expect, it } from 'vitest';
import type { PlanIndex } from '../src/domain/catalogue.ts';
import { readLayerData } from '../src/domain/feature.ts';
import { realData } from './real-data.ts';

const { catalogue, json } = await realData();
const plan = json(catalogue.plan) as PlanIndex;
const elements = plan.headings.flatMap((heading) => heading.elements);
const drawn = new Set(
  catalogue.layers.flatMap((layer) =>
    readLayerData(layer.id, json(layer.file)).features.map((f) => `${layer.id}/${f.properties.id}`),
  ),
);

describe('the plan index', () => {
  it('has headings with elements', () => {
    expect(plan.headings.length).toBeGreaterThan(0);
    for (const heading of plan.headings) expect(heading.elements.length, heading.id).toBeGreaterThan(0);
    expect(new Set(elements.map((element) => element.id)).size).toBe(elements.length);
  });

  it.each(elements.map((element) => [element.id, element] as const))('%s', (_, element) => {
    if (element.shows) {
      expect(element.undrawn).toBeUndefined();
      expect(element.shows.length).toBeGreaterThan(0);
      for (const ref of element.shows) expect(drawn).toContain(ref);
      const [west, south, east, north] = element.bounds ?? [1, 1, 0, 0];
      expect(west <= east && south <= north).toBe(true);
    } else {
      expect(element.undrawn?.zh.length).toBeGreaterThan(3);
      expect(element.undrawn?.en.length).toBeGreaterThan(3);
    }
    expect(element.sources.length).toBeGreaterThan(0);
    for (const source of element.sources) expect(plan.sources).toHaveProperty([source]);
  });
});
