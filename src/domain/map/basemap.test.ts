import { describe, expect, it } from 'vitest';
import { drawnZoom, firstName, labelColor, valueAt } from './basemap.ts';
import { COLORS, contrast, SCHEME_COLORS, SCHEMES, hex } from '../legend/palette.ts';

describe('the basemap', () => {
  it('interpolates stops and is constant outside', () => {
    const stops = [
      [6, 1],
      [10, 3],
    ] as const;
    expect([5, 6, 7, 10, 12].map((z) => valueAt(stops, z))).toEqual([1, 1, 1.5, 3, 3]);
    expect(() => valueAt([], 8)).toThrow(/at least one/);
  });
  it('shows at zoom 10 on a screen of 32 px a rem what a desktop shows at 9', () => {
    expect(drawnZoom(10, 32)).toBe(9);
    expect(drawnZoom(10, 16)).toBe(10);
  });
  it('gives names colours that are readable on their halo, and keeps readable ones', () => {
    for (const scheme of SCHEMES)
      for (const color of COLORS) {
        const written = labelColor(color, scheme);
        expect(contrast(written, SCHEME_COLORS[scheme].halo), `${color} on ${scheme}`).toBeGreaterThanOrEqual(
          4.5,
        );
        if (contrast(hex(color, scheme), SCHEME_COLORS[scheme].halo) >= 4.5)
          expect(written).toBe(hex(color, scheme));
      }
    expect(labelColor('amber-2', 'paper')).not.toBe(hex('amber-2', 'paper'));
  });
  it('labels a water with the first of its names', () => {
    expect(firstName('南水北调中线（总干渠）')).toBe('南水北调中线');
    expect(firstName('Ru River, North Ru')).toBe('Ru River');
  });
});
