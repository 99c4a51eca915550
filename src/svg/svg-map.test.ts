// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { home } from '../domain/view/view.ts';
import { SLOTS } from '../domain/layer/slots.ts';
import { drawSvgMap } from './svg-map.ts';
import { catalogue, data, entry, feature, basemap } from '../../tests/small-map.ts';

const layers = [entry({ id: 'upper', rank: 20 }), entry({ id: 'all', rank: 10, minzoom: 6 })];
const atlas = catalogue(layers);
const view = home(atlas);
const draw = (more: Partial<typeof view> = {}): SVGSVGElement => {
  const text = drawSvgMap({
    catalogue: atlas,
    basemap: basemap(),
    layers: layers.map((l) => ({ entry: l, data: data() })),
    view: { ...view, ...more },
  });
  const doc = new DOMParser().parseFromString(text, 'image/svg+xml');
  expect(doc.querySelector('parsererror')).toBeNull();
  return doc.documentElement as unknown as SVGSVGElement;
};

describe('the overview SVG map', () => {
  it('has the slots of the grammar in order, and the layers in theirs', () => {
    const svg = draw();
    const slots = [...svg.querySelectorAll('[data-slot]')].map((g) => g.getAttribute('data-slot'));
    expect(slots).toEqual(SLOTS);
    const area = [...svg.querySelectorAll('[data-slot=area]>g')].map((g) => g.getAttribute('data-layer'));
    expect(area).toEqual(['all', 'upper']);
    expect(svg.querySelector('[data-slot=area]>[data-layer=all]')?.getAttribute('data-minzoom')).toBe('6');
  });
  it('shows the opening bounds, and gives the script the limits of the camera', () => {
    const svg = draw();
    const [, , w, h] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number);
    expect(w).toBeGreaterThan(h ?? NaN);
    expect(JSON.parse(svg.getAttribute('data-atlas') ?? '')).toEqual({
      bounds: atlas.bounds,
      reach: atlas.reach,
      zoom: atlas.zoom,
      hash: atlas.hash,
    });
    expect(svg.getAttribute('style')).toBe(`--w:${String(w)};--h:${String(h)}`);
  });
  it('draws every feature of the layers that are on, without NaN', () => {
    const svg = draw();
    expect(svg.querySelectorAll('[data-ref]').length).toBe(layers.length * data().features.length);
    expect(svg.outerHTML).not.toMatch(/NaN|undefined|Infinity/);
  });
  it('has integer coordinates', () => {
    for (const path of draw().querySelectorAll('[data-slot=area] path'))
      expect(path.getAttribute('d')).toMatch(/^[-MLlz\d ]+$/);
  });
  it('marks labels that fit only on a wide screen, and hides the others', () => {
    const texts = [...draw().querySelectorAll('text')];
    expect(texts.some((t) => !t.classList.contains('off'))).toBe(true);
    for (const t of texts) expect(t.classList.contains('wide') && t.classList.contains('off')).toBe(false);
  });
  it('uses opacity, hidden classes and language of the view', () => {
    const svg = draw({ opacity: { all: 0.5 } });
    expect(svg.querySelector('[data-slot=line]>[data-layer=all]')?.getAttribute('opacity')).toBe('.5');
    const named = drawSvgMap({
      catalogue: atlas,
      basemap: basemap(),
      layers: [{ entry: entry(), data: data([feature('fill', { class: 'old' }), feature('line')]) }],
      view: { ...view, lang: 'en', hidden: { all: ['old'] } },
    });
    expect(named).toContain('Name line');
    expect(named).not.toContain('Name fill');
  });
});
