/** Turns elevation into quiet colours: hill shading and height tints for the two colour schemes. */
import { at, map, type Grid } from './raster.ts';

export type Rgb = readonly [number, number, number];
export interface Look {
  /** The colour of the plain and of the map around the relief. */
  readonly plain: Rgb;
  /** Heights in metres with their colours, ascending. */
  readonly tints: readonly (readonly [number, Rgb])[];
  readonly shadow: Rgb;
  readonly light: Rgb;
  /** How strongly the deepest shadow and the brightest slope are mixed in, 0..1. */
  readonly depth: number;
  readonly glow: number;
}

export const PAPER: Look = {
  plain: [244, 241, 234],
  tints: [
    [80, [244, 241, 234]],
    [250, [239, 235, 225]],
    [600, [233, 227, 215]],
    [1100, [229, 223, 211]],
    [2000, [231, 226, 217]],
  ],
  shadow: [160, 146, 134],
  light: [255, 254, 250],
  depth: 0.34,
  glow: 1,
};
export const NIGHT: Look = {
  plain: [15, 22, 30],
  tints: [
    [80, [15, 22, 30]],
    [250, [20, 29, 39]],
    [600, [26, 38, 50]],
    [1100, [33, 47, 60]],
    [2000, [43, 58, 72]],
  ],
  shadow: [4, 8, 13],
  light: [104, 130, 152],
  depth: 0.8,
  glow: 0.5,
};

const mix = (a: Rgb, b: Rgb, t: number): Rgb => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
];

/** 0 below a, 1 above b, smooth between. */
export const smoothstep = (a: number, b: number, x: number): number => {
  const t = Math.min(1, Math.max(0, (x - a) / (b - a)));
  return t * t * (3 - 2 * t);
};

/** The tint of a height in metres, linear between the steps. */
export const tint = (look: Look, metres: number): Rgb => {
  const next = look.tints.findIndex(([m]) => m >= metres);
  const high = look.tints.at(next);
  const low = next > 0 ? look.tints[next - 1] : undefined;
  if (high === undefined || low === undefined)
    return next === 0 ? look.plain : (look.tints.at(-1)?.[1] ?? look.plain);
  return mix(low[1], high[1], (metres - low[0]) / (high[0] - low[0]));
};

/**
 * Light on each pixel, from -1 (facing away) to 1 (facing the lamp); flat land is 0. Three lamps around the north-west
 * make ranges of every bearing visible. `pixel` is metres per pixel. Slopes are exaggerated, but damped on plains,
 * where the source is noise.
 */
export const shading = (heights: Grid, pixel: number, exaggeration: number): Grid => {
  const lamps = [
    { azimuth: 315, share: 0.6 },
    { azimuth: 270, share: 0.2 },
    { azimuth: 0, share: 0.2 },
  ].map(({ azimuth, share }) => ({
    x: Math.sin((azimuth * Math.PI) / 180),
    y: Math.cos((azimuth * Math.PI) / 180),
    share,
  }));
  return map(heights.width, heights.height, (x, y) => {
    const calm = smoothstep(70, 260, at(heights, x, y)) * exaggeration;
    const east = ((at(heights, x + 1, y) - at(heights, x - 1, y)) / (2 * pixel)) * calm;
    const north = ((at(heights, x, y - 1) - at(heights, x, y + 1)) / (2 * pixel)) * calm;
    const steep = Math.sqrt(1 + east ** 2 + north ** 2);
    return lamps.reduce((sum, lamp) => sum - (lamp.share * (east * lamp.x + north * lamp.y)) / steep, 0);
  });
};

/**
 * Colours as RGB bytes. At the frame's edges they fade to the plain's colour within `margin` (fraction of the width).
 */
export const paint = (heights: Grid, light: Grid, look: Look, margin: number): Uint8Array => {
  const { width, height } = heights;
  const out = new Uint8Array(width * height * 3);
  const reach = margin * width;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const l = at(light, x, y);
      const basemap = tint(look, at(heights, x, y));
      const lit =
        l < 0 ? mix(basemap, look.shadow, -l * look.depth) : mix(basemap, look.light, l * look.glow);
      const edge =
        smoothstep(0, reach, Math.min(x, width - 1 - x)) * smoothstep(0, reach, Math.min(y, height - 1 - y));
      out.set(
        mix(look.plain, lit, edge).map((c) => Math.round(c)),
        (y * width + x) * 3,
      );
    }
  return out;
};
