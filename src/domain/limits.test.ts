import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fit } from './geo.ts';
import { homeOf, limitsOf, MAX_ZOOM, within } from './limits.ts';

const atlas = { bounds: [110.98, 33, 115.2, 35.86], reach: [109.6, 31.9, 116.8, 36.9] } as const;
const side = fc.integer({ min: 300, max: 4000 });
const edge = fc.oneof(fc.integer({ min: 0, max: 140 }), fc.integer({ min: 0, max: 3000 }));

describe('limits', () => {
  it('allow the opening view, which is never farther out than all of the reach, whatever panels cover', () => {
    fc.assert(
      fc.property(side, side, edge, edge, edge, edge, (width, height, top, right, bottom, left) => {
        const [size, padding] = [
          { width, height },
          { top, right, bottom, left },
        ];
        const limits = limitsOf(atlas, size, padding);
        const home = homeOf(atlas, size, padding);
        expect(within(limits, home)).toEqual(home);
        expect(limits.minZoom).toBeCloseTo(fit(atlas.reach, size).zoom, 9);
        const all = fit(atlas.bounds, size, padding, MAX_ZOOM);
        if (all.zoom >= limits.minZoom) expect(home).toEqual(all);
        else expect(home.zoom).toBe(limits.minZoom);
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
