import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fit } from './geo.ts';
import { limitsOf, MAX_ZOOM, within } from './limits.ts';

const atlas = { bounds: [110.98, 33, 115.2, 35.86], reach: [109.6, 31.9, 116.8, 36.9] } as const;
const side = fc.integer({ min: 300, max: 4000 });
const edge = fc.integer({ min: 0, max: 140 });

describe('limits', () => {
  it('always allow the opening view, on any screen', () => {
    fc.assert(
      fc.property(side, side, edge, edge, edge, edge, (width, height, top, right, bottom, left) => {
        const [size, padding] = [
          { width, height },
          { top, right, bottom, left },
        ];
        const home = fit(atlas.bounds, size, padding, MAX_ZOOM);
        expect(within(limitsOf(atlas, size, padding), home)).toEqual(home);
      }),
    );
  });
  it('let one see all of the reach, and come no closer than the data bears', () => {
    const size = { width: 800, height: 600 };
    const limits = limitsOf(atlas, size, { top: 0, right: 0, bottom: 0, left: 0 });
    expect(limits.minZoom).toBeCloseTo(fit(atlas.reach, size).zoom);
    expect(within(limits, { lon: 113, lat: 34, zoom: 22 }).zoom).toBe(MAX_ZOOM);
  });
  it('keep the centre within the reach', () => {
    const limits = limitsOf(atlas, { width: 800, height: 600 }, { top: 0, right: 0, bottom: 0, left: 0 });
    expect(within(limits, { lon: 0, lat: 80, zoom: 8 })).toEqual({ lon: 109.6, lat: 36.9, zoom: 8 });
  });
});
