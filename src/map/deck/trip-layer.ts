/**
 * deck.gl's TripsLayer with many marks per path. A mark passes at a fixed interval, on the left of the path, and has a
 * round head.
 */
import { TripsLayer, type TripsLayerProps } from '@deck.gl/geo-layers';
import type { DefaultProps } from '@deck.gl/core';

interface TripProps<D> {
  /** Time between two marks, and the speed of a mark in world pixels of zoom 0 per unit of time. */
  getPace: (d: D) => [period: number, speed: number];
}
/** The props of TripsLayer, but `trailLength` is in pixels: trails look alike on all paths and at every zoom. */
export type TripLayerProps<D> = TripsLayerProps<D> & TripProps<D>;

/** Varyings from the vertex to the fragment shader, in pixels and units of time. */
const PASSED = ['tripPeriod', 'tripSpeed', 'tripTrail', 'tripRadius'];
const passed = (way: 'in' | 'out'): string => PASSED.map((name) => `flat ${way} float ${name};\n`).join('');
/** A trail ends no farther back than the next mark. */
const VERTEX = `
tripPeriod = instancePaces.x;
tripSpeed = instancePaces.y * project.scale;
tripTrail = min(trips.trailLength, tripPeriod * tripSpeed);
tripRadius = widthPixels.x;
`;
/** A path is three marks wide. Marks run in its left third, clear of the line and of the opposite direction. */
const WIDER = 'size *= 3.0;';
/**
 * Computes how far a pixel lies behind the last mark and how far off the trail's middle: for a round head and a
 * pointed trail.
 */
const COLOR = `
float behind = mod(trips.currentTime - vTime, tripPeriod) * tripSpeed;
float aside = abs(3.0 * geometry.uv.x - 2.0) / max(0.1, 1.0 - behind / tripTrail);
behind -= tripRadius * (1.0 - sqrt(max(0.0, 1.0 - aside * aside)));
color.a *= clamp(behind, 0.0, 1.0) * clamp((1.0 - aside) * tripRadius, 0.0, 1.0) * max(0.0, 1.0 - behind / tripTrail);
`;

export class TripLayer<D> extends TripsLayer<D, TripProps<D>> {
  static override layerName = 'TripLayer';
  static override defaultProps = {
    getPace: { type: 'accessor', value: [1, 1] },
  } as unknown as DefaultProps<TripsLayerProps & TripProps<unknown>>;

  override getShaders(): ReturnType<TripsLayer['getShaders']> {
    const shaders = super.getShaders() as { inject: Record<string, string> };
    const { 'vs:#decl': vertex = '', 'vs:#main-end': end = '', 'fs:#decl': fragment = '' } = shaders.inject;
    const inject = {
      'vs:#decl': `${vertex}in vec2 instancePaces;\n${passed('out')}`,
      'vs:DECKGL_FILTER_SIZE': WIDER,
      'vs:#main-end': end + VERTEX,
      'fs:#decl': fragment + passed('in'),
      'fs:DECKGL_FILTER_COLOR': COLOR,
    };
    return { ...shaders, inject };
  }

  override initializeState(): void {
    super.initializeState();
    this.getAttributeManager()?.addInstanced({
      instancePaces: { size: 2, accessor: 'getPace', defaultValue: [1, 1] },
    });
  }
}
