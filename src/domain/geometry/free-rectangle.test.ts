import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fit } from './geo.ts';
import { isClear, freePaddingFor, type Box } from './free-rectangle.ts';

const size = { width: 1280, height: 800 };
const bounds = [111, 33, 115.2, 35.9] as const;
const panel: Box = { left: 16, top: 16, right: 360, bottom: 784 };
const bar: Box = { left: 376, top: 640, right: 1264, bottom: 740 };

describe('the padding around the free rectangle', () => {
  it('is only the margin if nothing covers the screen', () => {
    expect(freePaddingFor(bounds, size, [], 20, 10)).toEqual({ top: 20, right: 20, bottom: 20, left: 20 });
  });
  it('leaves panels and bars out', () => {
    expect(freePaddingFor(bounds, size, [panel, bar], 20, 10)).toEqual({
      top: 20,
      right: 20,
      bottom: 180,
      left: 380,
    });
  });
  it('lets the bounds be drawn largest: tall ones beside a card, wide ones below it', () => {
    const card: Box = { left: 640, top: 16, right: 1264, bottom: 300 };
    const high = freePaddingFor([113, 33, 113.4, 35.9], size, [panel, card], 20, 15);
    expect(high).toEqual({ top: 20, right: 660, bottom: 20, left: 380 });
    const wide = freePaddingFor([111, 34, 115.2, 34.4], size, [panel, card], 20, 15);
    expect(wide).toEqual({ top: 320, right: 20, bottom: 20, left: 380 });
  });
  it('leaves the largest rectangle if several allow the maximum zoom', () => {
    const card: Box = { left: 640, top: 16, right: 1264, bottom: 300 };
    const [lon, lat] = [113.6, 34.7];
    const { top } = freePaddingFor([lon, lat, lon, lat], size, [panel, card], 20, 10);
    expect(top).toBe(320);
  });
  it('never lets panels cover the bounds while some of the map is free', () => {
    const at = (most: number) => fc.integer({ min: 0, max: most });
    const box = fc
      .tuple(at(1280), at(800), fc.integer({ min: 10, max: 500 }), fc.integer({ min: 10, max: 300 }))
      .map(([left, top, width, height]): Box => ({ left, top, right: left + width, bottom: top + height }));
    fc.assert(
      fc.property(fc.array(box, { maxLength: 6 }), (covers) => {
        const room = freePaddingFor(bounds, size, covers, 10, 12);
        const [width, height] = [size.width - room.left - room.right, size.height - room.top - room.bottom];
        fc.pre(width > size.width / 5 && height > size.height / 5);
        expect(isClear(bounds, fit(bounds, size, room, 12), size, covers)).toBe(true);
      }),
    );
  });
});

describe('clear bounds', () => {
  const camera = fit(bounds, size);
  it('are neither covered nor off the screen', () => {
    expect(isClear(bounds, camera, size, [])).toBe(true);
    expect(isClear(bounds, camera, size, [panel])).toBe(false);
    expect(isClear(bounds, { ...camera, zoom: camera.zoom + 0.2 }, size, [])).toBe(false);
    const point = [113.1, 34.5, 113.1, 34.5] as const;
    expect(
      isClear(point, fit(point, size, undefined, 10), size, [
        { left: 600, top: 380, right: 700, bottom: 420 },
      ]),
    ).toBe(false);
  });
});
