// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SvgMapLayer } from '../../svg/part.ts';
import { openDrawing, type Drawing } from './drawing.ts';
import { openPage, point, type Page } from '../../../tests/small-page.ts';

const layer = (id: string, more: Partial<SvgMapLayer> = {}): SvgMapLayer => ({
  id,
  opacity: 1,
  parts: {
    area: `<g data-ref="${id}/one"><title>${id}</title><path class="a" fill-opacity=".2" stroke-width=".1rem" d="M0 0l9 0 0 9z"/></g>`,
    label: `<text x="700" y="700" data-l="40 0 0 12" data-of="${id}/one">名</text>`,
  },
  ...more,
});
const ref = (id: string): { layer: string; feature: string } => ({ layer: id, feature: 'one' });

let page: Page;
let drawing: Drawing;
let hovered: string[];
beforeEach(() => {
  page = openPage();
  hovered = [];
  drawing = openDrawing(page.svgMap, (refs) => hovered.push(refs.map((r) => r.layer).join()));
});
afterEach(() => {
  drawing.close();
  page.svgMap.close();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
const group = (id: string, slot = 'area'): Element | null =>
  page.svg.querySelector(`[data-slot=${slot}]>[data-layer=${id}]`);
const order = (slot: string): (string | null)[] =>
  [...page.svg.querySelectorAll(`[data-slot=${slot}]>g`)].map((g) => g.getAttribute('data-layer'));

describe('show', () => {
  it('draws exactly these layers, in their order', () => {
    drawing.show([layer('a'), layer('b')]);
    expect(order('area')).toEqual(['a', 'b']);
    expect(order('line')).toEqual([]);
    drawing.show([layer('c'), layer('b'), layer('a')]);
    expect(order('area')).toEqual(['c', 'b', 'a']);
    drawing.show([layer('b')]);
    expect(order('area')).toEqual(['b']);
    expect(order('label')).toEqual(['b']);
  });
  it('leaves unchanged layers as they are', () => {
    drawing.show([layer('a')]);
    const before = group('a')?.firstElementChild;
    expect(before?.namespaceURI).toBe('http://www.w3.org/2000/svg');
    drawing.show([layer('b'), layer('a', { opacity: 0.5 })]);
    expect(group('a')?.firstElementChild).toBe(before);
    expect(group('a')?.getAttribute('opacity')).toBe('0.5');
    drawing.show([layer('a')]);
    expect(group('a')?.hasAttribute('opacity')).toBe(false);
    drawing.show([layer('a', { parts: { area: '<g data-ref="a/two"/>' } })]);
    expect(group('a')?.firstElementChild).not.toBe(before);
  });
  it('raises marks that move along a highlighted line, together with the line', () => {
    const flow = `<g data-ref="b/one" data-along="x/y a/one"><path class="s"/></g><g data-ref="b/two" data-along="x/y"/>`;
    drawing.show([layer('a'), layer('b', { parts: { flow } })]);
    const raised = (): (string | null)[] =>
      [...page.svg.querySelectorAll('[data-slot=highlighted]>g')].map((g) => g.getAttribute('data-along'));
    drawing.highlight([ref('a')]);
    expect(raised()).toEqual([null, 'x/y a/one']);
    drawing.highlight([]);
    drawing.select([ref('a')]);
    expect(raised()).toEqual([null]);
  });
  it('hides a layer and its names below its zoom', () => {
    drawing.show([layer('a', { minzoom: 9 })]);
    expect(group('a')?.classList.contains('off')).toBe(true);
    page.svgMap.set({ lon: 113, lat: 34.5, zoom: 10 });
    expect(group('a')?.classList.contains('off')).toBe(false);
  });
});

describe('marks', () => {
  const marked = (): Element[] => [...page.svg.querySelectorAll('[data-slot=highlighted]>g')];

  it('draw the selected feature above the layers, with bands of halo and ink', () => {
    drawing.show([layer('a'), layer('b')]);
    drawing.select([ref('a')]);
    expect(marked()).toHaveLength(1);
    expect([...(marked()[0]?.children ?? [])].map((e) => e.getAttribute('class') ?? e.tagName)).toEqual([
      'clipPath',
      'band',
      'band ink',
      'title',
      'a',
    ]);
    // The area's fill stays as in the legend: the bands lie outside it.
    const [clip, ...bands] = [...(marked()[0]?.children ?? [])].slice(0, 3);
    expect(clip?.querySelector('path')?.getAttribute('clip-rule')).toBe('evenodd');
    expect(bands.map((band) => band.getAttribute('clip-path'))).toEqual(
      bands.map(() => `url(#${clip?.id ?? ''})`),
    );
    // A copy does not count as a second feature.
    expect(page.svg.querySelectorAll('[data-ref="a/one"]').length).toBe(1);
    drawing.select([]);
    expect(marked()).toHaveLength(0);
  });
  it('keep the dashes of a selected line: halo, not ink, lies between them', () => {
    drawing.show([
      layer('a', {
        parts: {
          line: '<g data-ref="a/one"><path class="l" stroke-width=".2rem" stroke-dasharray="3 2" d="M0 0l9 9"/></g>',
        },
      }),
    ]);
    drawing.select([ref('a')]);
    const paths = [...(marked()[0]?.children ?? [])];
    expect(paths.map((path) => path.getAttribute('class'))).toEqual(['band', 'band ink', 'r', 'l']);
    expect(paths.map((path) => path.hasAttribute('stroke-dasharray'))).toEqual([false, false, false, true]);
    expect(paths[2]?.getAttribute('stroke-width')).toBe('.2rem');
  });
  it('raise highlighted features and dim the others', () => {
    drawing.show([layer('a'), layer('b')]);
    drawing.highlight([ref('a'), ref('b')]);
    expect(marked()).toHaveLength(2);
    expect(page.svg.classList.contains('dim')).toBe(true);
    expect(page.svg.querySelector('text[data-of="a/one"]')?.classList.contains('highlighted')).toBe(true);
    drawing.highlight([]);
    expect(page.svg.classList.contains('dim')).toBe(false);
  });
  it('return when the layer is drawn again, and ignore features that are not drawn', () => {
    drawing.select([ref('a')]);
    expect(marked()).toHaveLength(0);
    drawing.show([layer('a')]);
    expect(marked()).toHaveLength(1);
  });
  it('are removed when the drawing is closed', () => {
    drawing.show([layer('a')]);
    drawing.highlight([ref('a')]);
    drawing.close();
    expect(page.svg.querySelector('[data-slot=highlighted]')).toBeNull();
    expect(page.svg.classList.contains('dim')).toBe(false);
    drawing = openDrawing(page.svgMap);
  });
});

describe('hover', () => {
  it('draws the feature under the mouse stronger, and reports it once', () => {
    drawing.show([layer('a')]);
    const path = page.svg.querySelector<SVGPathElement>('[data-ref="a/one"] path');
    page.under((x) => (x < 500 && path ? [path] : []));
    const move = (x: number, pointer = 'mouse'): void => {
      point(page.svg, 'pointermove', x, 300, { pointer });
      page.wait(20);
    };
    move(400, 'touch');
    expect(hovered).toEqual([]);
    move(400);
    move(410);
    expect(hovered).toEqual(['a']);
    expect(Number(path?.style.fillOpacity)).toBeGreaterThan(0.2);
    expect(page.svg.classList.contains('over')).toBe(true);
    move(600);
    expect(hovered).toEqual(['a', '']);
    expect(path?.style.fillOpacity).toBe('');
  });
});
