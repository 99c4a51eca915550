/** Pieces of a picture that know how large they are before they are put anywhere. */
import { balanceLines, breakLines, type MeasureText } from '../label/lines.ts';
import { short } from '../short.ts';
import { escape } from '../label/label.ts';

export interface Block {
  height: number;
  /** As SVG, with its upper left corner there. */
  at: (x: number, y: number) => string;
}

export interface Type {
  size: number;
  bold?: boolean;
  color: string;
  /** Line spacing in font sizes. */
  leading?: number;
  /** Lines of like widths. */
  balanced?: boolean;
}

/** Height of capitals and of Chinese characters above the base line, in font sizes. */
const ASCENT = 0.86;

/** Where the base line lies in a line of that height. */
export const baseline = (size: number, height: number): number => (height - size) / 2 + ASCENT * size;

/** A paragraph of that width. */
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

/** Blocks one below the other. */
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

/** Blocks beside each other, each in a column of that width. */
export const beside = (blocks: readonly Block[], width: number, gap: number): Block => ({
  height: Math.max(0, ...blocks.map(({ height }) => height)),
  at: (x, y) => blocks.map((block, i) => block.at(x + i * (width + gap), y)).join(''),
});
