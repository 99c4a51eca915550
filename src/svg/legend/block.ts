/** Blocks: parts of a picture whose size is known before they are positioned. */
import { balanceLines, breakLines, type MeasureText } from '../label/lines.ts';
import { short } from '../short.ts';
import { escape } from '../label/label.ts';

export interface Block {
  height: number;
  /** The block as SVG, with its top left corner at this point. */
  at: (x: number, y: number) => string;
}

export interface Type {
  size: number;
  bold?: boolean;
  color: string;
  /** Line spacing in font sizes. */
  leading?: number;
  /** Whether lines get similar widths. */
  balanced?: boolean;
}

/** Height of capitals and of Chinese characters above the baseline, in font sizes. */
const ASCENT = 0.86;

/** Position of the baseline in a line of this height. */
export const baseline = (size: number, height: number): number => (height - size) / 2 + ASCENT * size;

/** A paragraph of this width. */
export function paragraph(text: string, width: number, type: Type, measure: MeasureText): Block {
  const { size, bold = false, color, leading = 1.5, balanced = false } = type;
  const lines = (balanced ? balanceLines : breakLines)(text, width, (t) => measure(t, size, bold));
  const high = size * leading;
  return {
    height: lines.length * high,
    at: (x, y) =>
      `<text font-size="${short(size, 1)}"${bold ? ' font-weight="700"' : ''} fill="${color}">` +
      lines
        .map(
          (line, i) =>
            `<tspan x="${short(x, 1)}" y="${short(y + i * high + baseline(size, high), 1)}">${escape(line)}</tspan>`,
        )
        .join('') +
      '</text>',
  };
}

/** Blocks stacked from top to bottom. */
export const stack = (blocks: readonly Block[], gap: number): Block => {
  const some = blocks.filter(({ height }) => height > 0);
  return {
    height: some.reduce((sum, { height }) => sum + height, 0) + gap * Math.max(0, some.length - 1),
    at: (x, y) => {
      let top = y;
      return some
        .map((block) => {
          const drawn = block.at(x, top);
          top += block.height + gap;
          return drawn;
        })
        .join('');
    },
  };
};

/** Blocks side by side, each in a column of this width. */
export const beside = (blocks: readonly Block[], width: number, gap: number): Block => ({
  height: Math.max(0, ...blocks.map(({ height }) => height)),
  at: (x, y) => blocks.map((block, i) => block.at(x + i * (width + gap), y)).join(''),
});
