import {
  normalizePropertyExpression,
  type StylePropertySpecification,
} from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { BORDERS, drawnZoom, RIVERS, valueAt, type Stops } from '../../domain/map/basemap.ts';
import { dashOf } from './dashes.ts';
import { colored, overZoom, zoomOn } from './paint.ts';

const WIDTH: StylePropertySpecification = {
  type: 'number',
  'property-type': 'data-constant',
  expression: { interpolated: true, parameters: ['zoom'] },
  default: 1,
} as unknown as StylePropertySpecification;

describe('stops', () => {
  const all: Stops[] = [...Object.values(BORDERS), ...Object.values(RIVERS)].flatMap((l) => [
    l.width,
    l.opacity,
  ]);
  it('have the same values in MapLibre as on the SVG map, on every screen', () => {
    for (const stops of all)
      for (const scale of [1, 1.3, 2.5])
        for (const zoom of [5, 6, 7.95, 8.2, 8.5, 9, 10.7, 12, 14]) {
          const expression = normalizePropertyExpression(
            overZoom(stops, scale, (z) => valueAt(stops, z) * scale),
            'test',
            WIDTH,
          );
          const got: unknown = expression.evaluate({ zoom });
          expect(got).toBeCloseTo(scale * valueAt(stops, drawnZoom(zoom, 16 * scale)), 6);
        }
  });
  it('move to the zoom that a wall shows', () => {
    expect(drawnZoom(zoomOn(2.5, 9), 40)).toBeCloseTo(9);
    expect(zoomOn(2, 9)).toBe(10);
  });
});

describe('colours', () => {
  it('are data-driven, and always defined', () => {
    expect(colored(['amber-1', 'slate-1'], 'paper')).toEqual([
      'match',
      ['get', 'color'],
      'amber-1',
      '#8a4b00',
      'slate-1',
      '#1c4a8a',
      '#8a4b00',
    ]);
    expect(() => colored([], 'paper')).toThrow(/at least one/);
  });
});

describe('dashes', () => {
  it('are counted in line widths, and those of thin lines are no finer than those of 1.6 px', () => {
    expect(dashOf('solid', 3)).toBeNull();
    expect(dashOf('dashed', 3)).toEqual([3.2, 1.8]);
    const [dash] = dashOf('dashed', 1) ?? [];
    expect(dash).toBeCloseTo(3.2 * 1.6);
  });
});
