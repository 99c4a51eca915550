import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BORDERS, RIVERS, valueAt, type Stops } from '../domain/map/basemap.ts';
import { COLORS, SCHEME_COLORS, hex } from '../domain/legend/palette.ts';
import { pictureProjection } from './projection.ts';
import { cssOf, pictureTarget } from './render-target.ts';
import { short } from './short.ts';
import { rulesOf, svgMapStyle } from './style.ts';

/** The value that a browser computes from the CSS of `cssOf`. */
function computed(css: string, zoom: number): number {
  const script = css
    .replaceAll('var(--z)', String(zoom))
    .replaceAll('calc', '')
    .replaceAll('clamp(', 'clamp(')
    .replace(/(\d)rem/g, '$1');
  const clamp = (low: number, value: number, high: number): number => Math.max(low, Math.min(value, high));
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- arithmetic of our own making
  return new Function('clamp', `return ${script}`)(clamp) as number;
}

const all: Stops[] = [...Object.values(BORDERS), ...Object.values(RIVERS)].flatMap((l) => [
  l.width,
  l.opacity,
]);

describe('values that depend on the zoom', () => {
  it('are the same in CSS as on the GL map', () => {
    expect(all.length).toBeGreaterThan(10);
    for (const stops of all)
      fc.assert(
        fc.property(fc.double({ min: 4, max: 15, noNaN: true }), (zoom) => {
          expect(
            computed(
              cssOf(stops, (v) => short(v, 6)),
              zoom,
            ),
          ).toBeCloseTo(valueAt(stops, zoom), 3);
        }),
        { numRuns: 30 },
      );
  });
  it('may also decrease', () => {
    const falling: Stops = [
      [6, 4],
      [8, 1],
    ];
    expect([5, 6, 7, 8, 9].map((z) => computed(cssOf(falling, String), z))).toEqual([4, 4, 2.5, 1, 1]);
  });
});

describe('the style of SVG maps', () => {
  it('defines every colour of both colour schemes', () => {
    const style = svgMapStyle();
    const [paper = '', night = ''] = style.split('\n');
    for (const color of COLORS) {
      expect(paper).toContain(`--c-${color}:${hex(color, 'paper')}`);
      expect(night).toContain(`--c-${color}:${hex(color, 'night')}`);
    }
    expect(night).toContain(`--scheme-background:${SCHEME_COLORS.night.background}`);
  });
  it('has only plain values for a picture', () => {
    const projection = pictureProjection({ lon: 113, lat: 34, zoom: 8 }, { width: 100, height: 100 });
    expect(rulesOf(pictureTarget(projection, 8, 1, 'night', 'zh'))).not.toMatch(/var\(|rem|NaN|undefined/);
  });
  it('keeps line widths on a zoomed SVG map, but not in a scaled picture', () => {
    const projection = pictureProjection({ lon: 113, lat: 34, zoom: 8 }, { width: 100, height: 100 });
    expect(svgMapStyle()).toContain('.svg-map path{vector-effect:non-scaling-stroke}');
    expect(svgMapStyle()).toContain('.svg-map pattern path{vector-effect:none}');
    expect(rulesOf(pictureTarget(projection, 8, 1, 'paper', 'zh'))).not.toContain('vector-effect');
  });
});
