import { describe, expect, it } from 'vitest';
import { TripLayer } from './trip-layer.ts';

describe('the trip layer', () => {
  const layer = new TripLayer({ id: 'test', data: [] });
  // What deck.gl would provide here if there were a screen.
  Object.assign(layer, { context: { defaultShaderModules: [], device: { type: 'webgl' } } });
  const { vs, modules, inject } = layer.getShaders() as {
    vs: string;
    modules: { name: string; vs?: string; fs?: string }[];
    inject: Record<string, string>;
  };

  it("finds the names in deck.gl's shaders that it reads", () => {
    expect(vs).toContain('vec2 widthPixels = ');
    expect(vs).toContain('DECKGL_FILTER_SIZE(width, geometry)');
    expect(inject['fs:#decl']).toContain('in float vTime;');
    const trips = modules.find(({ name }) => name === 'trips');
    for (const shader of [trips?.vs, trips?.fs]) {
      expect(shader).toContain('float trailLength;');
      expect(shader).toContain('float currentTime;');
    }
  });
  it('uses at most 16 attributes, the number that every WebGL 2 offers', () => {
    const attributes = [...(vs + (inject['vs:#decl'] ?? '')).matchAll(/^in \w+ (\w+);/gm)].map(
      ([, name]) => name,
    );
    expect(attributes).toContain('instancePaces');
    expect(attributes.length).toBeLessThanOrEqual(16);
  });
});
