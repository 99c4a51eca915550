import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fit, inSight } from '../geometry/geo.ts';
import { homeOf, isAllowed, limitsOf, within } from './pan-limits.ts';

const atlas = {
  bounds: [110.98, 33, 115.2, 35.86],
  reach: [109.6, 31.9, 116.8, 36.9],
  zoom: [3, 14],
} as const;
const side = fc.integer({ min: 300, max: 4000 });
const edge = fc.oneof(fc.integer({ min: 0, max: 140 }), fc.integer({ min: 0, max: 3000 }));

describe('limits', () => {
  it('allow the opening view, which never zooms out beyond the reach, whatever panels cover', () => {
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
        const all = fit(atlas.bounds, size, padding, atlas.zoom[1]);
        if (all.zoom >= limits.minZoom) expect(home).toEqual(all);
        else expect(home.zoom).toBe(limits.minZoom);
      }),
    );
  });
  it('allow zooming out to the whole reach, and zooming in to the largest zoom of the atlas', () => {
    const size = { width: 800, height: 600 };
    const limits = limitsOf(atlas, size, { top: 0, right: 0, bottom: 0, left: 0 });
    expect(limits.minZoom).toBeCloseTo(fit(atlas.reach, size).zoom);
    expect(within(limits, { lon: 113, lat: 34, zoom: 22 }).zoom).toBe(atlas.zoom[1]);
  });
  it('follow the zooms of the atlas, on the map and in links', () => {
    const deep = { ...atlas, zoom: [5, 18] } as const;
    const limits = limitsOf(deep, { width: 800, height: 600 }, { top: 0, right: 0, bottom: 0, left: 0 });
    const at = (zoom: number) => ({ lon: 113, lat: 34, zoom });
    expect(within(limits, at(22)).zoom).toBe(18);
    expect([4.99, 5, 18, 18.01, NaN].map((zoom) => isAllowed(deep, at(zoom)))).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
    expect(isAllowed(deep, { ...at(9), lon: 109 })).toBe(false);
  });
  it('keep edges of the reach out of the free part of the screen, and the centre inside the reach', () => {
    const zooms = fc.double({ min: 2, max: 16, noNaN: true });
    const [lons, lats] = [
      fc.double({ min: 60, max: 160, noNaN: true }),
      fc.double({ min: 0, max: 70, noNaN: true }),
    ];
    fc.assert(
      fc.property(
        side,
        side,
        edge,
        edge,
        lons,
        lats,
        zooms,
        (width, height, left, bottom, lon, lat, zoom) => {
          const [size, padding] = [
            { width, height },
            { top: 56, right: 24, bottom, left },
          ];
          const limits = limitsOf(atlas, size, padding);
          const kept = within(limits, { lon, lat, zoom });
          expect(within(limits, kept)).toEqual(kept);
          expect(kept.lon).toBeGreaterThanOrEqual(limits.centre[0]);
          expect(kept.lat).toBeLessThanOrEqual(limits.centre[3]);
          // If the opening view fits into the reach, nothing outside the reach is visible at that zoom or closer.
          const [w, s, e, n] = inSight(kept, size, padding);
          const home = inSight(homeOf(atlas, size, padding), size, padding);
          const hair = 1e-7;
          if (kept.zoom >= homeOf(atlas, size, padding).zoom && home[0] >= 109.6 && home[2] <= 116.8) {
            expect(w).toBeGreaterThanOrEqual(109.6 - hair);
            expect(e).toBeLessThanOrEqual(116.8 + hair);
          }
          if (kept.zoom >= homeOf(atlas, size, padding).zoom && home[1] >= 31.9 && home[3] <= 36.9) {
            expect(s).toBeGreaterThanOrEqual(31.9 - hair);
            expect(n).toBeLessThanOrEqual(36.9 + hair);
          }
        },
      ),
    );
  });
  it('stop a pan at the edge of the reach', () => {
    const size = { width: 800, height: 600 };
    const limits = limitsOf(atlas, size, { top: 0, right: 0, bottom: 0, left: 100 });
    const [w, , , n] = inSight(within(limits, { lon: 0, lat: 80, zoom: 9 }), size, limits.padding);
    expect(w).toBeCloseTo(109.6, 9);
    expect(n).toBeCloseTo(36.9, 9);
  });
});
