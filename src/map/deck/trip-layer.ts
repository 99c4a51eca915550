/** deck.gl's TripsLayer, but a path carries all of its marks: one comes by every so often, left of it, with a round head. */
import { TripsLayer, type TripsLayerProps } from '@deck.gl/geo-layers';
import type { DefaultProps } from '@deck.gl/core';

interface TripProps<D> {
  /** Time from one mark to the next, and world pixels of zoom 0 that a mark runs in one unit of time. */
  getPace: (d: D) => [period: number, speed: number];
}
/** Those of TripsLayer, but `trailLength` is in pixels: trails are alike on all paths and at every zoom. */
export type TripLayerProps<D> = TripsLayerProps<D> & TripProps<D>;

/** What a vertex tells a pixel, in pixels and units of time. */
const PASSED = ['tripPeriod', 'tripSpeed', 'tripTrail', 'tripRadius'];
const passed = (way: 'in' | 'out'): string => PASSED.map((name) => `flat ${way} float ${name};\n`).join('');
/** A trail ends at the latest where the next mark is. */
const VERTEX = `
tripPeriod = instancePaces.x;
tripSpeed = instancePaces.y * project.scale;
tripTrail = min(trips.trailLength, tripPeriod * tripSpeed);
tripRadius = widthPixels.x;
`;
/** A path is three marks wide, and they run in its left third: clear of the line itself and of those that come back. */
const WIDER = 'size *= 3.0;';
/** How far behind the last mark a pixel is, and how far aside of its middle, for a round head and a pointed trail. */
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
