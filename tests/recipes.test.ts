/** Compares drawn with published sizes: each must agree within the accuracy that the feature states. */
import { describe, expect, it } from 'vitest';
import { figuresOf } from '../scripts/steps/figures.ts';
import { figureText } from '../scripts/steps/report.ts';
import { realData } from './real-data.ts';

const { built } = await realData();
const figures = built.layers.flatMap(figuresOf);

describe('published against computed', () => {
  it('has areas and lengths to compare', () => {
    expect(figures.filter((figure) => figure.what === 'area').length).toBeGreaterThan(8);
    expect(figures.filter((figure) => figure.what === 'length').length).toBeGreaterThan(2);
  });
  it.each(figures.map((figure) => [`${figure.layer}/${figure.feature} ${figure.what}`, figure] as const))(
    '%s',
    (_, figure) => {
      expect(figure.off, figureText(figure)).toBe(false);
    },
  );
  it('measures each of the nine cities within 2 % of its official area', () => {
    const cities = figures.filter((figure) => figure.layer === 'cities');
    expect(cities).toHaveLength(9);
    for (const city of cities)
      expect(Math.abs(city.computed / city.published - 1), figureText(city)).toBeLessThan(0.02);
  });
});
