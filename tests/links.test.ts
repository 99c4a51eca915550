import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeView, encodeView } from '../src/domain/view/link.ts';
import { encodeWhole } from '../src/domain/view/whole-link.ts';
import { home, type View } from '../src/domain/view/view.ts';
import { sample } from './sample-catalogue.ts';
import { viewsOf } from './views.ts';

const start = home(sample);
const ids = sample.layers.map((l) => l.id);

/** Links that were published must open the same view for ever. Add to this list; never change it. */
const FROZEN: readonly [string, Partial<View>][] = [
  ['', {}],
  ['v=1&on=rail-hsr,stations', { on: ['rail-hsr', 'stations'] }],
  ['#v=1&at=34.7500,113.6200,8.20&lang=en', { at: { lat: 34.75, lon: 113.62, zoom: 8.2 }, lang: 'en' }],
  [
    'v=1&sel=rail-hsr/zhengyu',
    { on: ['frames', 'cities', 'rail-hsr'], sel: { layer: 'rail-hsr', feature: 'zhengyu' } },
  ],
  ['v=1&on=cities&op=cities:0.4&ground=night', { on: ['cities'], opacity: { cities: 0.4 }, scheme: 'night' }],
  ['v=1&plan=dev-plan', { plan: 'dev-plan' }],
  ['v=1&t=2023-10-28', { moment: '2023-10-28' }],
  ['v=1&t=2035&story=overview/rails', { moment: '2035', story: { tour: 'overview', chapter: 'rails' } }],
  ['v=1&hide=frames:old.older,cities:core', { hidden: { frames: ['old', 'older'], cities: ['core'] } }],
  ['lang=en&on=stations&v=1', { on: ['stations'], lang: 'en' }],
  [
    'v=1&on=rail-hsr%2Cstations&sel=stations%2Fluoyang',
    { on: ['rail-hsr', 'stations'], sel: { layer: 'stations', feature: 'luoyang' } },
  ],
];

describe('frozen links', () => {
  it.each(FROZEN)('%s', (text, expected) => {
    expect(decodeView(sample, text)).toEqual({ view: { ...start, ...expected }, ignored: [] });
  });
});

const views = viewsOf(sample);

describe('links', () => {
  it('restore every view', () => {
    fc.assert(
      fc.property(views, (view) => {
        expect(decodeView(sample, encodeView(sample, view))).toEqual({ view, ignored: [] });
      }),
    );
  });
  it('that are complete mean the same on every page, whatever its opening view', () => {
    fc.assert(
      fc.property(views, views, (view, other) => {
        // Opening views of pages: at some moment, with hidden classes, or with a chapter.
        const opening = { ...other, at: null, sel: null, plan: null, opacity: {} };
        expect(decodeView(sample, encodeWhole(view), opening)).toEqual({ view, ignored: [] });
        expect(decodeView(sample, encodeWhole(view, null), opening).view).toEqual({
          ...view,
          scheme: opening.scheme,
        });
      }),
    );
    expect(encodeWhole({ ...start, on: ['stations'] }, null)).toBe('v=1&on=stations&hide=&t=&story=&lang=zh');
  });
  it('mean the same in any order of their parts', () => {
    fc.assert(
      fc.property(views, fc.integer(), (view, seed) => {
        const parts = encodeView(sample, view).split('&');
        const turned = parts.map((p, i) => [p, (i * 7919 + seed) % 11] as const).sort((a, b) => a[1] - b[1]);
        expect(decodeView(sample, turned.map(([p]) => p).join('&')).view).toEqual(view);
      }),
    );
  });
  it('never throw, whatever they contain, and report what they ignore, without line breaks and quotes', () => {
    const bare = (text: string): string => text.replace(/[\r\n> =]|%0[AD]/gi, '');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { view, ignored } = decodeView(sample, text);
        expect(view.on.every((id) => ids.includes(id))).toBe(true);
        expect(ignored.every((part) => bare(text).includes(bare(part)))).toBe(true);
      }),
    );
  });
  it.each([
    ['v=2', ['v=2']],
    ['v=1&on=frames,nosuch', ['on=frames,nosuch']],
    ['at=91,0,3', ['at=91,0,3']],
    ['at=34.7,113.6', ['at=34.7,113.6']],
    ['sel=nosuch/x', ['sel=nosuch/x']],
    ['sel=frames', ['sel=frames']],
    ['op=frames:7', ['op=frames:7']],
    ['hide=frames', ['hide=frames']],
    ['hide=nosuch:a', ['hide=nosuch:a']],
    ['lang=fr&lang=en', ['lang=fr']],
    ['t=2009', ['t=2009']],
    ['t=2023-13-40', ['t=2023-13-40']],
    ['t=2023-10', ['t=2023-10']],
    ['story=overview', ['story=overview']],
    ['constructor=1&__proto__=2', ['constructor=1', '__proto__=2']],
    ['on=%E0%A4%A', ['on=%E0%A4%A']],
  ])('%s is told', (text, ignored) => {
    expect(decodeView(sample, text).ignored).toEqual(ignored);
  });
});
