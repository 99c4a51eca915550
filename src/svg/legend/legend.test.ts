import { beforeAll, describe, expect, it } from 'vitest';
import { realData, type RealData } from '../../../tests/real-data.ts';
import { legendOf } from '../../domain/legend/legend.ts';
import { legendBlock, type LegendStyle } from './legend.ts';
import { estimate } from '../label/labels.ts';

let real: RealData;
beforeAll(async () => {
  real = await realData();
});

const style: LegendStyle = {
  lang: 'zh',
  scheme: 'paper',
  measure: (text, size) => estimate(text, size),
  size: 24,
  least: 10,
  scale: 2,
};

describe('the legend of a picture', () => {
  it('has every row of every layer, and rows for patterns and edges once', () => {
    const layers = real.catalogue.layers.slice(0, 6);
    const block = legendBlock(layers, 2000, Infinity, style);
    const words = block
      .at(0, 0)
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, '');
    for (const layer of layers) {
      expect(words).toContain(layer.title.zh);
      for (const { label } of legendOf(layer).rows)
        if (label) expect(words).toContain(label.zh.replace(/\s+/g, ''));
    }
    const sharedRows = layers.flatMap((l) => legendOf(l).bases.map(({ label }) => label?.zh ?? ''));
    expect(sharedRows.length).toBeGreaterThan(new Set(sharedRows).size);
    expect(words.split('据公开位置描绘').length - 1).toBeLessThanOrEqual(1);
  });

  const sizesIn = (svg: string): number[] =>
    Array.from(svg.matchAll(/font-size="([\d.]+)"/g), ([, size]) => Number(size));

  it('gets shorter before its letters get too small: one row for each layer, then fewer', () => {
    const layers = real.catalogue.layers.slice(0, 4);
    const row = style.size * 1.7;
    const heights = [Infinity, 4.2 * row, 2.2 * row, 0];
    const said = heights.map((most) => {
      const block = legendBlock(layers, 300, most, { ...style, least: style.size });
      const svg = block.at(0, 0);
      expect(block.height).toBeLessThanOrEqual(most);
      expect(sizesIn(svg).filter((size) => size < style.size)).toEqual([]);
      return layers.filter(({ title }) => svg.includes(title.zh)).length;
    });
    expect(said).toEqual([4, 4, 2, 0]);
  });

  it('stacks circles that stand for numbers under a name without a swatch', () => {
    const layer = real.catalogue.layers.find(({ id }) => id === 'city-population');
    if (!layer) throw new Error('got no layer city-population, expected it');
    const svg = legendBlock([layer], 2000, Infinity, style).at(0, 0);
    const sized = legendOf(layer).rows.filter(({ label }) => label !== null);
    // The row for the soft edge follows.
    const signs = Array.from(
      svg.matchAll(/translate\(([\d.]+) ([\d.]+)\) scale\(([\d.]+)\)/g),
      ([, x, y]) => [Number(x), Number(y)] as const,
    ).slice(0, 3);
    const text = (words: string): number => Number(new RegExp(`y="([\\d.]+)">${words}<`).exec(svg)?.[1]);
    expect(signs.length).toBe(sized.length);
    // As large as on the map, including the smallest.
    expect(svg.match(/scale\([\d.]+\)/g)?.slice(0, 3)).toEqual(sized.map(() => 'scale(2)'));
    expect(signs.map(([, y]) => y)).toEqual(signs.map(([, y]) => y).toSorted((a, b) => a - b));
    expect(new Set(signs.map(([, y]) => y)).size).toBe(sized.length);
    expect(text(layer.title.zh)).toBeLessThan(signs[0]?.[1] ?? 0);
  });

  it('aligns the text of all rows of a column, however many swatches they have', () => {
    for (const most of [Infinity, 300])
      for (const layers of [real.catalogue.layers.slice(0, 4), real.catalogue.layers.slice(4, 9)]) {
        const svg = legendBlock(layers, 240, most, style).at(0, 0);
        const words = Array.from(
          svg.matchAll(/<\/g><text font-size[^>]*><tspan x="([\d.]+)"/g),
          ([, x]) => x,
        );
        expect(words.length).toBeGreaterThan(3);
        expect(new Set(words).size).toBe(1);
      }
  });

  it('returns how much of it fits', () => {
    const layers = real.catalogue.layers.slice(0, 4);
    const says = (most: number) => legendBlock(layers, 300, most, { ...style, least: style.size }).says;
    const row = style.size * 1.7;
    expect([Infinity, 4.2 * row, 2.2 * row].map(says)).toEqual(['all', 'brief', 'some']);
  });

  it('uses smaller letters if it would become too high', () => {
    const layers = real.catalogue.layers.slice(0, 3);
    const free = legendBlock(layers, 600, Infinity, style);
    const held = legendBlock(layers, 600, free.height * 0.6, style);
    expect(free.height).toBeGreaterThan(100);
    expect(held.height).toBeLessThanOrEqual(free.height * 0.6);
  });
});
