/**
 * Marks that run both ways along paths with a trail behind them, or stand on them. deck.gl's own TripsLayer needs a path for every
 * mark and a package of a hundred others; here one path carries all of its marks, and a frame changes one number.
 */
import { PathLayer, type PathLayerProps } from '@deck.gl/layers';
import type { DefaultProps } from '@deck.gl/core';

/** What all marks share in a frame. */
export interface Motion {
  /** How far all marks have run, in lengths of their paths. */
  run: number;
  /** Pixels of the trail; 0 while marks stand still. */
  trail: number;
  /** Pixels of the rim that keeps marks apart from lines of their own colour. */
  rim: number;
}
interface TripProps<D> {
  /** Asked once a frame. */
  getMotion: () => Motion;
  /** At each point of the path, how far along it is, in world pixels of zoom 0. */
  getAlong: (d: D) => number[];
  /** Marks in each direction, and the length of the path in world pixels of zoom 0. */
  getMarks: (d: D) => [count: number, length: number];
  /** Colour of the rim, 0 to 255. */
  getRim: (d: D) => [number, number, number, number];
}
export type TripLayerProps<D> = PathLayerProps<D> & TripProps<D>;

/** Width of a path in widths of a mark: room for one at either side of its middle, so that the two directions keep apart. */
export const BAND = 2.8;

const BLOCK = `\
layout(std140) uniform tripUniforms {
  float run;
  float trail;
  float rim;
} trip;
`;
const UNIFORMS = {
  name: 'trip',
  vs: BLOCK,
  fs: BLOCK,
  uniformTypes: { run: 'f32', trail: 'f32', rim: 'f32' },
} as const;

/** What of deck.gl's path shader the marks rely on. */
const KNOWN = ['vPathPosition = vec2(', 'instanceStrokeWidths', 'path.widthUnits'];

const VERTEX = `\
in float instanceAlong;
in vec2 instanceMarks;
in vec4 instanceRims;
out float tripAlong;
out float tripHalf;
flat out float tripSpacing;
flat out float tripCount;
flat out vec3 tripRim;
`;
/** Pixels; a segment's own length is counted in half widths of the band. */
const VERTEX_END = `\
tripHalf = project_size_to_pixel(instanceStrokeWidths * path.widthScale, path.widthUnits) / 2.0;
tripAlong = instanceAlong * project.scale + vPathPosition.y * tripHalf;
tripCount = instanceMarks.x;
tripRim = instanceRims.rgb;
tripSpacing = instanceMarks.y * project.scale / tripCount;
`;
/**
 * Marks of both directions in one: a path drawn twice would cost twice, and most where there is no graphics hardware.
 * Standing marks are a quarter of a step from their beginning, so that those of both directions together are evenly
 * spread, and in the middle of the line; running ones keep to the left, as trains in China do.
 */
const FRAGMENT = `\
in float tripAlong;
in float tripHalf;
flat in float tripSpacing;
flat in float tripCount;
flat in vec3 tripRim;
/** What of the mark, of the mark with its rim, and of its trail is there. */
vec3 tripMark(float radius, float along, float aside) {
  float reach = radius + trip.rim;
  float behind = fract(trip.run * tripCount + 0.25 - (along - reach) / tripSpacing) * tripSpacing - reach;
  float away = length(vec2(behind, aside)) - radius;
  float fading = 1.0 - behind / max(1.0, min(trip.trail, tripSpacing - 2.0 * radius));
  float tail = behind > 0.0 && fading > 0.0
    ? 0.6 * fading * (1.0 - smoothstep(0.7 * radius - 0.6, 0.7 * radius + 0.6, abs(aside)))
    : 0.0;
  return vec3(1.0 - smoothstep(-0.6, 0.6, away), 1.0 - smoothstep(-0.6, 0.6, away - trip.rim), tail);
}
vec4 tripColor(vec4 color, float across) {
  float radius = tripHalf / ${BAND.toFixed(1)};
  float left = trip.trail > 0.0 ? radius : 0.0;
  vec3 there = tripMark(radius, tripAlong, across * tripHalf - left);
  vec3 back = tripMark(radius, tripSpacing * tripCount - tripAlong, -across * tripHalf - left);
  vec3 both = max(there, back);
  return vec4(mix(mix(color.rgb, tripRim, both.y), color.rgb, both.x), color.a * max(both.y, both.z));
}
`;

export class TripLayer<D> extends PathLayer<D, TripProps<D>> {
  static override layerName = 'TripLayer';
  static override defaultProps = {
    getMotion: { type: 'function', value: () => ({ run: 0, trail: 0, rim: 0 }), optional: true },
    getAlong: { type: 'accessor', value: [0] },
    getMarks: { type: 'accessor', value: [1, 1] },
    getRim: { type: 'accessor', value: [255, 255, 255, 255] },
  } as unknown as DefaultProps<PathLayerProps & TripProps<unknown>>;

  override getShaders(): ReturnType<PathLayer['getShaders']> {
    const shaders = super.getShaders() as { vs: string; modules: object[] };
    const missing = KNOWN.find((word) => !shaders.vs.includes(word));
    if (missing !== undefined)
      throw new Error(`trips: the path shader of deck.gl has no ${missing}, expected the one of 9.4`);
    return {
      ...shaders,
      modules: [...shaders.modules, UNIFORMS],
      inject: {
        'vs:#decl': VERTEX,
        'vs:#main-end': VERTEX_END,
        'fs:#decl': FRAGMENT,
        'fs:DECKGL_FILTER_COLOR': 'color = tripColor(color, geometry.uv.x);',
      },
    };
  }

  override initializeState(): void {
    super.initializeState();
    this.getAttributeManager()?.addInstanced({
      instanceAlong: { size: 1, accessor: 'getAlong', defaultValue: 0 },
      instanceMarks: { size: 2, accessor: 'getMarks', defaultValue: [1, 1] },
      instanceRims: { size: 4, type: 'unorm8', accessor: 'getRim', defaultValue: [255, 255, 255, 255] },
    });
  }

  override draw(options: Parameters<PathLayer['draw']>[0]): void {
    this.state.model?.shaderInputs.setProps({ trip: { ...this.props.getMotion() } });
    super.draw(options);
  }
}
