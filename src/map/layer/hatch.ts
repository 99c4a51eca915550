/** Hatching of schematic areas: tiles of diagonal strokes, drawn when MapLibre first requests them by name. */
import { HATCH } from '../../domain/map/basemap.ts';
import { COLORS, SCHEMES, hex, type Color } from '../../domain/legend/palette.ts';
import { SHRINK } from './paint.ts';
import type { Setting } from '../scene/scene.types.ts';

/** Tile pixels per screen pixel. */
export const HATCH_RATIO = 2;

/** Name of a tile, such as `hatch/amber-1/paper/1`: colour, scheme and scale. */
export const hatchName = (color: Color, { scheme, scale }: Pick<Setting, 'scheme' | 'scale'>): string =>
  `hatch/${color}/${scheme}/${String(Math.round(scale * 8) / 8)}`;

export interface HatchTile {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

/** The tile with that name; null if the name is not a tile's. */
export function hatchTile(name: string): HatchTile | null {
  const [kind, colorName, schemeName, scale] = name.split('/');
  const color = COLORS.find((c) => c === colorName);
  const scheme = SCHEMES.find((g) => g === schemeName);
  if (kind !== 'hatch' || !color || !scheme || !(Number(scale) > 0)) return null;
  return drawHatch(hex(color, scheme), Number(scale));
}

/** One period of strokes at 45°, as RGBA with straight alpha. */
function drawHatch(rgb: string, scale: number): HatchTile {
  const n = Number.parseInt(rgb.slice(1), 16);
  const pixels = (length: number): number => length * scale * HATCH_RATIO * SHRINK;
  // Strokes that are `gap` apart, measured across, meet the tile's edge every gap · √2.
  const side = Math.max(4, Math.round(pixels(HATCH.gap * Math.SQRT2)));
  const half = pixels(HATCH.width) / 2;
  const data = new Uint8ClampedArray(side * side * 4);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      // Distance from the pixel's centre to the nearest stroke, measured across the strokes.
      const along = (x + y + 1) % side;
      const across = Math.min(along, side - along) / Math.SQRT2;
      const alpha = Math.min(1, Math.max(0, half + 0.5 - across));
      data.set([n >> 16, (n >> 8) & 255, n & 255, Math.round(alpha * 255)], (y * side + x) * 4);
    }
  return { width: side, height: side, data };
}
