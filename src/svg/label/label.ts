/** Labels as `<text>`. Each element holds all data needed to place it again. */
import { escape } from '../../domain/embed/markup.ts';
import type { Color } from '../../domain/legend/palette.ts';
import { LEADING, type Candidate, type Side } from './labels.ts';
import type { RenderTarget } from '../render-target.ts';
import { short } from '../short.ts';
import { shiftOf } from './shift.ts';

export { escape };

export interface Label extends Candidate {
  bold: boolean;
  /** A layer's colour, or one of the basemap’s text colours. */
  color: Color | 'ink' | 'quiet' | 'waterInk';
  /** Whether it is on a line of its own colour. */
  onLine?: boolean;
  /** layer/feature, if the label belongs to a feature. */
  ref?: string;
}

const isInk = (color: Label['color']): color is 'ink' | 'quiet' | 'waterInk' =>
  color === 'ink' || color === 'quiet' || color === 'waterInk';

/** A label as SVG. With `side` null it is present but hidden. Further classes can be given. */
export function drawLabel(
  target: RenderTarget,
  label: Label,
  side: Side | null,
  more: readonly string[] = [],
): string {
  const { lines, size, gap, color } = label;
  const { digits } = target.detail;
  const [x, y] = [short(label.x, digits), short(label.y, digits)];
  const first = 0.35 - ((lines.length - 1) * LEADING) / 2;
  const css = [
    ...(isInk(color) ? [] : [`color:${target.letter(color)}`]),
    ...Object.entries(shiftOf(side ?? 'on', lines.length, size, gap)).flatMap(([k, v]) =>
      v ? [`${k}:${v}`] : [],
    ),
  ].join(';');
  const name = [
    `t${String(size)}`,
    ...(label.bold ? ['bold'] : []),
    ...(label.onLine ? ['on-line'] : []),
    ...(isInk(color) ? [color] : []),
    ...(side === null ? ['off'] : []),
    ...more,
  ].join(' ');
  const body =
    lines.length === 1
      ? escape(lines[0] ?? '')
      : lines
          .map((l, i) => `<tspan x="${x}" dy="${short(i === 0 ? first : LEADING, 2)}em">${escape(l)}</tspan>`)
          .join('');
  return (
    `<text x="${x}" y="${y}"${lines.length === 1 ? ' dy=".35em"' : ''} class="${name}"` +
    (css ? ` style="${css}"` : '') +
    ` data-l="${[label.priority, label.minzoom, gap, size].map((n) => short(n, 3)).join(' ')}"` +
    (label.ref ? ` data-of="${label.ref}"` : '') +
    `>${body}</text>`
  );
}
