// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { Mark, Pattern } from '../../domain/layer/catalogue.ts';
import type { Look } from '../../domain/layer/encode.ts';
import type { Swatch } from '../../domain/legend/legend.ts';
import type { Ink } from '../render-target.ts';
import { swatchSvg } from './swatch.ts';
import { CRISP_EDGE, SOFT_EDGE } from '../../domain/map/edges.ts';

const sign = (mark: Mark, look: Partial<Look> = {}, more: Partial<Swatch> = {}): Swatch => ({
  mark,
  look: { color: 'slate-1', size: 3, pattern: 'solid', edge: 'plain', ...look },
  fill: 0.2,
  ...more,
});
const page: Ink = { color: (name) => `var(--c-${name})`, schemeColor: (name) => `var(--scheme-${name})` };
const drawn = (swatch: Swatch): Element => {
  document.body.innerHTML = swatchSvg(swatch, page);
  const svg = document.body.firstElementChild;
  if (!svg) throw new Error('sign: got nothing, expected an svg');
  return svg;
};

describe('a swatch of the legend', () => {
  it.each(['fill', 'line', 'arc', 'trip', 'circle'] as const)('%s is drawn in its colour', (mark) => {
    expect(drawn(sign(mark)).innerHTML).toContain('var(--c-slate-1)');
    const neutral = drawn(sign(mark, {}, { neutral: true })).innerHTML;
    expect(neutral).toContain('var(--scheme-quiet)');
    expect(neutral).not.toContain('slate');
  });
  it('has a size that suits the text beside it, and a circle is as large as on the map', () => {
    const sizeOf = (swatch: Swatch) =>
      ['width', 'height', 'viewBox'].map((name) => drawn(swatch).getAttribute(name));
    expect(sizeOf(sign('circle', { size: 8 }))).toEqual(['2rem', '1.25rem', '-16 -10 32 20']);
    expect(sizeOf(sign('circle', { size: 48 }))).toEqual(['3rem', '3rem', '-24 -24 48 48']);
  });
  it('of an area without a sharp edge is hatched, and has no id: a page has many signs', () => {
    const plain = drawn(sign('fill')).innerHTML;
    const soft = drawn(sign('fill', { edge: 'soft' })).innerHTML;
    expect(soft.match(/<path/g)?.length).toBe((plain.match(/<path/g)?.length ?? 0) + 1);
    expect(soft).not.toMatch(/ id=|url\(/);
  });
  it.each([
    ['soft', SOFT_EDGE],
    ['crisp', CRISP_EDGE],
  ] as const)('of a line has the %s edge of the map', (edge, { wider, opacity }) => {
    const path = drawn(sign('line', { edge })).querySelector('path');
    expect(Number(path?.getAttribute('stroke-width'))).toBeCloseTo(3 + wider);
    expect(Number(path?.getAttribute('stroke-opacity'))).toBeCloseTo(opacity);
  });
  it('of a feature that does not exist yet is a ring: a dot has no room for dashes', () => {
    const ring = drawn(sign('circle', { pattern: 'dashed' }));
    expect(ring.querySelector('circle')?.getAttribute('fill')).toBe('var(--scheme-halo)');
    expect(ring.innerHTML).not.toContain('dasharray');
  });
  it('has a core in its ring if the feature is under construction, but not if it is planned', () => {
    const circles = (pattern: Pattern): number =>
      drawn(sign('circle', { pattern })).querySelectorAll('circle').length;
    expect((['solid', 'dashed', 'expected', 'dotted', 'faint'] as const).map(circles)).toEqual([
      1, 2, 2, 1, 1,
    ]);
  });
});
