/**
 * The colours that layers can use, in both colour schemes: one hue family for each theme, tones 1 (strongest) to 4;
 * and the colours of the metro.
 */
export type Scheme = 'paper' | 'night';
export const SCHEMES: readonly Scheme[] = ['paper', 'night'];

/** Background, land, water, ink of the two colour schemes. */
export const SCHEME_COLORS = {
  paper: {
    background: '#f4f1ea',
    land: '#fbf9f4',
    water: '#b9d0dc',
    waterInk: '#46738c',
    border: '#a79f90',
    ink: '#26221c',
    quiet: '#6f685c',
    halo: '#fbf9f4',
  },
  night: {
    background: '#0f161e',
    land: '#1b2733',
    water: '#24435a',
    waterInk: '#7fabc6',
    border: '#4a5a6a',
    ink: '#eef2f5',
    quiet: '#93a1ae',
    halo: '#0f161e',
  },
} as const satisfies Record<Scheme, Record<string, string>>;

const TONES = {
  'vermilion-1': ['#b3261a', '#ff8a75'],
  'vermilion-2': ['#d0492f', '#ff6f52'],
  'vermilion-3': ['#a5603d', '#e0a183'],
  'vermilion-4': ['#8f5a52', '#c98d84'],
  'violet-1': ['#5b2c9d', '#c3a2ff'],
  'violet-2': ['#7d4fc4', '#a67cf0'],
  'violet-3': ['#8a5a9e', '#d3a3e3'],
  'violet-4': ['#6d5f8d', '#a99bc9'],
  'amber-1': ['#8a4b00', '#ffc266'],
  'amber-2': ['#b06a00', '#f29e2e'],
  'amber-3': ['#867020', '#d9c46a'],
  'amber-4': ['#7a6247', '#bda382'],
  'slate-1': ['#1c4a8a', '#8fbcff'],
  'slate-2': ['#2f6db5', '#5f9ce8'],
  'slate-3': ['#4a7a94', '#9cc6da'],
  'slate-4': ['#5a6b82', '#9aabc2'],
  'teal-1': ['#00635f', '#5fe0d6'],
  'teal-2': ['#0b827d', '#35b8b0'],
  'teal-3': ['#3f7f74', '#93d3c6'],
  'teal-4': ['#55756f', '#94b5af'],
  'green-1': ['#22652a', '#8fe08f'],
  'green-2': ['#3c8438', '#63bd5c'],
  'green-3': ['#6a7f2c', '#bcd070'],
  'green-4': ['#5d7358', '#9db597'],
  'rose-1': ['#a01354', '#ffc2db'],
  'rose-2': ['#c63b78', '#ff6fa8'],
  'rose-3': ['#b07f92', '#a8648a'],
  'rose-4': ['#85616e', '#bb97a5'],
  // The colours of metro lines on official metro maps. A colour too close to the land is replaced by the nearest
  // readable one.
  'metro-red': ['#fc0601', '#fc0601'],
  'metro-amber': ['#c37d03', '#ffa500'],
  'metro-orange': ['#e06b1c', '#ee782e'],
  'metro-cyan': ['#0098c1', '#019ac3'],
  'metro-green': ['#018237', '#058438'],
  'metro-magenta': ['#a61d7f', '#c33d99'],
  'metro-champagne': ['#9c8446', '#f9be58'],
  'metro-lime': ['#8e9300', '#e3eb10'],
  'metro-brick': ['#b85a4e', '#b85a4e'],
  'metro-blue': ['#0065b3', '#1f76c5'],
  'metro-purple': ['#793e8c', '#985bab'],
  'metro-peony': ['#b679ac', '#b97caf'],
  'metro-leaf': ['#6e9a02', '#86b81c'],
} as const;

export type Color = keyof typeof TONES;
export const COLORS = Object.keys(TONES) as [Color, ...Color[]];

/** The colour as #rrggbb in a colour scheme. */
export const hex = (color: Color, scheme: Scheme): string => TONES[color][scheme === 'paper' ? 0 : 1];

const channel = (value: number): number => {
  const s = value / 255;
  return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
};

/** Relative luminance 0..1 of #rrggbb (WCAG 2.2). */
export const luminance = (rgb: string): number => {
  const n = Number.parseInt(rgb.slice(1), 16);
  return 0.2126 * channel(n >> 16) + 0.7152 * channel((n >> 8) & 255) + 0.0722 * channel(n & 255);
};

/** Contrast ratio 1..21 of two #rrggbb colours (WCAG 2.2). */
export const contrast = (a: string, b: string): number => {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
};
