// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { fit } from '../domain/geo.ts';
import { creditLine, drawScene, type SceneOptions } from './scene.ts';
import { catalogue, data, entry, ground } from '../../tests/small-map.ts';

const size = { width: 640, height: 400 };
const atlas = catalogue();
const options: SceneOptions = {
  catalogue: atlas,
  files: ground(),
  layers: [{ entry: entry(), data: data(), opacity: 0.4 }],
  camera: fit(atlas.bounds, size),
  size,
  lang: 'zh',
  ground: 'night',
};
const parse = (text: string): Document => new DOMParser().parseFromString(text, 'image/svg+xml');

describe('a scene', () => {
  it('stands alone: well-formed, its own size, plain values only', () => {
    const text = drawScene(options);
    const doc = parse(text);
    expect(doc.querySelector('parsererror')).toBeNull();
    expect(doc.documentElement.getAttribute('viewBox')).toBe('0 0 640 400');
    expect(text).not.toMatch(/var\(|rem[";]|NaN|undefined/);
    expect(doc.querySelectorAll('[data-ref]').length).toBe(4);
    expect(doc.querySelector('[data-layer=all]')?.getAttribute('opacity')).toBe('.4');
  });
  it('carries the approval number, or says that there is none, and the credits given', () => {
    expect(drawScene(options)).toContain('样图·未送审');
    expect(creditLine({ approval: 'GS(2026)1号' }, 'zh', ['数据来源'])).toBe(
      '审图号：GS(2026)1号　示意图，界线不作为划界依据　数据来源',
    );
  });
  it('writes no name over its credits', () => {
    /** Whether 甲市 is written when the camera looks that much further north, so that it comes to the picture's lower edge. */
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
  it('takes the relief of its ground', () => {
    expect(drawScene(options)).toContain('href="night.webp"');
    expect(drawScene({ ...options, files: { ...ground(), relief: undefined } })).not.toContain('<image');
  });
  it('leaves out labels and layers that it is asked to leave out', () => {
    const bare = parse(drawScene({ ...options, labels: false }));
    expect(bare.querySelectorAll('text').length).toBe(1);
    const far = entry({ minzoom: 13 });
    expect(drawScene({ ...options, layers: [{ entry: far, data: data() }] })).not.toContain('data-ref');
  });
  it('draws everything larger on a larger scale', () => {
    const width = (scale: number): number =>
      Number(/class="l" stroke-width="([\d.]+)"/.exec(drawScene({ ...options, scale }))?.[1]);
    expect(width(2)).toBeCloseTo(2 * width(1));
  });
});
