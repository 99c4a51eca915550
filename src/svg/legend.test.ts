import { beforeAll, describe, expect, it } from 'vitest';
import { realData, type RealData } from '../../tests/real-data.ts';
import { legendOf } from '../domain/legend.ts';
import { legendBlock, type LegendStyle } from './legend.ts';
import { estimate } from './labels.ts';

let real: RealData;
beforeAll(async () => {
  real = await realData();
});

const style: LegendStyle = {
  lang: 'zh',
  ground: 'paper',
  measure: (text, size) => estimate(text, size),
  size: 24,
  least: 10,
  scale: 2,
};

describe('the legend of a picture', () => {
  it('has every row of every layer, and what patterns and edges say but once', () => {
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
    const manners = layers.flatMap((l) => legendOf(l).bases.map(({ label }) => label?.zh ?? ''));
    expect(manners.length).toBeGreaterThan(new Set(manners).size);
    expect(words.split('据公开位置描绘').length - 1).toBeLessThanOrEqual(1);
  });

  it('gets smaller rather than higher than it may be', () => {
    const layers = real.catalogue.layers.slice(0, 3);
    const free = legendBlock(layers, 600, Infinity, style);
    const held = legendBlock(layers, 600, free.height * 0.6, style);
    expect(free.height).toBeGreaterThan(100);
    expect(held.height).toBeLessThanOrEqual(free.height * 0.6);
  });
});
