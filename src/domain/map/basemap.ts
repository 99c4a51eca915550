/**
 * How the basemap and the labels look, for the map and the SVG alike. All lengths are CSS pixels on a screen of
 * 16 px a rem; both drawers multiply them by rem / 16, so that a 4K wall is a desktop map at twice the size.
 */
import type { Mark } from '../layer/catalogue.ts';
import { contrast, SCHEME_COLORS, hex, type Color, type Scheme } from '../legend/palette.ts';

/** Pairs of zoom and value, zooms ascending: linear in between, constant outside (MapLibre's `interpolate linear`). */
export type Stops = readonly (readonly [zoom: number, value: number])[];

/** The value of stops at a zoom. */
export function valueAt(stops: Stops, zoom: number): number {
  let before = stops[0];
  if (!before) throw new Error('stops: got none, expected at least one');
  for (const next of stops) {
    if (zoom < next[0]) {
      const span = next[0] - before[0];
      return span > 0 ? before[1] + ((next[1] - before[1]) * (zoom - before[0])) / span : next[1];
    }
    before = next;
  }
  return before[1];
}

/**
 * The zoom at which stops, and every least zoom of labels and layers, are read where a rem has so many CSS pixels: a wall
 * of 32 px shows at zoom 10 exactly what a desktop shows at 9, only larger.
 */
export const drawnZoom = (zoom: number, rem: number): number => zoom - Math.log2(rem / 16);

export interface BasemapLine {
  width: Stops;
  opacity: Stops;
  /** Dash and gap in line widths. */
  dash: readonly number[] | null;
}

/** In the night scheme the relief is fainter, so that the nine cities are the brightest land. */
export const RELIEF_OPACITY: Readonly<Record<Scheme, number>> = { paper: 1, night: 0.55 };

/** The nine cities lie on the relief as an SVG map of `land` of this opacity; neighbours stay plain relief. */
export const LAND_OPACITY = 0.62;

/** Colour `border`. Counties come in as one zooms; `context` is the outline of neighbouring cities. */
export const BORDERS: Readonly<Record<'city' | 'county' | 'context', BasemapLine>> = {
  city: {
    width: [
      [6, 0.9],
      [9, 1.5],
      [12, 2.4],
    ],
    opacity: [[6, 0.9]],
    dash: null,
  },
  county: {
    width: [
      [8, 0.6],
      [12, 1.3],
    ],
    opacity: [
      [7.9, 0],
      [8.4, 0.8],
    ],
    dash: [4, 2.5],
  },
  context: {
    width: [
      [6, 0.6],
      [12, 1.2],
    ],
    opacity: [[6, 0.45]],
    dash: null,
  },
};

/** Rivers by rank (1 the Yellow River … 4), colour `water`; a canal has the width of its rank and these dashes. */
export const RIVERS: Readonly<Record<1 | 2 | 3 | 4, BasemapLine>> = {
  1: {
    width: [
      [6, 2.2],
      [9, 4],
      [12, 8],
    ],
    opacity: [[6, 1]],
    dash: null,
  },
  2: {
    width: [
      [6, 0.9],
      [9, 1.9],
      [12, 3.6],
    ],
    opacity: [[6, 1]],
    dash: null,
  },
  3: {
    width: [
      [7, 0.7],
      [12, 2.4],
    ],
    opacity: [
      [7, 0],
      [7.6, 1],
    ],
    dash: null,
  },
  4: {
    width: [
      [8, 0.6],
      [12, 1.8],
    ],
    opacity: [
      [8, 0],
      [8.6, 1],
    ],
    dash: null,
  },
};
export const CANAL_DASH: readonly number[] = [5, 1.5];

export interface LabelStyle {
  /** Font size. */
  size: number;
  weight: 400 | 700;
  minzoom: number;
  /** Diameter of the dot under it; 0 = none, and the label lies on its point. */
  dot: number;
  color: 'ink' | 'quiet' | 'waterInk';
}

/** Names of seats by rank. */
export const SEATS: Readonly<Record<1 | 2 | 3 | 4, LabelStyle>> = {
  1: { size: 19, weight: 700, minzoom: 0, dot: 9, color: 'ink' },
  2: { size: 15, weight: 700, minzoom: 0, dot: 6, color: 'ink' },
  3: { size: 12, weight: 400, minzoom: 8.2, dot: 4, color: 'quiet' },
  4: { size: 12, weight: 400, minzoom: 10, dot: 0, color: 'quiet' },
};

