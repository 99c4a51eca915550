import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sample } from '../../../tests/sample-catalogue.ts';
import { decodeEmbed, EMBED_DEFAULTS, encodeEmbed, readHosts, type EmbedOptions } from './embed.ts';
import { hostOf } from './origin.ts';
import { LONGEST_TITLE, titleLine } from '../view/title.ts';
import { home, type View } from '../view/view.ts';

const ids = sample.layers.map((l) => l.id);
/** A published view with every optional setting different from the home view. */
const publishedView: View = {
  ...home(sample),
  on: ['rail-hsr'],
  hidden: { 'rail-hsr': ['built'] },
  moment: '2035',
  story: { tour: 'overview', chapter: 'rails' },
  lang: 'en',
};

const views: fc.Arbitrary<View> = fc
  .record({
    on: fc.subarray(ids),
    opacity: fc.dictionary(fc.constantFrom(...ids), fc.constantFrom(0.1, 0.4, 0.99)),
    hidden: fc.dictionary(fc.constantFrom(...ids), fc.subarray(['a', 'b-c', 'built'], { minLength: 1 })),
    at: fc.option(
      fc.record({
        lat: fc.integer({ min: 310000, max: 370000 }).map((n) => n / 1e4),
        lon: fc.integer({ min: 1090000, max: 1170000 }).map((n) => n / 1e4),
        zoom: fc.integer({ min: 300, max: 1400 }).map((n) => n / 100),
      }),
    ),
    sel: fc.option(fc.record({ layer: fc.constantFrom(...ids), feature: fc.constantFrom('a', 'g30') })),
    plan: fc.option(fc.constantFrom('dev-plan', 's2')),
    moment: fc.option(fc.constantFrom('2010', '2023-10-28', '2035')),
    story: fc.option(fc.constantFrom({ tour: 'overview', chapter: 'rails' }, { tour: 'a', chapter: 'b' })),
    lang: fc.constantFrom('zh', 'en'),
  })
  .map((v) => ({
    ...v,
    opacity: { ...v.opacity },
    hidden: { ...v.hidden },
    on: ids.filter((id) => v.on.includes(id) || v.sel?.layer === id),
    scheme: 'paper',
  }));
const options: fc.Arbitrary<EmbedOptions> = fc.record({
  toggle: fc.subarray(ids),
  live: fc.boolean(),
  hosts: fc.subarray(['https://news.example', 'https://www.news.example:8443', 'http://localhost:5173']),
  scheme: fc.constantFrom('auto', 'paper', 'night'),
  title: fc.oneof(
    fc.constantFrom('', '2027年的高铁 & 车站 #1', '50% <b>"x"</b>'),
    fc.string({ unit: 'binary' }).map(titleLine),
  ),
});

