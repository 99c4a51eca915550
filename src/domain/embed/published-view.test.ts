import { describe, expect, it } from 'vitest';
import { sample } from '../../../tests/sample-catalogue.ts';
import type { Preset, TourIndex } from '../layer/catalogue.ts';
import { isPublishedView, publishedViewsOf, viewOfPublished, publishedMatchOf } from './published-view.ts';
import { home, turn, type View } from '../view/view.ts';

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
const candidate = (view: View): [string | undefined, boolean | undefined, View | undefined] => {
  const telling = publishedMatchOf(sample, index, view);
  return [telling?.publishedView.key, telling?.exact, telling?.view];
};

describe('the published view that matches a view', () => {
  it('is the published view itself, for each of them in both languages', () => {
    for (const publishedView of publishedViewsOf(index))
      for (const lang of ['zh', 'en'] as const) {
        const view = viewOfPublished(sample, publishedView, lang);
        expect(isPublishedView(sample, view, publishedView)).toBe(true);
        expect(candidate(view)).toEqual([publishedView.key, true, view]);
      }
  });
  it('does not depend on camera, selection or colour scheme', () => {
    const view: View = {
      ...home(sample),
      on: ['rail-hsr'],
      at: { lat: 34, lon: 113, zoom: 9 },
      sel: { layer: 'rail-hsr', feature: 'a' },
      scheme: 'night',
    };
    expect(candidate(view)).toEqual(['rail', true, view]);
  });
  it('is the first one if none shows the same', () => {
    for (const other of [
      { on: ['rail-hsr', 'stations'] },
      { on: ['rail-hsr'], moment: '2030' },
      { on: ['rail-hsr'], plan: 's1' },
      { on: ['rail-hsr'], hidden: { 'rail-hsr': ['a'] } },
      { on: ['rail-hsr'], opacity: { 'rail-hsr': 0.5 } },
    ] satisfies Partial<View>[]) {
      const view = { ...home(sample), ...other };
      expect(candidate(view)).toEqual(['plan', false, view]);
    }
  });
  it('drops a chapter whose layers were changed', () => {
    const [, , chapter] = publishedViewsOf(index);
    if (!chapter) throw new Error('got no chapter');
    const changed = turn(sample, viewOfPublished(sample, chapter, 'zh'), ['cities'], true);
    expect(candidate(changed)).toEqual(['plan', false, { ...changed, story: null }]);
    // The changed view may match another published view.
    const past: View = { ...viewOfPublished(sample, chapter, 'zh'), moment: null };
    expect(candidate(past)).toEqual(['rail', true, { ...past, story: null }]);
  });
  it('is null if there are no published views', () => {
    expect(publishedMatchOf(sample, { presets: [], tours: [] }, home(sample))).toBeNull();
  });
});
