// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { fit } from '../domain/geometry/geo.ts';
import { creditLine, drawScene, type SceneOptions } from './scene.ts';
import { catalogue, data, entry, basemap } from '../../tests/small-map.ts';

const size = { width: 640, height: 400 };
const atlas = catalogue();
const options: SceneOptions = {
  catalogue: atlas,
  files: basemap(),
  layers: [{ entry: entry(), data: data(), opacity: 0.4 }],
  camera: fit(atlas.bounds, size),
  size,
  lang: 'zh',
  scheme: 'night',
};
const parse = (text: string): Document => new DOMParser().parseFromString(text, 'image/svg+xml');

describe('a scene', () => {
  it('is standalone: well-formed, with a size and only plain values', () => {
    const text = drawScene(options);
    const doc = parse(text);
    expect(doc.querySelector('parsererror')).toBeNull();
    expect(doc.documentElement.getAttribute('viewBox')).toBe('0 0 640 400');
    expect(text).not.toMatch(/var\(|rem[";]|NaN|undefined/);
    expect(doc.querySelectorAll('[data-ref]').length).toBe(data().features.length);
    expect(doc.querySelector('[data-layer=all]')?.getAttribute('opacity')).toBe('.4');
  });
  it('has the approval number, or a note that there is none, and the given credits', () => {
    expect(drawScene(options)).toContain('样图·未送审');
    expect(creditLine({ approval: 'GS(2026)1号' }, 'zh', ['数据来源'])).toBe(
      '审图号：GS(2026)1号　示意图，界线不作为划界依据　数据来源',
    );
  });
  it('places no name over its credits', () => {
    /**
     * Whether 甲市 is labelled when the camera is that much further north, which moves it to the picture's lower edge.
     */
    const written = (north: number, credits: readonly string[]): boolean =>
      drawScene({
        ...options,
        camera: { ...options.camera, lat: options.camera.lat + north },
        credits,
      }).includes('甲市</');
    const steps = Array.from({ length: 40 }, (_, i) => i * 0.05);
    const all = ['来'.repeat(60)];
    expect(steps.every((north) => !written(north, all) || written(north, []))).toBe(true);
    expect(steps.filter((north) => written(north, []) && !written(north, all)).length).toBeGreaterThan(0);
    expect(written(0, all)).toBe(true);
  });
  it('puts its credits on a background, in several lines if the picture is narrow', () => {
    const lines = (width: number): number[] => {
      const doc = parse(drawScene({ ...options, size: { width, height: 300 }, labels: false }));
      const basemap = doc.querySelector('rect[fill-opacity]');
      const [x, y] = ['x', 'y'].map((name) => Number(basemap?.getAttribute(name)));
      expect(x).toBeGreaterThanOrEqual(0);
      return Array.from(doc.querySelectorAll('text'), (text) => {
        const at = Number(text.getAttribute('y'));
        expect(at).toBeGreaterThan(y ?? Infinity);
        expect(at).toBeLessThan(300);
        return at;
      });
    };
    expect(lines(640).length).toBe(1);
    expect(new Set(lines(200)).size).toBe(2);
  });
  it('draws no dot of a seat at the edge', () => {
    const [seat] = basemap().seats;
    if (!seat) throw new Error('small map: got no seat, expected some');
    const camera = { lon: seat.lon, lat: seat.lat, zoom: 8 };
    /** The number of dots of that seat alone, that many pixels from the picture's right edge. */
    const dots = (inside: number): number => {
      const degrees = (320 - inside) / ((512 * 2 ** 8) / 360);
      const files = { ...basemap(), seats: [seat] };
      const drawn = drawScene({ ...options, files, camera: { ...camera, lon: seat.lon - degrees } });
      return drawn.split('class="seat').length - 1;
    };
    expect([20, 2, -2].map(dots)).toEqual([1, 0, 0]);
  });
  it('places the name of a small area beside it, of a large area on it', () => {
    const fill = data().features.filter(({ properties: { mark } }) => mark === 'fill');
    /** Pixels from the area's centre down to its name. */
    const below = (zoom: number): number => {
      const doc = parse(
        drawScene({
          ...options,
          files: { ...basemap(), seats: [], water: { type: 'FeatureCollection', features: [] } },
          layers: [{ entry: entry(), data: { ...data(), features: fill } }],
          camera: { lon: 112.6, lat: 34.6, zoom },
        }),
      );
      const name = Array.from(doc.querySelectorAll('text')).find((t) => t.matches('[data-of]'));
      return Math.abs(Number(name?.getAttribute('y')) - 200);
    };
    const half = (zoom: number): number => (0.4 * 512 * 2 ** zoom) / 360;
    expect(below(4.5)).toBeGreaterThan(half(4.5));
    expect(below(8)).toBeLessThan(half(8));
  });
  it('uses the relief of its colour scheme', () => {
    expect(drawScene(options)).toContain('href="night.webp"');
    expect(drawScene({ ...options, files: { ...basemap(), relief: undefined } })).not.toContain('<image');
  });
  it('leaves out labels and layers on request', () => {
    const bare = parse(drawScene({ ...options, labels: false }));
    expect(bare.querySelectorAll('text').length).toBe(1);
    const far = entry({ minzoom: 13 });
    expect(drawScene({ ...options, layers: [{ entry: far, data: data() }] })).not.toContain('data-ref');
  });
  it('draws everything larger at a larger scale', () => {
    const width = (scale: number): number =>
      Number(/class="l" stroke-width="([\d.]+)"/.exec(drawScene({ ...options, scale }))?.[1]);
    expect(width(2)).toBeCloseTo(2 * width(1));
  });
});
