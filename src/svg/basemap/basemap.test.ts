import { describe, expect, it } from 'vitest';
import { projectionOf, toSvg } from '../projection.ts';
import { drawBasemap, drawBasemapShapes } from './basemap.ts';
import { broadest, basemapLabels, midway } from './basemap-names.ts';
import { pictureTarget, svgMapTarget, type RenderTarget } from '../render-target.ts';
import { catalogue, basemap } from '../../../tests/small-map.ts';

const projection = projectionOf([110, 32, 116, 37]);
const target = svgMapTarget(projection, { tolerance: 0, digits: 1 }, 'zh');
const atlas = catalogue();
const classes = (text: string): string[] =>
  [...text.matchAll(/<path class="([^"]+)"/g)].map((m) => m[1] ?? '');

describe('the basemap', () => {
  it('has land, borders, water and relief; in full also counties and neighbours', () => {
    const full = drawBasemap(target, atlas, basemap(), 'full').basemap ?? '';
    const overview = drawBasemap(target, atlas, basemap(), 'overview').basemap ?? '';
    expect(classes(full)).toEqual([
      ...['b city land', 'b context', 'b county', 'b county', 'b city', 'w w1', 'w w3 canal'],
    ]);
    expect(classes(overview)).toEqual(['b city land', 'b city', 'w w1']);
    expect(full).toContain('href="paper.webp" data-paper="paper.webp" data-night="night.webp"');
  });
  it('draws each border once', () => {
    const text = drawBasemap(target, atlas, basemap(), 'full').basemap ?? '';
    const path = (name: string): string =>
      [...text.matchAll(new RegExp(`class="${name}" d="([^"]+)"`, 'g'))].map((m) => m[1]).join('');
    const at = (lon: number): string => `M${String(Math.round(toSvg(projection, lon, 34)[0] * 10) / 10)} `;
    expect(path('b city')).toContain(at(113));
    expect(path('b city').match(/M/g)).toHaveLength(1);
    expect(path('b county').match(/M/g)).toHaveLength(2);
    expect(path('b county')).not.toContain(at(113));
    // The neighbour's western side is a border of our own cities.
    expect(path('b context').match(/M/g)).toHaveLength(1);
    expect(path('b context')).not.toContain(at(114).slice(0, -1) + ' z');
  });
  it('cuts borders into pieces on a map that zooms, and keeps them whole in a picture', () => {
    const counties = (by: RenderTarget): string[] =>
      classes(drawBasemap(by, atlas, basemap(), 'full').basemap ?? '').filter((name) => name === 'b county');
    expect(counties(target)).toHaveLength(2);
    expect(counties(pictureTarget(projection, 10, 1, 'paper', 'zh'))).toHaveLength(1);
  });
  it('labels a seat once, even if it is a city and a county', () => {
    const names = basemapLabels(target, atlas, basemap(), 'full').map((l) => l.lines.join(''));
    expect(names).toEqual(['甲市', '乙市', '丙县', '一河', '三渠']);
    expect(basemapLabels(target, atlas, basemap(), 'overview').map((l) => l.lines.join(''))).toEqual([
      '甲市',
      '乙市',
      '一河',
    ]);
  });
  it('has English names too', () => {
    const en = svgMapTarget(projection, { tolerance: 0, digits: 1 }, 'en');
    expect(basemapLabels(en, atlas, basemap(), 'overview').map((l) => l.lines.join(' '))).toEqual([
      'Alpha',
      'Beta',
      'River One',
    ]);
  });
  it('leaves out of a picture everything invisible at its zoom', () => {
    const far = drawBasemapShapes(pictureTarget(projection, 6, 1, 'paper', 'zh'), atlas, basemap(), 'full');
    expect(classes(far.basemap ?? '')).toEqual(['b city land', 'b context', 'b city', 'w w1']);
    expect(far.label).not.toContain('seat3');
    const near = drawBasemapShapes(pictureTarget(projection, 10, 1, 'paper', 'zh'), atlas, basemap(), 'full');
    expect(classes(near.basemap ?? '')).toContain('b county');
    expect(near.label).toContain('seat3');
  });
  it('throws if the units have no cities', () => {
    const broken = { ...basemap(), units: { type: 'Topology' as const, arcs: [], objects: {} } };
    expect(() => drawBasemap(target, atlas, broken, 'full')).toThrow('got no object "cities"');
  });
});

describe('midway', () => {
  it('is the middle of the part of the line inside the bounds', () => {
    const line = {
      type: 'LineString' as const,
      coordinates: [0, 1, 2, 3, 4, 5, 20].map((x) => [x, 0]),
    };
    expect(midway(line, [0, -1, 6, 1])).toEqual([3, 0]);
    expect(midway(line, [50, -1, 60, 1])).toBeNull();
  });
});

describe('broadest', () => {
  it('is inside, at the largest breadth', () => {
    // A narrow arm in the south, a broad body in the north.
    const lake = [
      [0, 0],
      [1, 0],
      [1, 6],
      [9, 6],
      [9, 10],
      [0, 10],
      [0, 0],
    ];
    const [x = NaN, y = NaN] = broadest(lake) ?? [];
    expect(x).toBeCloseTo(4.5);
    expect(y).toBeGreaterThan(6);
  });
  it('is null if the area has no breadth', () => {
    expect(
      broadest([
        [0, 0],
        [1, 0],
        [0, 0],
      ]),
    ).toBeNull();
  });
});
