/** A swatch of the legend as SVG, drawn as on the map, for pages and for standalone pictures. */
import type { Mark } from '../../domain/layer/catalogue.ts';
import { BEING_BUILT, MARK_WIDTH, RING, STROKES } from '../../domain/layer/encode.ts';
import { isDotMark } from '../../domain/layer/mark-slot.ts';
import type { Swatch } from '../../domain/legend/legend.ts';
import { CRISP_EDGE, SOFT_EDGE } from '../../domain/map/edges.ts';
import type { Color } from '../../domain/legend/palette.ts';
import type { Ink } from '../render-target.ts';
import { short } from '../short.ts';

/** Space for a swatch, CSS pixels. Larger circles extend it. */
export const SWATCH = { width: 32, height: 20 } as const;
/** Class of swatches for statuses and bases, which have no layer colour. */
const NEUTRAL = 'neutral';

type Key = Color | typeof NEUTRAL;
const keyOf = ({ neutral, look }: Swatch): Key => (neutral ? NEUTRAL : look.color);
const colorOf = (key: Key, ink: Ink): string => (key === NEUTRAL ? ink.schemeColor('quiet') : ink.color(key));

/**
 * Strokes at 45° within the swatch of an area. A pattern would need an id, which would repeat in a page with many
 * swatches.
 */
const HATCH = 'M-7 7L7-7M.1 7L12-5M7.1 7L13 1.1M-.1-7L-12 5M-7.1-7L-13-1.1';

/** The size of a swatch. */
export function swatchSize({ mark, look }: Swatch): { width: number; height: number } {
  const own = isDotMark(mark) ? look.size : 0;
  return { width: Math.max(SWATCH.width, own), height: Math.max(SWATCH.height, own) };
}

/** What there is to draw a swatch with. */
interface Drawing {
  swatch: Swatch;
  ink: Ink;
  color: string;
  /** Width of the stroke, or diameter of the dot. */
  width: number;
  /** Attribute of the stroke. Empty for a solid one. */
  dashes: string;
  /** Opacity of the stroke. */
  opacity: number;
  isSoft: boolean;
}

function area({ swatch, color, width, dashes, opacity, isSoft }: Drawing): string {
  const box = `x="-13" y="-7" width="26" height="14" rx="${isSoft ? '5' : '1.5'}"`;
  return (
    (isSoft
      ? `<path d="${HATCH}" stroke="${color}" stroke-width="1.6" stroke-opacity=".55"/>` +
        `<rect ${box} fill="none" stroke="${color}" stroke-width="4" stroke-opacity=".25"/>`
      : '') +
    `<rect ${box} fill="${color}" fill-opacity="${short(Math.max(0.08, swatch.fill), 2)}" stroke="${color}" ` +
    `stroke-width="${short(Math.max(1.5, width), 2)}"${dashes} stroke-opacity="${short(opacity, 2)}"/>`
  );
}

function dot({ swatch, ink, color, width, opacity, isSoft }: Drawing): string {
  const { pattern } = swatch.look;
  const circle = (r: number, more: string): string => `<circle r="${short(r, 2)}" ${more}/>`;
  const seen = opacity < 1 ? ` opacity="${short(opacity, 2)}"` : '';
  const hole = pattern === 'solid' ? color : ink.schemeColor('halo');
  return (
    (isSoft
      ? circle(Math.min(swatchSize(swatch).height / 2 - 1, width / 2 + 2.5), `fill="${color}" opacity=".25"`)
      : '') +
    circle(
      (Math.max(7, width) - RING.band) / 2,
      `fill="${hole}" stroke="${color}" stroke-width="${String(RING.band)}"${seen}`,
    ) +
    (BEING_BUILT.includes(pattern) ? circle((width / 2) * RING.core, `fill="${color}"${seen}`) : '')
  );
}

/** Path data of straight strokes, and of those of arcs. */
const STRAIGHT = 'M-14 0H14';
const BOW = 'M-13 6Q0-12 13 6';

function strokes(d: string, { swatch, ink, color, width, dashes, opacity, isSoft }: Drawing): string {
  const line = (stroke: string, wide: number, more: string): string =>
    `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${short(wide, 2)}"${more}/>`;
  return (
    (isSoft
      ? line(
          color,
          width + SOFT_EDGE.wider,
          ` stroke-opacity="${short(SOFT_EDGE.opacity, 2)}" stroke-linecap="round"`,
        )
      : '') +
    (swatch.look.edge === 'crisp'
      ? line(
          ink.schemeColor('ink'),
          width + CRISP_EDGE.wider,
          ` stroke-opacity="${short(CRISP_EDGE.opacity, 2)}"`,
        )
      : '') +
    line(color, width, `${dashes} stroke-opacity="${short(opacity, 2)}"`)
  );
}

/** Two of the marks that move on a line. */
const moving = ({ color, width }: Drawing): string =>
  [-6, 6]
    .map((x) => `<circle cx="${String(x)}" r="${short((width * MARK_WIDTH) / 2, 2)}" fill="${color}"/>`)
    .join('');

const SIGNS = {
  fill: area,
  line: (drawing) => strokes(STRAIGHT, drawing),
  circle: dot,
  arc: (drawing) => strokes(BOW, drawing),
  trip: (drawing) => strokes(STRAIGHT, drawing) + moving(drawing),
} satisfies Record<Mark, (drawing: Drawing) => string>;

/** The swatch, centred on the origin. */
export function drawSwatch(swatch: Swatch, ink: Ink): string {
  const { mark, look } = swatch;
  const { dash, opacity } = STROKES[look.pattern];
  const width = isDotMark(mark) ? look.size : Math.min(5, look.size);
  const dashes = dash
    ? ` stroke-dasharray="${dash.map((d) => short(d * Math.max(1.6, width), 2)).join(' ')}"`
    : '';
  const color = colorOf(keyOf(swatch), ink);
  return SIGNS[mark]({ swatch, ink, color, width, dashes, opacity, isSoft: look.edge === 'soft' });
}

/** The swatch as an `<svg>` for a page, as large as on its map. */
export function swatchSvg(swatch: Swatch, ink: Ink): string {
  const { width, height } = swatchSize(swatch);
  return (
    `<svg class="swatch" viewBox="${[-width / 2, -height / 2, width, height].join(' ')}" ` +
    `width="${String(width / 16)}rem" height="${String(height / 16)}rem" aria-hidden="true">` +
    `${drawSwatch(swatch, ink)}</svg>`
  );
}
