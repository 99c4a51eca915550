// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fit, fromScreen, toScreen, type Camera } from '../../domain/geometry/geo.ts';
import { limitsOf, within } from '../../domain/view/pan-limits.ts';
import { projectionOf, windowOf } from '../../svg/projection.ts';
import { BOUNDS, openPage, point, REACH, SIZE, type Page } from '../../../tests/small-page.ts';
import type { SvgMapEvents } from './svg-map.types.ts';

const PADDING = { top: 10, right: 20, bottom: 30, left: 40 };
const HOME = fit(BOUNDS, SIZE, PADDING);
const near = (a: Camera, b: Camera, digits = 6): void => {
  expect(a.lon).toBeCloseTo(b.lon, digits);
  expect(a.lat).toBeCloseTo(b.lat, digits);
  expect(a.zoom).toBeCloseTo(b.zoom, digits);
};

let page: Page;
let moved: Camera[];
let moving: number;
beforeEach(() => {
  page = openPage();
  [moved, moving] = [[], 0];
  page.svgMap.on('moved', ({ camera }) => moved.push(camera));
  page.svgMap.on('moving', () => moving++);
});
afterEach(() => {
  page.svgMap.close();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const drag = (points: readonly [number, number][], pointer = 'touch'): void => {
  points.forEach(([x, y], i) => {
    point(page.svg, i === 0 ? 'pointerdown' : 'pointermove', x, y, { pointer });
  });
};

describe('a mounted SVG map', () => {
  it('opens where the padded holder shows the bounds, and is a property of the svg', () => {
    near(page.svgMap.camera(), HOME);
    expect(page.svg.svgMap).toBe(page.svgMap);
    expect(page.svgMap.padding()).toEqual(PADDING);
    const w = windowOf(projectionOf(REACH), HOME, SIZE);
    const box = (page.svg.getAttribute('viewBox') ?? '').split(' ').map(Number);
    [w.x, w.y, w.width, w.height].forEach((v, i) => {
      expect(box[i]).toBeCloseTo(v, 3);
    });
    expect(Number(page.svg.style.getPropertyValue('--px'))).toBeCloseTo(w.px, 4);
    expect(Number(page.svg.style.getPropertyValue('--z'))).toBeCloseTo(HOME.zoom, 4);
  });

  it('opens at a given camera', () => {
    page.svgMap.close();
    page = openPage({ lon: 113, lat: 34.5, zoom: 9 });
    near(page.svgMap.camera(), { lon: 113, lat: 34.5, zoom: 9 });
  });

  it('follows the finger once the movement is too long for a tap', () => {
    const place = fromScreen(HOME, SIZE, 400, 300);
    drag([
      [400, 300],
      [405, 300],
    ]);
    page.wait(20);
    near(page.svgMap.camera(), HOME);
    drag([
      [400, 300],
      [450, 320],
      [500, 350],
    ]);
    page.wait(20);
    const [x, y] = toScreen(page.svgMap.camera(), SIZE, ...place);
    expect([x, y].map(Math.round)).toEqual([500, 350]);
    expect(moving).toBeGreaterThan(0);
    expect(moved).toEqual([]);
    point(page.svg, 'pointerup', 500, 350);
    page.wait(20);
    expect(moved).toHaveLength(1);
    near(moved[0] ?? HOME, page.svgMap.camera());
  });

  it('moves the picture during a gesture and draws it again at rest', () => {
    const before = page.svg.getAttribute('viewBox');
    drag([
      [400, 300],
      [500, 350],
    ]);
    page.wait(20);
    expect(page.svg.getAttribute('viewBox')).toBe(before);
    const [dx, dy] = [...page.svg.style.transform.matchAll(/(-?[\d.]+)px/g)].map((m) => Number(m[1]));
    expect(dx).toBeCloseTo(100, 6);
    expect(dy).toBeCloseTo(50, 6);
    point(page.svg, 'pointerup', 500, 350);
    page.wait(20);
    expect(page.svg.style.transform).toBe('');
    expect(page.svg.getAttribute('viewBox')).not.toBe(before);
  });

  it('zooms with two fingers, and keeps the point between them in place', () => {
    const place = fromScreen(HOME, SIZE, 400, 300);
    point(page.svg, 'pointerdown', 350, 300, { id: 1 });
    point(page.svg, 'pointerdown', 450, 300, { id: 2 });
    for (let i = 1; i <= 10; i++) {
      point(page.svg, 'pointermove', 350 - 5 * i, 300, { id: 1 });
      point(page.svg, 'pointermove', 450 + 5 * i, 300, { id: 2 });
    }
    page.wait(20);
    const camera = page.svgMap.camera();
    expect(camera.zoom).toBeCloseTo(HOME.zoom + 1, 3);
    const [x, y] = toScreen(camera, SIZE, ...place);
    expect(Math.hypot(x - 400, y - 300)).toBeLessThan(2);
    point(page.svg, 'pointerup', 300, 300, { id: 1 });
    expect(moved).toEqual([]);
    point(page.svg, 'pointerup', 500, 300, { id: 2 });
    page.wait(20);
    expect(moved).toHaveLength(1);
  });

  it('pans with two fingers, also at the least zoom, and ignores a third finger', () => {
    page.svgMap.zoomBy(-20);
    page.wait(3000);
    const { zoom } = page.svgMap.camera();
    const down = (id: number, x: number, y: number): void => {
      point(page.svg, 'pointerdown', x, y, { id });
    };
    const move = (id: number, x: number, y: number): void => {
      point(page.svg, 'pointermove', x, y, { id });
    };
    down(1, 350, 300);
    down(2, 450, 300);
    for (let i = 1; i <= 10; i++) {
      move(1, 350 + 5 * i, 300);
      move(2, 450 + 5 * i, 300);
      page.wait(20);
    }
    expect(page.svgMap.camera().zoom).toBeCloseTo(zoom, 9);

    page.svgMap.set({ lon: 113, lat: 34.5, zoom: 10 });
    const place = fromScreen(page.svgMap.camera(), SIZE, 450, 300);
    down(3, 100, 500);
    const before = page.svgMap.camera();
    page.wait(20);
    near(page.svgMap.camera(), before);
    move(3, 300, 100);
    page.wait(20);
    near(page.svgMap.camera(), before);
    for (let i = 1; i <= 10; i++) {
      move(1, 400 + i, 300 + 2 * i);
      move(2, 500 + i, 300 + 2 * i);
      page.wait(20);
    }
    expect(page.svgMap.camera().zoom).toBeCloseTo(10, 9);
    const now = toScreen(page.svgMap.camera(), SIZE, ...place).map(Math.round);
    expect(now).toEqual([460, 320]);
    // In whatever order the fingers leave, the map stays in place.
    for (const id of [1, 3, 2]) {
      const there = page.svgMap.camera();
      point(page.svg, 'pointerup', 400, 300, { id });
      page.wait(20);
      near(page.svgMap.camera(), there);
    }
  });

  it.each([
    ['a move without a button', { type: 'pointermove', buttons: 0 }],
    ['a cancelled pointer', { type: 'pointercancel' }],
    ['a lost capture', { type: 'lostpointercapture' }],
    ['a menu', { type: 'contextmenu' }],
    ['a window that loses the focus', { type: 'blur' }],
  ] as [string, { type: string; buttons?: number }][])(
    'lets go of the map at %s',
    (_, { type, buttons = 1 }) => {
      const mouse = { pointer: 'mouse', buttons: 1 };
      point(page.svg, 'pointerdown', 400, 300, mouse);
      point(page.svg, 'pointermove', 440, 300, mouse);
      page.wait(20);
      if (type === 'blur') dispatchEvent(new Event('blur'));
      else point(page.svg, type, 440, 300, { pointer: 'mouse', buttons });
      page.wait(20);
      expect(moved).toHaveLength(1);
      expect(page.svg.classList.contains('moving')).toBe(false);
      const there = page.svgMap.camera();
      point(page.svg, 'pointermove', 600, 500, mouse);
      page.wait(20);
      near(page.svgMap.camera(), there);
    },
  );

  it('ignores a palm', () => {
    point(page.svg, 'pointerdown', 100, 100, { id: 9, width: 200 });
    drag([
      [400, 300],
      [450, 300],
    ]);
    page.wait(20);
    expect(page.svgMap.camera().zoom).toBeCloseTo(HOME.zoom, 9);
    expect(page.svgMap.camera().lon).toBeLessThan(HOME.lon);
  });

  it('zooms about the pointer by wheel', () => {
    const place = fromScreen(HOME, SIZE, 600, 200);
    const wheel = new WheelEvent('wheel', {
      deltaY: -300,
      clientX: 600,
      clientY: 200,
      cancelable: true,
      bubbles: true,
    });
    page.svg.dispatchEvent(wheel);
    expect(wheel.defaultPrevented).toBe(true);
    page.wait(1500);
    expect(page.svgMap.camera().zoom).toBeGreaterThan(HOME.zoom + 0.3);
    const [x, y] = toScreen(page.svgMap.camera(), SIZE, ...place);
    expect(x).toBeCloseTo(600, 3);
    expect(y).toBeCloseTo(200, 3);
    expect(moved).toHaveLength(1);
  });

  it('zooms in by a level at a double tap', () => {
    for (let i = 0; i < 2; i++) {
      point(page.svg, 'pointerdown', 400, 300);
      point(page.svg, 'pointerup', 402, 301);
    }
    page.wait(1500);
    expect(page.svgMap.camera().zoom).toBeCloseTo(HOME.zoom + 1, 6);
  });

  it('moves by arrow keys, zooms by plus and minus, and ignores other keys', () => {
    const key = (name: string, more: KeyboardEventInit = {}): boolean => {
      const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...more });
      page.svg.dispatchEvent(event);
      page.wait(1500);
      return event.defaultPrevented;
    };
    expect(key('ArrowLeft')).toBe(true);
    expect(page.svgMap.camera().lon).toBeLessThan(HOME.lon);
    expect(key('+')).toBe(true);
    expect(page.svgMap.camera().zoom).toBeCloseTo(HOME.zoom + 1, 6);
    expect(key('-')).toBe(true);
    expect(page.svgMap.camera().zoom).toBeCloseTo(HOME.zoom, 6);
    expect(key('a')).toBe(false);
    expect(key('+', { ctrlKey: true })).toBe(false);
  });

  it('stays within the limits, however far one drags', () => {
    const limits = limitsOf({ bounds: BOUNDS, reach: REACH, zoom: [3, 14] }, SIZE, PADDING);
    page.svgMap.set({ lon: 0, lat: 80, zoom: 30 });
    const { lon, lat, zoom } = page.svgMap.camera();
    expect({ lon, lat, zoom }).toEqual(within(limits, { lon: 0, lat: 80, zoom: 30 }));
    expect(zoom).toBe(limits.maxZoom);
    expect(lon).toBeCloseTo(REACH[0], 1);
    page.svgMap.zoomBy(-20);
    page.wait(3000);
    expect(page.svgMap.camera().zoom).toBeCloseTo(limits.minZoom, 6);
  });

  it('flies, or jumps for users who prefer less motion', () => {
    const to = { lon: 113.2, lat: 34.7, zoom: 10 };
    page.svgMap.fly(to);
    page.wait(200);
    expect(page.svgMap.camera().zoom).toBeGreaterThan(HOME.zoom);
    expect(page.svgMap.camera().zoom).toBeLessThan(10);
    page.wait(1000);
    near(page.svgMap.camera(), to);
    expect(moved).toHaveLength(1);
    page.svgMap.close();
    page = openPage(undefined, true);
    page.svgMap.fly(to);
    page.wait(20);
    near(page.svgMap.camera(), to);
  });

  it('ends a flight when a finger touches the map', () => {
    page.svgMap.fly({ lon: 113.2, lat: 34.7, zoom: 10 });
    page.wait(100);
    point(page.svg, 'pointerdown', 400, 300);
    const { zoom } = page.svgMap.camera();
    page.wait(1000);
    expect(page.svgMap.camera().zoom).toBe(zoom);
  });

  it('keeps the opening view when the screen changes, and any other centre as it is', () => {
    page.resize(500, 900);
    near(page.svgMap.camera(), fit(BOUNDS, { width: 500, height: 900 }, PADDING));
    page.svgMap.set({ lon: 113, lat: 34.5, zoom: 9 });
    page.svgMap.fly(fit(BOUNDS, { width: 500, height: 900 }, PADDING));
    page.wait(1000);
    page.resize(800, 600);
    near(page.svgMap.camera(), HOME);
    const at = { lon: 113, lat: 34.5, zoom: 9 };
    page.svgMap.set(at);
    page.resize(800, 600);
    near(page.svgMap.camera(), at);
  });
});