/** Names of waters by rank. */
export const WATER_LABELS: Readonly<Record<1 | 2 | 3 | 4, LabelStyle>> = {
  1: { size: 13, weight: 400, minzoom: 6.6, dot: 0, color: 'waterInk' },
  2: { size: 12, weight: 400, minzoom: 8.4, dot: 0, color: 'waterInk' },
  3: { size: 11, weight: 400, minzoom: 9.4, dot: 0, color: 'waterInk' },
  4: { size: 11, weight: 400, minzoom: 10.2, dot: 0, color: 'waterInk' },
};

/** Names of features by mark, in the colour of the feature; points have the name beside them. */
export const FEATURE_LABELS: Readonly<Record<Mark, { size: number; weight: 400 | 700 }>> = {
  fill: { size: 13, weight: 700 },
  line: { size: 12, weight: 700 },
  circle: { size: 12, weight: 400 },
  arc: { size: 12, weight: 400 },
  trip: { size: 12, weight: 700 },
};

/** Names of arcs say again what their ends are called: they wait for this zoom, where there is room. */
export const ARC_NAMES = 8.5;
/** Desktop zoom from which names follow their lines; farther off they stand upright on a point, as on the SVG map. */
export const ALONG = 8;
/** Width of the halo round names that stand on a line of their own colour. */
export const HALO_ON_LINE = 2.4;

/** Width of the halo round labels, and a label's longest line in font sizes (Chinese, English). */
export const HALO = 1.6;
export const LABEL_EM = { zh: 8, en: 10 } as const;

/** Order in which labels take their place, smaller first; features of layers drawn later go before others. */
export const LABEL_PRIORITY = {
  seats: { 1: 10, 2: 20, 3: 70, 4: 80 },
  features: 40,
  water: { 1: 30, 2: 75, 3: 76, 4: 85 },
} as const;

/** Names of what is selected or highlighted: after the cities', which must be found even among many, before all others. */
export const HIGHLIGHTED_PRIORITY = 25;

/** Schematic areas: strokes at 45°, this far apart. */
export const HATCH = { gap: 7, width: 1.1, opacity: 0.5 } as const;
/** Under a schematic outline or line: this much wider, this opaque, round. */
export const SOFT_EDGE = { wider: 6, opacity: 0.22 } as const;
/** Under an official or derived line: this much wider, in ink. */
export const CRISP_EDGE = { wider: 1.6, opacity: 0.35 } as const;
/** How far an arc bends aside, in its length: to the left of its way, seen on the map. */
export const ARC_BEND = 0.18;
/** Round a dot, in halo colour. */
export const DOT_RIM = 1.5;
/** Selected features: a band of halo colour and one of ink under the feature, this much wider than it. */
export const SELECTED = { halo: 7.5, ink: 3.5 } as const;
/** Opacity of everything else while some features are highlighted. */
export const DIMMED = 0.3;
/** … of their names, which are still to be read. */
export const DIMMED_NAMES = 0.65;

/** Least contrast of a name with its halo (WCAG 2.2, 1.4.3). */
const READABLE = 4.5;

/** A tone as the colour of names, #rrggbb: mixed with ink as far as it must be to be read on the halo. */
export function labelColor(color: Color, scheme: Scheme): string {
  const { halo, ink } = SCHEME_COLORS[scheme];
  const [tone, dark] = [hex(color, scheme), ink].map((rgb) => Number.parseInt(rgb.slice(1), 16));
  for (let part = 0; part <= 1; part += 0.05) {
    const mixed = [16, 8, 0].map((bits) => {
      const [a, b] = [((tone ?? 0) >> bits) & 255, ((dark ?? 0) >> bits) & 255];
      return Math.round(a + (b - a) * part);
    });
    const rgb = `#${mixed.map((v) => v.toString(16).padStart(2, '0')).join('')}`;
    if (contrast(rgb, halo) >= READABLE) return rgb;
  }
  return ink;
}

/** Names of waters say in brackets or after a comma what else they are called: the map writes the first. */
export const firstName = (name: string): string =>
  name.replace(/[（(].*?[）)]\s*/g, '').split(',')[0] ?? name;
/** Where the name of an area has no room on its point it stands this far beside it, CSS pixels. */
export const BESIDE_POINT = 22;
/** Before that it is tried close under and over the point: that part of the distance beside it. */
export const CLOSE = 0.2;
