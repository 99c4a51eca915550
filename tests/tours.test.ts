/** The guided stories: the plan in the article's order, and three short ones. Each shows only features that exist. */
import { describe, expect, it } from 'vitest';
import type { PlanIndex, TourIndex } from '../src/domain/layer/catalogue.ts';
import { readLayerData } from '../src/domain/layer/feature.ts';
import { positions } from '../src/domain/geometry/geo.ts';
import { stateAt } from '../src/domain/time/moment.ts';
import { realData } from './real-data.ts';

const { catalogue, json } = await realData();
const { tours } = json(catalogue.tours) as TourIndex;
const features = new Map(
  catalogue.layers.flatMap((layer) =>
    readLayerData(layer.id, json(layer.file)).features.map((f) => [`${layer.id}/${f.properties.id}`, f]),
  ),
);
const chapters = tours.flatMap((tour) => tour.chapters.map((chapter) => ({ tour: tour.id, ...chapter })));

describe('the tours', () => {
  it('are the overview and three short ones', () => {
    expect(tours.map((tour) => tour.id)).toEqual([
      'overview',
      'innovation',
      'rails-roads',
      'rivers-mountains',
    ]);
    for (const { id, chapters } of tours.slice(1)) {
      expect(chapters.length, id).toBeGreaterThanOrEqual(3);
      expect(chapters.length, id).toBeLessThanOrEqual(6);
    }
  });

  it('go through the plan in the order of the article', () => {
    const order = [
      'planning-system',
      'infrastructure',
      'innovation',
      'industry',
      'opening-up',
      'ecology',
      'services',
      'mechanism',
    ];
    expect(tours[0]?.chapters.map((chapter) => chapter.id)).toEqual(order);
    const { headings } = json(catalogue.plan) as PlanIndex;
    expect(headings.map((heading) => heading.id).filter((id) => order.includes(id))).toEqual(order);
  });

  it('present the railways in the order of time', () => {
    const moments = tours.find((tour) => tour.id === 'rails-roads')?.chapters.map((c) => c.moment);
    expect(moments).toEqual(['2012', '2016', '2023-10-28', '2023-10-28', undefined, '2035']);
  });
});

describe.each(chapters.map((chapter) => [`${chapter.tour}/${chapter.id}`, chapter] as const))(
  '%s',
  (_, chapter) => {
    it('has two sentences in each language', () => {
      expect(chapter.text.zh.match(/[。！？]/g)).toHaveLength(2);
      expect(chapter.text.zh).toMatch(/。$/);
      expect(chapter.text.en.match(/[.!?](?=\s|$)/g)).toHaveLength(2);
      expect(chapter.text.en).toMatch(/\.$/);
    });

    it('follows the rules of printed Chinese', () => {
      for (const text of [chapter.title.zh, chapter.text.zh])
        expect(text).not.toMatch(/\p{sc=Han}[ .,;:!?()"]|[ .,;:!?()"]\p{sc=Han}/u);
    });

    it('highlights features that are drawn in it, at its moment and inside its bounds', () => {
      expect(chapter.highlight.length).toBeGreaterThan(0);
      const [west, south, east, north] = chapter.bounds;
      for (const ref of chapter.highlight) {
        const feature = features.get(ref);
        if (!feature) throw new Error(`${ref}: got no such feature, expected it to be drawn`);
        expect(chapter.on).toContain(ref.split('/')[0]);
        expect(
          stateAt(feature.properties, chapter.moment ?? null, catalogue.edition),
          `${ref} at ${chapter.moment ?? 'today'}`,
        ).not.toBeNull();
        const seen = [...positions(feature.geometry)].some(
          ([lon = NaN, lat = NaN]) => lon >= west && lon <= east && lat >= south && lat <= north,
        );
        expect(seen, `${ref} within ${chapter.bounds.join(', ')}`).toBe(true);
      }
    });
  },
);
