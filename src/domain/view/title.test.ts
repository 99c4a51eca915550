import { describe, expect, it } from 'vitest';
import { sample } from '../../../tests/sample-catalogue.ts';
import { headingOf, momentBeside, momentTitle } from './title.ts';
import { home, type View } from './view.ts';

const opening: View = { ...home(sample), on: ['rail-hsr'], moment: '2035' };
const preset = { title: { zh: '专题', en: 'Theme' } };

describe('the heading of an embed', () => {
  it.each<[string, Partial<View>, string]>([
    ['专题', {}, ''],
    ['专题', { at: { lat: 34, lon: 113, zoom: 9 }, sel: { layer: 'rail-hsr', feature: 'a' } }, ''],
    ['Theme', { lang: 'en' }, ''],
    ['图层rail-hsr', { moment: null }, ''],
    ['Layer rail-hsr', { moment: '2027', lang: 'en' }, ''],
    ['图层rail-hsr', { hidden: { 'rail-hsr': ['built'] } }, ''],
    ['图层rail-hsr、图层stations', { on: ['rail-hsr', 'stations'] }, ''],
    ['图集', { on: [] }, ''],
    ['我的图', { on: ['stations'] }, '我的图'],
  ])('is “%s” for %o', (title, change, own) => {
    expect(headingOf(sample, { ...opening, ...change }, opening, preset, own)).toBe(title);
  });
  it('is followed by the moment, unless that is today', () => {
    expect(momentTitle(opening)).toBe('2035年');
    expect(momentTitle({ ...opening, lang: 'en', moment: '2027-03-01' })).toBe('1 Mar 2027');
    expect(momentTitle({ ...opening, moment: null })).toBe('');
  });
  it.each<[string, 'zh' | 'en', string | null, string]>([
    ['2023年10月：“米”字基本写成', 'zh', '2023-10-28', ''],
    ['October 2023: the star is nearly whole', 'en', '2023-10-28', ''],
    ['2035年：看得见的与没公布的', 'zh', '2035', ''],
    ['2035: what is in sight', 'en', '2035', ''],
    // Another month, or the year alone, does not state the moment.
    ['2023年1月：开工', 'zh', '2023-10-28', '2023年10月28日'],
    ['2023: the star', 'en', '2023-10-28', '28 Oct 2023'],
    ['图层rail-hsr', 'zh', '2035', '2035年'],
    ['12035 km', 'en', '2035', '2035'],
    ['今天', 'zh', null, ''],
  ])('says the moment only where “%s” does not (%s, %s)', (heading, lang, moment, beside) => {
    expect(momentBeside(heading, { ...opening, lang, moment })).toBe(beside);
  });
});
