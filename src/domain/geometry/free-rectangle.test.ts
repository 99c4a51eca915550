import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fit } from './geo.ts';
import { isClear, freePaddingFor, type Box } from './free-rectangle.ts';

const size = { width: 1280, height: 800 };
const bounds = [111, 33, 115.2, 35.9] as const;
const panel: Box = { left: 16, top: 16, right: 360, bottom: 784 };
const bar: Box = { left: 376, top: 640, right: 1264, bottom: 740 };

describe('the room that panels leave', () => {
  it('is the screen without its margin where nothing covers it', () => {
    expect(freePaddingFor(bounds, size, [], 20, 10)).toEqual({ top: 20, right: 20, bottom: 20, left: 20 });
  });
  it('lies beside panels and above bars', () => {
    expect(freePaddingFor(bounds, size, [panel, bar], 20, 10)).toEqual({
      top: 20,
      right: 20,
      bottom: 180,
      left: 380,
    });
  });
  it('is where the bounds are drawn largest: what is high beside a card, what is wide below it', () => {
    const card: Box = { left: 640, top: 16, right: 1264, bottom: 300 };
    const high = freePaddingFor([113, 33, 113.4, 35.9], size, [panel, card], 20, 15);
    expect(high).toEqual({ top: 20, right: 660, bottom: 20, left: 380 });
    const wide = freePaddingFor([111, 34, 115.2, 34.4], size, [panel, card], 20, 15);
    expect(wide).toEqual({ top: 320, right: 20, bottom: 20, left: 380 });
  });
  it('is the largest where any has the bounds as close as they may come', () => {
    const card: Box = { left: 640, top: 16, right: 1264, bottom: 300 };
    const [lon, lat] = [113.6, 34.7];
    const { top } = freePaddingFor([lon, lat, lon, lat], size, [panel, card], 20, 10);
    expect(top).toBe(320);
  });
  it('shows the bounds clear of whatever covers the map, as long as some of it is free', () => {
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

describe('what is clear', () => {
  const camera = fit(bounds, size);
  it('has nothing over it, and nothing of it off the screen', () => {
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
