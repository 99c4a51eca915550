/** deck.gl's arc, drawn flat and dashed. Seen from above it is the same parabola as on the SVG map. */
import { ArcLayer, type ArcLayerProps } from '@deck.gl/layers';
import type { DefaultProps } from '@deck.gl/core';

interface FlowProps<D> {
  /** Dash and gap in pixels; a gap of 0 draws a solid line. */
  getDash: (d: D) => [number, number];
}
export type FlowLayerProps<D> = ArcLayerProps<D> & FlowProps<D>;

/** deck.gl 9.4's formula for the height of an arc (an ellipse); the layer replaces it with a parabola. */
const ELLIPSE = 'return sqrt(r * (p2 - r)) * dh + z0;';
const PARABOLA = 'return 2.0 * r * (1.0 - r) * dh + z0;';

export class FlowLayer<D> extends ArcLayer<D, FlowProps<D>> {
  static override layerName = 'FlowLayer';
  static override defaultProps = {
    getDash: { type: 'accessor', value: [1, 0] },
  } as unknown as DefaultProps<ArcLayerProps & FlowProps<unknown>>;

  override getShaders(): ReturnType<ArcLayer['getShaders']> {
    const shaders = super.getShaders() as { vs: string; inject?: Record<string, string> };
    if (!shaders.vs.includes(ELLIPSE))
      throw new Error('arcs: the shader of deck.gl is not the one known, expected the ellipse of 9.4');
    return {
      ...shaders,
      vs: shaders.vs.replace(ELLIPSE, PARABOLA),
      inject: {
        'vs:#decl': 'in vec2 instanceDashes;\nout vec2 flowDash;\nout float flowLength;',
        'vs:#main-end':
          'flowDash = instanceDashes;\nflowLength = length(target.xy - source.xy) * project.scale;',
        'fs:#decl': 'in vec2 flowDash;\nin float flowLength;',
        'fs:#main-end':
          'if (flowDash.y > 0.0 && mod(uv.x * flowLength, flowDash.x + flowDash.y) > flowDash.x) discard;',
      },
    };
  }

  override initializeState(): void {
    super.initializeState();
    this.getAttributeManager()?.addInstanced({
      instanceDashes: { size: 2, accessor: 'getDash', defaultValue: [1, 0] },
    });
  }
}
