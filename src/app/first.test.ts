// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openPage } from '../../tests/small-page.ts';

/** Runs the inline script as in a page with the given hash. */
async function load(hash: string): Promise<SVGSVGElement> {
  const { svg, svgMap } = openPage();
  svgMap.close();
  location.hash = hash;
  vi.resetModules();
  await import('./first.ts');
  return svg;
}
afterEach(() => {
  document.querySelector('svg')?.svgMap?.close();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the script inside the page', () => {
  it('opens the place and the colour scheme of the link', async () => {
    const svg = await load('#v=1&at=34.5,113.25,9.5&ground=night');
    expect(svg.svgMap?.camera()).toEqual({ lon: 113.25, lat: 34.5, zoom: 9.5 });
    expect(document.documentElement.dataset.scheme).toBe('night');
  });
  it('understands links that a messenger has encoded', async () => {
    const svg = await load('#v=1&at=34.5%2C113.25%2C9.5');
    expect(svg.svgMap?.camera().zoom).toBe(9.5);
  });
  it.each(['', '#at=1,2,3', '#at=34.5,113.25', '#at=%E0%A4%A', '#at=34.5,113.25,99'])(
    'opens the opening view for %j',
    async (hash) => {
      const svg = await load(hash);
      const { lon, zoom } = svg.svgMap?.camera() ?? { lon: 0, zoom: 0 };
      expect(zoom).toBeGreaterThan(5);
      expect(lon).toBeCloseTo(112.9, 0);
      expect(document.documentElement.dataset.scheme).toBeUndefined();
    },
  );
  it('does nothing on a page without an SVG map', async () => {
    vi.resetModules();
    document.body.innerHTML = '<p></p>';
    await expect(import('./first.ts')).resolves.toBeDefined();
  });
});