describe('taps', () => {
  const tap = (x = 400, y = 300, after = 1000): void => {
    point(page.svg, 'pointerdown', x, y, { after });
    point(page.svg, 'pointerup', x, y);
    page.wait(300);
  };
  const path = (ref: string): Element => {
    const found = page.svg.querySelector(`[data-ref="${ref}"] path:not(.u)`);
    if (!found) throw new Error(`test: got no ${ref} in the drawing`);
    return found;
  };

  it('are answered with the name, and kept until there is a listener', () => {
    page.under(() => [path('all/circle')]);
    tap();
    expect(page.holder.querySelector('[role=status]')?.textContent).toBe('名circle');
    const picks: SvgMapEvents['picked'][] = [];
    page.svgMap.on('picked', (event) => picks.push(event));
    expect(page.holder.querySelector('[role=status]')).toBeNull();
    expect(page.svgMap.takePick()?.refs).toEqual([{ layer: 'all', feature: 'circle' }]);
    expect(page.svgMap.takePick()).toBeNull();
    tap();
    expect(picks).toEqual([{ refs: [{ layer: 'all', feature: 'circle' }], at: { x: 400, y: 300 } }]);
    expect(page.holder.querySelector('[role=status]')).toBeNull();
  });
  it('on empty map report no features', () => {
    const picks: SvgMapEvents['picked'][] = [];
    page.svgMap.on('picked', (event) => picks.push(event));
    tap();
    expect(picks.map((p) => p.refs)).toEqual([[]]);
  });
  it('do not count when the finger moved, stayed long, or another button was pressed', () => {
    page.under(() => [path('all/circle')]);
    drag([
      [400, 300],
      [460, 300],
    ]);
    point(page.svg, 'pointerup', 460, 300);
    point(page.svg, 'pointerdown', 400, 300, { after: 1000 });
    point(page.svg, 'pointerup', 400, 300, { after: 2000 });
    point(page.svg, 'pointerdown', 400, 300, { button: 2 });
    point(page.svg, 'pointerup', 400, 300, { button: 2 });
    expect(page.svgMap.takePick()).toBeNull();
  });
  it('may be 14 px off for a finger, 4 px for a mouse', () => {
    page.under((x) => (x >= 410 ? [path('all/line')] : []));
    tap();
    expect(page.svgMap.takePick()?.refs).toHaveLength(1);
    point(page.svg, 'pointerdown', 400, 300, { pointer: 'mouse', after: 1000 });
    point(page.svg, 'pointerup', 400, 300, { pointer: 'mouse' });
    page.wait(300);
    expect(page.svgMap.takePick()?.refs).toEqual([]);
  });
  it('that come twice zoom and pick nothing, also when the second becomes a drag', () => {
    page.under(() => [path('all/circle')]);
    const press = (type: string, x: number): void => {
      point(page.svg, type, x, 300);
    };
    press('pointerdown', 400);
    press('pointerup', 400);
    press('pointerdown', 402);
    press('pointerup', 402);
    page.wait(1500);
    expect(page.svgMap.takePick()).toBeNull();
    expect(page.svgMap.camera().zoom).toBeCloseTo(HOME.zoom + 1, 6);
    point(page.svg, 'pointerdown', 400, 300, { after: 2000 });
    press('pointerup', 400);
    press('pointerdown', 400);
    press('pointermove', 460);
    press('pointerup', 460);
    page.wait(1500);
    expect(page.svgMap.takePick()).toBeNull();
  });
  it('are both answered when they are far apart', () => {
    page.under(() => [path('all/circle')]);
    const picks: SvgMapEvents['picked'][] = [];
    page.svgMap.on('picked', (event) => picks.push(event));
    tap(200, 300);
    for (const x of [400, 600]) {
      point(page.svg, 'pointerdown', x, 300);
      point(page.svg, 'pointerup', x, 300);
    }
    page.wait(300);
    expect(picks.map(({ at }) => at.x)).toEqual([200, 400, 600]);
  });
});

