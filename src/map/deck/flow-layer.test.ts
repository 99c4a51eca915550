import { describe, expect, it } from 'vitest';
import { FlowLayer } from './flow-layer.ts';

describe('the arc layer', () => {
  it("still finds what it changes in deck.gl's shader", () => {
    const layer = new FlowLayer({ id: 'test', data: [] });
    // All that deck.gl would have given it for this, had it a screen.
    Object.assign(layer, { context: { defaultShaderModules: [] } });
    const { vs, inject } = layer.getShaders() as {
      vs: string;
      inject: Record<string, string>;
    };
    expect(vs).toContain('2.0 * r * (1.0 - r) * dh');
    expect(vs).not.toContain('sqrt(r');
    // What the injected lines refer to.
    for (const name of ['vec3 source;', 'vec3 target;']) expect(vs).toContain(name);
    expect(Object.keys(inject)).toEqual(['vs:#decl', 'vs:#main-end', 'fs:#decl', 'fs:#main-end']);
  });
});
