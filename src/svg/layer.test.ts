// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { MARKS } from '../domain/layer/declaration.schema.ts';
import { projectionOf } from './projection.ts';
import { drawLayer, inDrawingOrder } from './layer.ts';
import type { Parts } from './part.ts';
import { svgMapTarget } from './render-target.ts';
import { SLOT_OF_MARK } from '../domain/layer/mark-slot.ts';
import { data, entry, feature } from '../../tests/small-map.ts';

const target = svgMapTarget(projectionOf([110, 32, 116, 37]), { tolerance: 0, digits: 1 }, 'zh');
const parse = (text: string | undefined): SVGSVGElement => {
  const doc = new DOMParser().parseFromString(
    `<svg xmlns="http://www.w3.org/2000/svg">${text ?? ''}</svg>`,
    'image/svg+xml',
  );
  expect(doc.querySelector('parsererror')).toBeNull();
  return doc.documentElement as unknown as SVGSVGElement;
};
const draw = (parts: Parts, slot: keyof Parts): SVGSVGElement => parse(parts[slot]);

describe('drawLayer', () => {
  it.each(MARKS)('draws %s in its slot, named and with its ref', (mark) => {
    const parts = drawLayer(target, entry(), data([feature(mark)]));
    expect(Object.keys(parts).sort()).toEqual([SLOT_OF_MARK[mark], 'label'].sort());
    const g = draw(parts, SLOT_OF_MARK[mark]).querySelector('g[data-ref]');
    expect(g?.getAttribute('data-ref')).toBe(`all/${mark}`);
    expect(g?.querySelector('title')?.textContent).toBe(`名${mark}`);
    expect(g?.querySelectorAll('path').length).toBeGreaterThan(0);
    expect(draw(parts, 'label').querySelector('text')?.textContent).toBe(`名${mark}`);
  });
  it('hatches schematic areas and states that they are schematic', () => {
    const area = draw(drawLayer(target, entry(), data([feature('fill', { basis: 'schematic' })])), 'area');
    expect(area.querySelector('pattern')?.id).toBe('hatch-all-vermilion-1');
    expect(area.querySelector('[fill="url(#hatch-all-vermilion-1)"]')).not.toBeNull();
    expect(area.querySelector('title')?.textContent).toBe('名fill（示意）');
    expect(area.querySelectorAll('.s.u').length).toBeGreaterThan(0);
  });
  it('draws official areas without hatch and soft edge', () => {
    const area = draw(drawLayer(target, entry(), data([feature('fill')])), 'area');
    expect(area.querySelectorAll('path').length).toBe(1);
  });
  it('fills nothing if the layer has only outlines', () => {
    const area = draw(drawLayer(target, entry({ fill: 0 }), data([feature('fill')])), 'area');
    expect(area.querySelector('.a')).toBeNull();
    expect(area.querySelector('.l')).not.toBeNull();
  });
  it.each([
    ['existing', null, 0, 0],
    ['building', 'dasharray', 1, 1],
    ['planned', 'dasharray', 1, 0],
    ['studied', 'opacity', 1, 0],
  ] as const)('shows that a line is %s, and a dot', (status, sign, holes, cores) => {
    const parts = drawLayer(
      target,
      entry(),
      data([feature('line', { status }), feature('circle', { status })]),
    );
    const line = draw(parts, 'line').querySelector('.l');
    expect(line?.hasAttribute('stroke-dasharray')).toBe(sign !== null);
    if (sign) expect(line?.hasAttribute(`stroke-${sign}`)).toBe(true);
    // A halo below; above, a hole if the feature does not exist yet, with a core if it is under construction.
    const point = draw(parts, 'point');
    expect(point.querySelectorAll('.r').length).toBe(1 + holes);
    expect(point.querySelectorAll('.s.u').length).toBe(cores);
  });
  it('draws a trip as a line that reacts to taps, with as many still marks as move both ways on the GL map', () => {
    // 11 pairs, 5 for each mark: 2 marks each way.
    const flow = draw(drawLayer(target, entry(), data([feature('trip')])), 'flow');
    const dots = (selector: string): number =>
      (flow.querySelector(selector)?.getAttribute('d') ?? '').split('M').length - 1;
    expect(dots('.s.u')).toBe(4);
    expect(dots('.r.u')).toBe(4);
    expect(flow.querySelectorAll('path:not(.u)').length).toBe(1);
    expect(flow.querySelector('.l')?.getAttribute('d')).toContain('l');
  });
  it('escapes names', () => {
    const odd = { zh: '<甲> & "乙"', en: 'x' };
    const parts = drawLayer(target, entry(), data([feature('circle', { name: odd })]));
    expect(draw(parts, 'point').querySelector('title')?.textContent).toBe(odd.zh);
    expect(draw(parts, 'label').querySelector('text')?.textContent).toBe(odd.zh);
  });
  it('draws small areas above large ones', () => {
    const square = (id: string, r: number): ReturnType<typeof feature> => ({
      ...feature('fill', { id }),
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [113 - r, 34 - r],
            [113 + r, 34 - r],
            [113 + r, 34 + r],
            [113 - r, 34 - r],
          ],
        ],
      },
    });
    const area = draw(drawLayer(target, entry(), data([square('small', 0.2), square('large', 1)])), 'area');
    expect([...area.querySelectorAll('g')].map((g) => g.getAttribute('data-ref'))).toEqual([
      'all/large',
      'all/small',
    ]);
  });
  it('draws features smaller than the detail in full, so that none disappears', () => {
    const coarse = svgMapTarget(target.projection, { tolerance: 500, digits: 0 }, 'zh');
    const area = draw(drawLayer(coarse, entry(), data([feature('fill')])), 'area');
    expect(area.querySelectorAll('path').length).toBeGreaterThan(0);
  });
  it('draws no labels if the layer has none, and prefers short names', () => {
    expect(drawLayer(target, entry({ label: false }), data()).label).toBeUndefined();
    const parts = drawLayer(target, entry(), data([feature('fill', { short: { zh: '短', en: 'S' } })]));
    expect(draw(parts, 'label').querySelector('text')?.textContent).toBe('短');
  });
});

describe('inDrawingOrder', () => {
  it('sorts by rank, then in the given order', () => {
    const all = [entry({ id: 'c', rank: 20 }), entry({ id: 'a' }), entry({ id: 'b' })].map((e) => ({
      entry: e,
    }));
    expect(inDrawingOrder(all).map((l) => l.entry.id)).toEqual(['a', 'b', 'c']);
  });
});