describe('an SVG map at rest', () => {
  it('handles no gestures and reports nothing until it is resumed', () => {
    page.svgMap.rest(true);
    drag([
      [400, 300],
      [500, 350],
    ]);
    point(page.svg, 'pointerup', 500, 350);
    page.resize(500, 500);
    page.wait(50);
    expect(moved).toEqual([]);
    expect(page.svg.hasAttribute('tabindex')).toBe(false);
    // A finger that touched the map meanwhile does not count as one of two now.
    point(page.svg, 'pointerdown', 100, 100, { id: 7 });
    page.svgMap.rest(false);
    drag([
      [400, 300],
      [440, 300],
      [480, 300],
    ]);
    page.wait(20);
    expect(page.svgMap.camera().zoom).toBeCloseTo(fit(BOUNDS, { width: 500, height: 500 }, PADDING).zoom, 6);
    point(page.svg, 'pointerup', 480, 300);
    page.wait(20);
    moved.length = 0;
    page.svgMap.set({ lon: 113, lat: 34.5, zoom: 9 });
    expect(moved).toHaveLength(1);
    expect(page.svg.getAttribute('tabindex')).toBe('0');
  });
});

describe('the basemap', () => {
  it('changes the relief when the attribute of the page changes', async () => {
    const image = page.svg.querySelector('image');
    expect(image?.getAttribute('href')).toBe('paper.webp');
    document.documentElement.dataset.scheme = 'night';
    await Promise.resolve();
    expect(image?.getAttribute('href')).toBe('night.webp');
  });
});

describe('close', () => {
  it('removes gestures, events and the property of the svg', () => {
    page.svgMap.close();
    const before = page.svg.getAttribute('viewBox');
    drag([
      [400, 300],
      [500, 350],
    ]);
    page.wait(50);
    expect(page.svg.getAttribute('viewBox')).toBe(before);
    expect(page.svg.style.transform).toBe('');
    expect(page.svg.svgMap).toBeUndefined();
  });
});
