import { describe, expect, it } from 'vitest';
import { sample } from '../../tests/sample-catalogue.ts';
import { headingOf, momentTitle } from './title.ts';
import { home, type View } from './view.ts';

const opening: View = { ...home(sample), on: ['rail-hsr'], moment: '2035' };
const preset = { title: { zh: '专题', en: 'Theme' } };

describe('what stands over an embed', () => {
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
  it('is followed by the moment, where that is not today', () => {
    expect(momentTitle(opening)).toBe('2035年');
    expect(momentTitle({ ...opening, lang: 'en', moment: '2027-03-01' })).toBe('1 Mar 2027');
    expect(momentTitle({ ...opening, moment: null })).toBe('');
  });
});
