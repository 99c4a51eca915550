import { describe, expect, it } from 'vitest';
import { UNITS } from '../layer/declaration.schema.ts';
import { accuracy, date, DICTIONARY, quantity, say } from './text.ts';

describe('quantity', () => {
  it.each([
    ['zh', 12600574, 'person', '1,260.06万人'],
    ['en', 12600574, 'person', '12.6 million people'],
    ['zh', 533400000000, 'yuan', '5,334亿元'],
    ['en', 533400000000, 'yuan', '533.4 billion yuan'],
    ['zh', 1.52e12, 'yuan', '1.52万亿元'],
    ['zh', 26000, 'km2', '2.6万平方公里'],
    ['zh', 58793, 'km2', '58,793平方公里'],
    ['en', 26000, 'km2', '26,000 km²'],
    ['zh', 78.2, 'km2', '78.2平方公里'],
    ['en', 350, 'kmh', '350 km/h'],
    ['zh', 43300, 'person-a-day', '4.33万人次/日'],
    ['zh', 19, 'count', '19'],
  ] as const)('%s %d %s → %s', (lang, value, unit, text) => {
    expect(quantity(lang, value, unit)).toBe(text);
  });
  it('supports every unit of the grammar in both languages', () => {
    expect(UNITS.length).toBeGreaterThan(10);
    for (const unit of UNITS)
      for (const lang of ['zh', 'en'] as const) expect(quantity(lang, 1, unit)).not.toContain('undefined');
  });
});

describe('words', () => {
  it('fill their placeholders', () => {
    expect(say('zh', 'layersOn', { count: 3 })).toBe('已开 3 层');
  });
  it('have the same placeholders in both languages', () => {
    const places = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
    const words = Object.entries(DICTIONARY);
    expect(words.length).toBeGreaterThan(40);
    for (const [word, text] of words) expect(places(text.en), word).toEqual(places(text.zh));
  });
  it('write dates and accuracies', () => {
    expect(date('zh', '2023-10-28')).toBe('2023年10月28日');
    expect(date('en', '2023-10-28')).toBe('28 Oct 2023');
    expect(date('en', '2023')).toBe('2023');
    expect(accuracy('zh', 3)).toBe('误差约 ±3 公里');
    expect(accuracy('en', 0.3)).toBe('accurate to within about 300 m');
  });
});
