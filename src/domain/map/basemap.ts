/**
 * Style of the basemap and the labels, for both the GL map and the SVG map. All lengths are CSS pixels on a screen
 * with 16 px a rem. Both maps multiply them by rem / 16, so a 4K display shows a desktop map at twice the size.
 */
import type { Mark } from '../layer/catalogue.ts';
import { contrast, SCHEME_COLORS, hex, type Color, type Scheme } from '../legend/palette.ts';

/**
 * Pairs of zoom and value, zooms ascending: linear between them, constant outside (MapLibre's `interpolate linear`).
 */
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
 * The zoom used for stops and for minimum zooms of labels and layers on a screen with `rem` CSS pixels a rem. A
 * screen with 32 px a rem shows at zoom 10 exactly what a desktop shows at 9, at twice the size.
 */
export const drawnZoom = (zoom: number, rem: number): number => zoom - Math.log2(rem / 16);

export interface BasemapLine {
  width: Stops;
  opacity: Stops;
  /** Dash and gap in line widths. */
  dash: readonly number[] | null;
}

/** The relief is fainter in the night scheme, so that the nine cities are the brightest land. */
export const RELIEF_OPACITY: Readonly<Record<Scheme, number>> = { paper: 1, night: 0.55 };

/** An area of colour `land` with this opacity covers the nine cities on the relief. Neighbours are plain relief. */
export const LAND_OPACITY = 0.62;

/**
 * Borders, in colour `border`. Counties appear as the zoom increases. `context` is the outline of neighbouring
 * cities.
 */
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

/**
 * Rivers by rank (1 is the Yellow River, … 4), in colour `water`. A canal has the width of its rank, and these
 * dashes.
 */
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
  /** Diameter of the dot under the label. 0: no dot, and the label is centred on its point. */
  dot: number;
  color: 'ink' | 'quiet' | 'waterInk';
}

/** Labels of seats, by rank. */
export const SEATS: Readonly<Record<1 | 2 | 3 | 4, LabelStyle>> = {
  1: { size: 19, weight: 700, minzoom: 0, dot: 9, color: 'ink' },
  2: { size: 15, weight: 700, minzoom: 0, dot: 6, color: 'ink' },
  3: { size: 12, weight: 400, minzoom: 8.2, dot: 4, color: 'quiet' },
  4: { size: 12, weight: 400, minzoom: 10, dot: 0, color: 'quiet' },
};

/** Labels of waters, by rank. */
export const WATER_LABELS: Readonly<Record<1 | 2 | 3 | 4, LabelStyle>> = {
  1: { size: 13, weight: 400, minzoom: 6.6, dot: 0, color: 'waterInk' },
  2: { size: 12, weight: 400, minzoom: 8.4, dot: 0, color: 'waterInk' },
  3: { size: 11, weight: 400, minzoom: 9.4, dot: 0, color: 'waterInk' },
  4: { size: 11, weight: 400, minzoom: 10.2, dot: 0, color: 'waterInk' },
};

/** Labels of features by mark, in the colour of the feature. Labels of points are beside them. */
export const FEATURE_LABELS = {
  fill: { size: 13, weight: 700, minzoom: 0 },
  line: { size: 12, weight: 700, minzoom: 0 },
  circle: { size: 12, weight: 400, minzoom: 0 },
  // Names of arcs repeat the names at their ends, so they appear only where there is space.
  arc: { size: 12, weight: 400, minzoom: 8.5 },
  trip: { size: 12, weight: 700, minzoom: 0 },
} satisfies Readonly<Record<Mark, { size: number; weight: 400 | 700; minzoom: number }>>;

/**
 * Desktop zoom from which names follow their lines. At smaller zooms they are upright at a point, as on the SVG map.
 */
export const ALONG = 8;
/** Width of the halo of names on a line of their own colour. */
export const HALO_ON_LINE = 2.4;

/** Width of the halo of labels, and the maximum line length of a label in font sizes (Chinese, English). */
export const HALO = 1.6;
export const LABEL_EM = { zh: 8, en: 10 } as const;

/** Order in which labels are placed, smaller first. Features of layers drawn later come before others. */
export const LABEL_PRIORITY = {
  seats: { 1: 10, 2: 20, 3: 70, 4: 80 },
  features: 40,
  water: { 1: 30, 2: 75, 3: 76, 4: 85 },
} as const;

/**
 * Priority of labels of selected or highlighted features: after cities, which must stay visible, and before all
 * others.
 */
export const HIGHLIGHTED_PRIORITY = 25;

/** Hatch of schematic areas: strokes at 45°, `gap` apart. */
export const HATCH = { gap: 7, width: 1.1, opacity: 0.5 } as const;
/** Sideways bend of an arc as a share of its length, to the left of its direction as seen on the map. */
export const ARC_BEND = 0.18;
/** Width of the rim of a dot, in halo colour. */
export const DOT_RIM = 1.5;
/**
 * Selected features have a band of halo colour and a band of ink under them, wider than the feature by these widths.
 */
export const SELECTED = { halo: 7.5, ink: 3.5 } as const;
/** Opacity of everything else while features are highlighted. */
export const DIMMED = 0.3;
/** Opacity of the names of everything else, which must stay readable. */
export const DIMMED_NAMES = 0.65;

/** Minimum contrast of a name with its halo (WCAG 2.2, 1.4.3). */
const READABLE = 4.5;

/** A colour for names as #rrggbb: the tone, mixed with ink until it is readable on the halo. */
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

/** The first name of a water. Further names follow in brackets or after a comma; the map shows only the first. */
export const firstName = (name: string): string =>
  name.replace(/[（(].*?[）)]\s*/g, '').split(',')[0] ?? name;
/** If an area's name does not fit at its point, it is placed this far beside it, CSS pixels. */
export const BESIDE_POINT = 22;
/** Before that, the name is placed just below and above the point, at this share of the distance beside it. */
export const CLOSE = 0.2;
