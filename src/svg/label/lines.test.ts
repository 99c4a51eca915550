import { describe, expect, it } from 'vitest';
import { balanceLines, beginningsOf, breakLines } from './lines.ts';

/** A Chinese character is 1 wide, any other 0.5. */
const width = (text: string): number =>
  Array.from(text).reduce((sum, c) => sum + (c > '\u2e7f' ? 1 : 0.5), 0);

const ZH =
  '郑州都市圈的范围约2.6万平方公里，涉及八市；一核（郑汴许）、一副、一带与“多点”画在其上，2023年10月公布。';
const EN =
  "The plan, as endorsed in 2023, covers some 26,000 km² in parts of eight cities (one's own included).";

describe('lines', () => {
  it.each([6, 8, 11, 14, 20])(
    'keep all words, are at most %d wide, and break only at allowed places',
    (most) => {
      for (const text of [ZH, EN]) {
        const lines = breakLines(text, most, width);
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        expect(lines.length).toBeGreaterThan(1);
        for (const line of lines) {
          expect(line.trim()).toBe(line);
          if (/\s|[\u2e80-\u9fff].*[\u2e80-\u9fff]{2}/.test(line))
            expect(width(line), line).toBeLessThanOrEqual(most);
          expect(line).not.toMatch(/^[，。、；：）”]|[（“]$/);
          expect(line).not.toMatch(/^[年月]/);
        }
      }
    },
  );

  it('break English between words', () => {
    const words = new Set(EN.split(' '));
    for (const line of breakLines(EN, 10, width))
      for (const word of line.split(' ')) expect(words).toContain(word);
  });

  it('of a heading have similar widths, or end at a pause', () => {
    expect(balanceLines('2035年：看得见的与没公布的', 11, width)).toEqual(['2035年：', '看得见的与没公布的']);
    const [first = '', second = '', ...rest] = balanceLines(
      'The Zhengzhou metropolitan plan at a glance',
      20,
      width,
    );
    expect(rest).toEqual([]);
    expect(Math.abs(width(first) - width(second))).toBeLessThanOrEqual(5);
    expect(balanceLines('短', 10, width)).toEqual(['短']);
  });

  it('avoid a single word in the last line if slightly narrower lines help', () => {
    const text = '一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一。';
    const last = breakLines(text, 20, width).at(-1) ?? '';
    expect(width(last)).toBeGreaterThanOrEqual(3);
  });

  it('leave no single character in the last line, with or without punctuation', () => {
    expect(breakLines('城际与市域铁路', 6.9, width)).toEqual(['城际与市域', '铁路']);
    expect(breakLines('其他高速公路。', 5.5, width).at(-1)?.length).toBeGreaterThan(2);
  });
});

describe('the beginnings of a text', () => {
  it('end at sentences or half sentences, with a full stop', () => {
    expect(beginningsOf('甲为屏；乙为廊（见图）。丙不画。')).toEqual([
      '甲为屏；乙为廊（见图）。丙不画。',
      '甲为屏；乙为廊（见图）。',
      '甲为屏。',
    ]);
    expect(beginningsOf('It covers 2.6 km; no. 5 is drawn. The rest is not.')).toEqual([
      'It covers 2.6 km; no. 5 is drawn. The rest is not.',
      'It covers 2.6 km; no. 5 is drawn.',
      'It covers 2.6 km.',
    ]);
    expect(beginningsOf('One only.')).toEqual(['One only.']);
  });
});
