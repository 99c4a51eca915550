import { describe, expect, it } from 'vitest';
import { FlowLayer } from './flow-layer.ts';

describe('the arc layer', () => {
  it("finds the lines of deck.gl's shader that it replaces", () => {
    const layer = new FlowLayer({ id: 'test', data: [] });
    // What deck.gl would provide here if there were a screen.
    Object.assign(layer, { context: { defaultShaderModules: [] } });
    const { vs, inject } = layer.getShaders() as {
      vs: string;
      inject: Record<string, string>;
    };
    expect(vs).toContain('2.0 * r * (1.0 - r) * dh');
    expect(vs).not.toContain('sqrt(r');
    // Names that the injected lines refer to.
    for (const name of ['vec3 source;', 'vec3 target;']) expect(vs).toContain(name);
    expect(Object.keys(inject)).toEqual(['vs:#decl', 'vs:#main-end', 'fs:#decl', 'fs:#main-end']);
  });
});
