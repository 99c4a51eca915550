/**
 * The offset of a label on its side of a point, as CSS. Used by the drawing and by the script that places labels
 * again.
 */
import { LEADING, WAY, type Side } from './labels.ts';

/** CSS pixels as rem of 16 px. */
const rem = (px: number): string => (px === 0 ? '' : `${String(Math.round((px / 16) * 1000) / 1000)}rem`);

export type Shift = Readonly<Record<'--dx' | '--dy' | 'text-anchor', string>>;

/**
 * `--dx` and `--dy` in rem, and the anchor. Empty if the SVG map's style already sets them. `gap` and `size` are at
 * 16 px a rem.
 */
export function shiftOf(side: Side, lines: number, size: number, gap: number): Shift {
  const [dx, dy, part] = WAY[side];
  const distance = Math.abs(gap) * part;
  return {
    '--dx': rem(dx * distance),
    '--dy': rem(dy * (distance + (lines * size * LEADING) / 2)),
    'text-anchor': dx > 0 ? 'start' : dx < 0 ? 'end' : '',
  };
}
