/** For tests: the perceived distance of two colours, for normal vision and for each kind of colour blindness. */

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

/** Linear light as each kind of eye perceives it (Machado, Oliveira and Fernandes 2009, severity 1). */
const EYES: Readonly<Record<'all' | 'protan' | 'deutan' | 'tritan', Matrix>> = {
  all: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};
export type Eye = keyof typeof EYES;
export const EYE_KINDS = Object.keys(EYES) as Eye[];

/**
 * Matrices from linear light to cones, and from the cube roots of cones to lightness and two opponents (Oklab,
 * Ottosson 2020).
 */
const CONES: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const OKLAB: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];

const times = (matrix: Matrix, [x, y, z]: Triple): Triple => {
  const row = ([a, b, c]: Triple): number => a * x + b * y + c * z;
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
};
const each = ([x, y, z]: Triple, f: (value: number) => number): Triple => [f(x), f(y), f(z)];

const oklab = (rgb: string, eye: Eye): Triple => {
  const n = Number.parseInt(rgb.slice(1), 16);
  const light = each([n >> 16, (n >> 8) & 255, n & 255], (v) =>
    v <= 10 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4,
  );
  const seen = each(times(EYES[eye], light), (v) => Math.min(1, Math.max(0, v)));
  return times(OKLAB, each(times(CONES, seen), Math.cbrt));
};

/** Distance of two #rrggbb colours in Oklab; black to white is 1. */
export function apart(a: string, b: string, eye: Eye): number {
  const [p, q] = [oklab(a, eye), oklab(b, eye)];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}
