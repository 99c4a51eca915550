import { describe, expect, it } from 'vitest';
import { TripLayer } from './trip-layer.ts';

describe('the layer of moving marks', () => {
  it("still finds what it reads in deck.gl's shader", () => {
    const layer = new TripLayer({ id: 'test', data: [] });
    // All that deck.gl would have given it for this, had it a screen.
    Object.assign(layer, { context: { defaultShaderModules: [], device: { type: 'webgl' } } });
    const { vs, modules, inject } = layer.getShaders() as {
      vs: string;
      modules: { name: string }[];
      inject: Record<string, string>;
    };
    for (const name of ['in float instanceStrokeWidths;', 'out vec2 vPathPosition;', 'path.widthScale'])
      expect(vs).toContain(name);
    expect(modules.map(({ name }) => name)).toEqual(expect.arrayContaining(['project32', 'path', 'trip']));
    expect(Object.keys(inject)).toEqual(['vs:#decl', 'vs:#main-end', 'fs:#decl', 'fs:DECKGL_FILTER_COLOR']);
  });
});