describe('links of embeds', () => {
  it('round-trip view and options, whatever view the page opens with', () => {
    fc.assert(
      fc.property(views, fc.constantFrom(home(sample), publishedView), options, (view, opening, asked) => {
        const decoded = decodeEmbed(sample, encodeEmbed(sample, view, opening, asked), opening);
        const scheme = asked.scheme === 'auto' ? opening.scheme : asked.scheme;
        expect(decoded).toEqual({ view: { ...view, scheme }, options: asked, ignored: [] });
      }),
    );
  });
  it('are empty for the published view itself', () => {
    expect(encodeEmbed(sample, publishedView, publishedView, EMBED_DEFAULTS)).toBe('');
    expect(decodeEmbed(sample, '', publishedView)).toEqual({
      view: publishedView,
      options: EMBED_DEFAULTS,
      ignored: [],
    });
  });
  it('can clear the moment, chapter and hidden classes of a published view', () => {
    const bare: View = { ...publishedView, hidden: {}, moment: null, story: null };
    expect(encodeEmbed(sample, bare, publishedView, EMBED_DEFAULTS)).toBe('v=1&hide=&t=&story=');
  });
  it('always have a version', () => {
    expect(encodeEmbed(sample, publishedView, publishedView, { ...EMBED_DEFAULTS, live: true })).toBe(
      'v=1&live=1',
    );
  });
  it('never throw, and list what they ignore, without line breaks and quote marks', () => {
    const bare = (text: string): string => text.replace(/[\r\n> =]|%0[AD]/gi, '');
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('', 'host=', 'toggle=', 'ground=', 'title='),
        (t, key) => {
          const { options: found, ignored } = decodeEmbed(sample, key + t, publishedView);
          expect(found.toggle.every((id) => ids.includes(id))).toBe(true);
          expect(found.hosts.every((host) => hostOf(host) === host)).toBe(true);
          expect(found.title.length).toBeLessThanOrEqual(LONGEST_TITLE);
          expect(found.title).not.toMatch(/[\n\r\t\p{Cc}\p{Cs}\p{Bidi_Control}]/u);
          expect(ignored.every((part) => bare(key + t).includes(bare(part)))).toBe(true);
        },
      ),
    );
  });
  it.each([
    ['toggle=rail-hsr,nosuch', ['toggle=rail-hsr,nosuch']],
    ['live=yes', ['live=yes']],
    ['ground=blue', ['ground=blue']],
    ['host=*', ['host=*']],
    ['host=https://good.example,https://*.bad.example', ['host=https://good.example,https://*.bad.example']],
    ['nosuch=1&live=1', ['nosuch=1']],
  ])('%s is told', (text, ignored) => {
    expect(decodeEmbed(sample, text, publishedView).ignored).toEqual(ignored);
  });
  it('keep a title whole, whatever characters it has, up to the longest length', () => {
    const title = ' A&on=x#"\n<b>\u202e%\ud800 ';
    const link = encodeEmbed(sample, publishedView, publishedView, { ...EMBED_DEFAULTS, title });
    expect(link).toBe('v=1&title=A%26on%3Dx%23%22%20%3Cb%3E%20%25');
    expect(decodeEmbed(sample, link, publishedView)).toEqual({
      view: publishedView,
      options: { ...EMBED_DEFAULTS, title: 'A&on=x#" <b> %' },
      ignored: [],
    });
    const { options: long } = decodeEmbed(sample, `title=${'图'.repeat(5000)}`, publishedView);
    expect(long.title).toBe('图'.repeat(LONGEST_TITLE));
    // No character is cut in two.
    const { options: cut } = decodeEmbed(sample, `title=x${'🚄'.repeat(500)}`, publishedView);
    expect(cut.title).toBe(`x${'🚄'.repeat(59)}`);
  });
  it('keep the valid hosts and layers of a list', () => {
    const { options: found } = decodeEmbed(
      sample,
      'toggle=stations,nosuch,rail-hsr&host=javascript:1,https%3A%2F%2FGood.example%2F',
      publishedView,
    );
    expect(found.toggle).toEqual(['rail-hsr', 'stations']);
    expect(found.hosts).toEqual(['https://good.example']);
  });
});

describe('hosts as an editor types them', () => {
  it('become origins as browsers write them, each once, whatever separates them', () => {
    expect(
      readHosts(' https://News.example/，https://b.example:8443、https://news.example;http://localhost:80\n'),
    ).toEqual({ hosts: ['https://news.example', 'https://b.example:8443', 'http://localhost'], wrong: [] });
    expect(readHosts(' , ')).toEqual({ hosts: [], wrong: [] });
  });
  it('are separated from other text, which is returned as typed', () => {
    expect(readHosts('news.example https://b.example HTTPS://c.example/page * http://d.example')).toEqual({
      hosts: ['https://b.example'],
      wrong: ['news.example', 'HTTPS://c.example/page', '*', 'http://d.example'],
    });
  });
  it('are written into links only as origins', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const asked = { ...EMBED_DEFAULTS, hosts: readHosts(`https://news.example ${text}`).hosts };
        const { options: found, ignored } = decodeEmbed(
          sample,
          encodeEmbed(sample, publishedView, publishedView, asked),
          publishedView,
        );
        expect({ found, ignored }).toEqual({ found: asked, ignored: [] });
      }),
    );
  });
});
