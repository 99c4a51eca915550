import { describe, expect, it } from 'vitest';
import { sample } from '../../../tests/sample-catalogue.ts';
import {
  areaGap,
  onlyIn,
  showPlanFrame,
  shownPlanFrame,
  wholeCities,
  type PlanFrame,
  type PlanFrameIndex,
} from './plan-frames.ts';
import { home } from '../view/view.ts';

const planFrame = (id: string, counties: readonly number[], area: PlanFrame['area']): PlanFrame => ({
  id,
  class: id,
  name: { zh: id, en: id },
  bounds: [112, 34, 114, 35],
  counties,
  area,
  people: {},
});
const unit = (code: number) => ({ code, zh: String(code), en: String(code) });
const small = planFrame('small', [11, 12, 21], {
  computed: 101,
  published: { value: 100, year: '2020', source: 'book' },
});
const large = planFrame('large', [11, 12, 22, 23], { computed: 200 });
const index: PlanFrameIndex = {
  frames: [small, large],
  counties: [11, 12, 21, 22, 23].map((code) => ({ ...unit(code), city: Math.floor(code / 10) })),
  cities: [unit(1), unit(2)],
  sources: {},
};
// The sample's layers have other names, so one of them replaces the layer of frames.
const [first, ...others] = sample.layers;
if (!first) throw new Error('sample: got no layer, expected some');
const catalogue = { ...sample, layers: [{ ...first, id: 'plan-frames', on: false }, ...others] };

describe('frames', () => {
  it('know which cities are wholly inside', () => {
    expect(wholeCities(index, small)).toEqual([1]);
    expect(wholeCities(index, { counties: [21, 22, 23] })).toEqual([2]);
  });
  it('list the counties in one frame but not in the other, by city', () => {
    const codes = (a: PlanFrame, b: PlanFrame) =>
      onlyIn(index, a, b).map(({ city, whole, counties }) => [
        city.code,
        whole,
        ...counties.map((c) => c.code),
      ]);
    expect(codes(small, large)).toEqual([[2, false, 21]]);
    expect(codes(large, small)).toEqual([[2, false, 22, 23]]);
    expect(codes(small, small)).toEqual([]);
    expect(codes(small, planFrame('empty', [], { computed: 0 }))[0]).toEqual([1, true, 11, 12]);
  });
  it('compare the drawn area with the published one, if there is one', () => {
    expect(areaGap(small)).toBeCloseTo(0.01);
    expect(areaGap(large)).toBeNull();
  });
  it('are shown alone or together, on the map of today', () => {
    const view = { ...home(catalogue), moment: '2015' };
    const alone = showPlanFrame(catalogue, view, 'plan-frames', index.frames, 'large');
    expect(alone.on).toContain('plan-frames');
    expect(alone.hidden).toEqual({ 'plan-frames': ['small'] });
    expect(alone.moment).toBeNull();
    expect(shownPlanFrame(alone, 'plan-frames', index.frames)).toBe('large');
    const all = showPlanFrame(catalogue, alone, 'plan-frames', index.frames, null);
    expect(all.hidden).toEqual({});
    expect(shownPlanFrame(all, 'plan-frames', index.frames)).toBeNull();
    expect(shownPlanFrame(view, 'plan-frames', index.frames)).toBeNull();
  });
});
