/** A sign of the legend as SVG, drawn as the map draws it, for pictures that stand alone. */
import { MARK_WIDTH, STROKES } from '../domain/encode.ts';
import type { Swatch } from '../domain/legend.ts';
import { GROUND_COLORS, hex, type Color, type Ground } from '../domain/palette.ts';
import { short } from './pen.ts';

/** Room for a sign, CSS pixels; circles larger than it grow out of it. */
export const SWATCH = { width: 32, height: 20 } as const;
/** Of what statuses and bases mean, which have no layer's colour. */
const NEUTRAL = 'neutral';

const hatchKey = (swatch: Swatch): string => `key-${swatch.neutral ? NEUTRAL : swatch.look.color}`;

/** How large a sign is. */
export function swatchSize({ mark, look }: Swatch): { width: number; height: number } {
  const own = mark === 'circle' ? look.size : 0;
  return { width: Math.max(SWATCH.width, own), height: Math.max(SWATCH.height, own) };
}

/** The sign around its middle. */
export function drawSwatch(swatch: Swatch, ground: Ground): string {
  const { mark, look, fill } = swatch;
  const { ink, quiet, halo } = GROUND_COLORS[ground];
  const color = swatch.neutral ? quiet : hex(look.color, ground);
  const { dash, opacity } = STROKES[look.pattern];
  const width = mark === 'circle' ? look.size : Math.min(5, look.size);
  const dashes = dash
    ? ` stroke-dasharray="${dash.map((d) => short(d * Math.max(1.6, width), 2)).join(' ')}"`
    : '';
  const soft = look.edge === 'soft';
  switch (mark) {
    case 'fill': {
      const box = `x="-13" y="-7" width="26" height="14" rx="${soft ? '5' : '1.5'}"`;
      return (
        (soft
          ? `<rect ${box} fill="url(#${hatchKey(swatch)})"/>` +
            `<rect ${box} fill="none" stroke="${color}" stroke-width="4" stroke-opacity=".25"/>`
          : '') +
        `<rect ${box} fill="${color}" fill-opacity="${short(Math.max(0.08, fill), 2)}" stroke="${color}" ` +
        `stroke-width="${short(Math.max(1.5, width), 2)}"${dashes} stroke-opacity="${short(opacity, 2)}"/>`
      );
    }
    case 'circle': {
      const solid = look.pattern === 'solid';
      return (
        (soft
          ? `<circle r="${short(Math.min(swatchSize(swatch).height / 2 - 1, width / 2 + 2.5), 2)}" fill="${color}" fill-opacity=".25"/>`
          : '') +
        `<circle r="${short(Math.max(2.5, width / 2 - 1), 2)}" fill="${solid ? color : halo}" stroke="${color}" ` +
        `stroke-width="2"/>`
      );
    }
    case 'line':
    case 'arc':
    case 'trip': {
      const line = (stroke: string, wide: number, more: string): string =>
        `<path d="${mark === 'arc' ? 'M-13 6Q0-12 13 6' : 'M-14 0H14'}" fill="none" stroke="${stroke}" ` +
        `stroke-width="${short(wide, 2)}"${more}/>`;
      return (
        (soft ? line(color, width + 5, ' stroke-opacity=".22" stroke-linecap="round"') : '') +
        (look.edge === 'crisp' ? line(ink, width + 1.6, ' stroke-opacity=".35"') : '') +
        line(color, width, `${dashes} stroke-opacity="${short(opacity, 2)}"`) +
        (mark === 'trip'
          ? [-6, 6]
              .map(
                (x) =>
                  `<circle cx="${String(x)}" r="${short((width * MARK_WIDTH) / 2, 2)}" fill="${color}"/>`,
              )
              .join('')
          : '')
      );
    }
  }
}

/** The hatches that the signs of a drawing ask for. */
export const swatchHatches = (drawing: string, ground: Ground): string =>
  [...new Set(Array.from(drawing.matchAll(/url\(#key-([a-z0-9-]+)\)/g), ([, name = '']) => name))]
    .map((name) => {
      const color = name === NEUTRAL ? GROUND_COLORS[ground].quiet : hex(name as Color, ground);
      return (
        `<pattern id="key-${name}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
        `<path d="M0 0V5" stroke="${color}" stroke-width="1.6" stroke-opacity=".55"/></pattern>`
      );
    })
    .join('');
