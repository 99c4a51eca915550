import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LABEL_EM } from '../../domain/map/basemap.ts';
import { estimate } from './labels.ts';
import { wrap } from './wrap.ts';

describe('wrap', () => {
  it('keeps short names in one line', () => {
    expect(wrap('中原科技城')).toEqual(['中原科技城']);
    expect(wrap('Kaifeng')).toEqual(['Kaifeng']);
  });
  it('breaks long Chinese names in halves, at punctuation if there is any', () => {
    expect(wrap('郑州航空港经济综合实验')).toEqual(['郑州航空港经', '济综合实验']);
    expect(wrap('郑州市（含巩义市）都市区')).toEqual(['郑州市（含巩义市）', '都市区']);
  });
  it('breaks other names between words, and loses none', () => {
    expect(wrap('Zhongyuan Medical Science City')).toEqual(['Zhongyuan Medical', 'Science City']);
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[A-Za-z]{1,9}$/), { minLength: 1, maxLength: 8 }), (words) => {
        const lines = wrap(words.join(' '));
        expect(lines.join(' ')).toBe(words.join(' '));
        for (const line of lines)
          if (line.includes(' ')) expect(estimate(line, 1)).toBeLessThanOrEqual(LABEL_EM.en + 1.5);
      }),
    );
  });
});
