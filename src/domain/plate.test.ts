import { describe, expect, it } from 'vitest';
import { sample } from '../../tests/sample-catalogue.ts';
import type { Preset, TourIndex } from './catalogue.ts';
import { isPlate, platesOf, plateView, tellingOf } from './plate.ts';
import { home, turn, type View } from './view.ts';

const preset = (id: string, on: readonly string[], more: Partial<Preset> = {}): Preset => ({
  id,
  title: { zh: id, en: id },
  text: { zh: '', en: '' },
  on,
  hidden: {},
  bounds: [112, 34, 114, 35],
  highlight: [],
  ...more,
});
const index: TourIndex = {
  presets: [preset('plan', ['frames']), preset('rail', ['rail-hsr'])],
  tours: [
    {
      id: 'tour',
      title: { zh: '', en: '' },
      summary: { zh: '', en: '' },
      chapters: [{ ...preset('rails', ['rail-hsr'], { moment: '2035' }), seconds: 9 }],
    },
  ],
};
const told = (view: View): [string | undefined, boolean | undefined, View | undefined] => {
  const telling = tellingOf(sample, index, view);
  return [telling?.plate.key, telling?.exact, telling?.view];
};

describe('the page that tells a view', () => {
  it('is its plate’s, for every plate in both languages', () => {
    for (const plate of platesOf(index))
      for (const lang of ['zh', 'en'] as const) {
        const view = plateView(sample, plate, lang);
        expect(isPlate(sample, view, plate)).toBe(true);
        expect(told(view)).toEqual([plate.key, true, view]);
      }
  });
  it('is the same wherever the view looks, whatever is selected, by day and night', () => {
    const view: View = {
      ...home(sample),
      on: ['rail-hsr'],
      at: { lat: 34, lon: 113, zoom: 9 },
      sel: { layer: 'rail-hsr', feature: 'a' },
      ground: 'night',
    };
    expect(told(view)).toEqual(['rail', true, view]);
  });
  it('is the first one’s where no plate shows it', () => {
    for (const other of [
      { on: ['rail-hsr', 'stations'] },
      { on: ['rail-hsr'], moment: '2030' },
      { on: ['rail-hsr'], plan: 's1' },
      { on: ['rail-hsr'], hidden: { 'rail-hsr': ['a'] } },
      { on: ['rail-hsr'], opacity: { 'rail-hsr': 0.5 } },
    ] satisfies Partial<View>[]) {
      const view = { ...home(sample), ...other };
      expect(told(view)).toEqual(['plan', false, view]);
    }
  });
  it('forgets a chapter whose layers were changed', () => {
    const [, , chapter] = platesOf(index);
    if (!chapter) throw new Error('got no chapter');
    const changed = turn(sample, plateView(sample, chapter, 'zh'), ['cities'], true);
    expect(told(changed)).toEqual(['plan', false, { ...changed, story: null }]);
    // What it has become may be another plate.
    const past: View = { ...plateView(sample, chapter, 'zh'), moment: null };
    expect(told(past)).toEqual(['rail', true, { ...past, story: null }]);
  });
  it('is none where there are no plates', () => {
    expect(tellingOf(sample, { presets: [], tours: [] }, home(sample))).toBeNull();
  });
});
