/** Links as chat programs damage them: they must still decode to the View that was sent. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeEmbed, EMBED_DEFAULTS, encodeEmbed } from '../src/domain/embed/embed.ts';
import { decodeView, encodeView } from '../src/domain/view/link.ts';
import { linkOf, linkParts } from '../src/domain/view/link-text.ts';
import { titleLine } from '../src/domain/view/title.ts';
import { home } from '../src/domain/view/view.ts';
import { sample } from './sample-catalogue.ts';
import { viewsOf } from './views.ts';

const start = home(sample);
const views = viewsOf(sample);

type Damage = readonly [name: string, (link: string) => string];
/** A hash as the address bar encodes it: everything but ASCII is percent-encoded. */
const inAddress = (link: string): string => new URL(`https://atlas.example/#${link}`).hash;

const ENCODED: readonly Damage[] = [
  ['encoded', encodeURIComponent],
  ['encoded twice', (link) => encodeURIComponent(encodeURIComponent(link))],
  ['escapes encoded again', encodeURI],
  ['= encoded', (link) => link.replaceAll('=', '%3D')],
  ['& encoded', (link) => link.replaceAll('&', '%26')],
  ['& and = encoded in small letters', (link) => link.replaceAll('&', '%26').replaceAll('=', '%3d')],
  ['entities', (link) => link.replaceAll('&', '&amp;')],
  ['entities of entities', (link) => link.replaceAll('&', '&amp;amp;')],
  ['numbered entities', (link) => link.replaceAll('&', '&#38;')],
  ['full-width signs', (link) => link.replaceAll('&', '＆').replaceAll('=', '＝').replaceAll('#', '＃')],
  ['full-width values', (link) => link.replaceAll(',', '，').replaceAll(':', '：').replaceAll('/', '／')],
  ['keys in capitals', (link) => link.replace(/(^|&)(\w+)=/g, (key) => key.toUpperCase())],
  ['all in capitals', (link) => link.toUpperCase()],
  ['ids and commas encoded', (link) => link.replace(/[,:/]/g, encodeURIComponent)],
  ['a zero-width space in each value', (link) => link.replaceAll('=', '=\u200b')],
  ['a byte order mark before each key', (link) => link.replace(/&(?=\w+=)/g, '&\ufeff')],
  [
    'a line break in the middle',
    (link) => `${link.slice(0, link.length / 2)}\n${link.slice(link.length / 2)}`,
  ],
  ['an encoded line break', (link) => link.replace(',', ',%0A')],
];
const GLUED: readonly Damage[] = [
  ...[
    '?from=timeline',
    '&from=singlemessage&isappinstalled=0',
    '#wechat_redirect',
    '#rd',
    '.',
    '。',
    '》，',
    '）',
  ],
  ...[
    '”',
    '"',
    "'",
    '…',
    '...',
    '！',
    '>',
    ')',
    ']',
    '】',
    ';',
    '\u200b',
    '\u00a0',
    '\u3000',
    '\r\n',
    ' 看看这张图',
    '，看看这张图',
  ],
  ...[
    '\n看看这张图',
    ' look at this & enjoy',
    '&utm_source=weixin&utm_medium=social',
    '?utm_campaign=x',
    '&fbclid=IwAR0_x-y',
  ],
  ...[
    '&gclid=Cj0K',
    '&scene=126&sessionid=1700000000&clicktime=1700000001&enterid=1700000002',
    '&nsukey=a%2Bb%3D%3D',
  ],
  ...[
    '&share_token=1-2-3',
    '&spm=a2.b3',
    '&chksm=f4b1==',
    '&weixinadkey=1',
    '&lang=zh_CN',
    '&timestamp=1700000000',
  ],
  ...[
    '&wx_header=1&version=28002f51&devicetype=android-33&nettype=WIFI&pass_ticket=x%2Fy%3D',
    '&',
    '&&',
    '#',
    '?',
  ],
].map((end): Damage => [`${JSON.stringify(end)} at the end`, (link) => link + end]);
/** Parameters that programs add, each once. Other such keys contain a capital, a digit or `_`. */
const TRACKERS: readonly Damage[] = (
  '_wv=1031&_bid=123 luicode=1&lfid=1076 ddtab=true enter_from=homepage enter_method=x wfr=spider&for=pc ' +
  'from=groupmessage&scene=2&clicktime=1&enterid=1 data=05%7C01%7Ca%40b&sdata=a%2Bb%3D&reserved=0 ref=x ' +
  'share_source=qq&share_medium=android&bbid=1&ts=1 vd_source=a xsec_token=CB=&appuid=1&apptime=1 app=lark ' +
  '__biz=Mz==&mid=2&idx=1&sn=a key=a&ascene=1&uin=MTI%3D sourceType=weixin wvr=6&mod=weibotime _=17 type=x ' +
  'dt_platform=ios&corpid=x code=001abc&state=STATE&appid=wx1&openid=o&ticket=x msclkid=x gad_source=1'
)
  .split(' ')
  .map((tracker): Damage => [tracker, (link) => `${link}&${tracker}`]);
const MORE_GLUED: readonly Damage[] = [
  ...['~', '～', '_', '__', '|', '>)', '**', '&nbsp;', '&quot;&gt;', '&#39;', '&lt;/a&gt;', '&amp'],
  ...['%0A', '%C2%A0', '\u00ad', '\u200f', '这张图，不错 good', '#话题#', '@zhangsan'],
].map((end): Damage => [`${JSON.stringify(end)} at the very end`, (link) => link + end]);
const REWRITTEN: readonly Damage[] = [
  ['encoded three times', (link) => encodeURIComponent(encodeURIComponent(encodeURIComponent(link)))],
  ['JSON escapes', (link) => link.replaceAll('&', '\\u0026').replaceAll('=', '\\u003d')],
  ['entities of all signs', (link) => link.replace(/[=,:/]/g, (sign) => `&#${String(sign.charCodeAt(0))};`)],
  ['entities with names', (link) => link.replaceAll('&', '&amp;').replaceAll('=', '&equals;')],
  ['half of an entity encoded', (link) => link.replaceAll('&', '&amp%3B')],
  ['quoted-printable', (link) => link.replaceAll('=', '=3D')],
  ['finer hyphens', (link) => link.replaceAll('-', '‑')],
  ['blanks after commas', (link) => link.replaceAll(',', ', ')],
  ['the whole address', (link) => `https://atlas.example/zh/#${link}`],
  ['the whole address, encoded', (link) => encodeURIComponent(`https://atlas.example/#${link}`)],
  ['the address again', (link) => `${link}https://atlas.example/#${link}`],
  ['a route before it', (link) => `!/map/${link}`],
  ['a file before it', (link) => `/index.html?${link}`],
];
const BEFORE: readonly Damage[] = [
  ['a slash before it', (link) => `/${link}`],
  ['#!', (link) => `!${link}`],
  ['two #', (link) => `#${link}`],
  ['a question mark before it', (link) => `?${link}`],
  ['a tracker before it', (link) => `from=timeline&${link}`],
  ['a quotation mark before it', (link) => `“${link}`],
];
const DAMAGES = [...ENCODED, ...GLUED, ...BEFORE];
/** One of the damages. Text that is glued to a link consists of letters and signs that other damages change. */
const damages = fc.constantFrom(...DAMAGES);

/** A program's line break at one place, or at several where lines are short. */
const breaks = fc
  .tuple(fc.constantFrom('\n', '\r\n', '\n> ', '%0A', '%0d%0a'), fc.nat(), fc.constantFrom(1e9, 40, 7))
  .map(([sign, at, every]): Damage => {
    const broken = (link: string): string =>
      link.replace(/[^]/g, (char, i: number) =>
        i > 0 && (i - (at % link.length)) % every === 0 && !cut(link, i) ? sign + char : char,
      );
    return [`${JSON.stringify(sign)} at ${String(at)}, every ${String(every)}`, broken];
  });
/** Whether a break there would split an escape like `%0A`, which only percent-encoding writes. */
const cut = (link: string, at: number): boolean => /%0?$|%0d?$/i.test(link.slice(Math.max(0, at - 2), at));

const seen = (text: string): unknown => decodeView(sample, text);

describe('a damaged link', () => {
  it.each([...DAMAGES, ...TRACKERS, ...MORE_GLUED, ...REWRITTEN])('means the same: %s', (_, damage) => {
    fc.assert(
      fc.property(views, (view) => {
        const link = encodeView(sample, view);
        // Prose after an empty list of layers would be read as names of unknown layers.
        fc.pre(link !== '' && !link.endsWith('='));
        const damaged = damage(link);
        expect({ [damaged]: seen(damaged) }).toEqual({ [damaged]: { view, ignored: [] } });
        expect({ [damaged]: seen(inAddress(damaged)) }).toEqual({ [damaged]: { view, ignored: [] } });
      }),
      { numRuns: 40 },
    );
  });
  it('means the same after two damages', () => {
    fc.assert(
      fc.property(views, damages, damages, (view, [first, one], [second, two]) => {
        const link = encodeView(sample, view);
        fc.pre(link !== '');
        const damaged = two(one(link));
        const what = `${first}, ${second}: ${damaged}`;
        expect({ [what]: decodeView(sample, damaged).view }).toEqual({ [what]: view });
        expect({ [what]: decodeView(sample, inAddress(damaged)).view }).toEqual({ [what]: view });
      }),
      { numRuns: 1500 },
    );
  });
  it('means the same wherever its lines are broken, before another damage and after', () => {
    fc.assert(
      fc.property(
        views,
        fc.constantFrom(...DAMAGES, ...REWRITTEN),
        breaks,
        (view, [name, damage], [where, broken]) => {
          const link = encodeView(sample, view);
          fc.pre(link !== '');
          // No mail program breaks a line between a break and the quote sign.
          fc.pre(!(where.includes('>') && name.includes('break')));
          for (const damaged of [
            broken(damage(link)),
            damage(broken(link)),
            broken(encodeURIComponent(damage(link))),
          ])
            // The address bar removes the break, but not a quote sign after it.
            for (const text of where.includes('>') ? [damaged] : [damaged, inAddress(damaged)]) {
              const what = `${name}, ${where}: ${text}`;
              expect({ [what]: decodeView(sample, text).view }).toEqual({ [what]: view });
            }
        },
      ),
      { numRuns: 700 },
    );
  });
  it('of an embed keeps its options and, if nothing is glued to it, its title', () => {
    const options = {
      ...EMBED_DEFAULTS,
      toggle: ['rail-hsr'],
      live: true,
      hosts: ['https://news.example', 'http://localhost:8080'],
    };
    const titles = fc.constantFrom(
      'A & B',
      '100% #1?',
      'a=b&on=stations',
      '图（一）',
      '到2035年。',
      '“米字”高铁：x/y',
    );
    fc.assert(
      fc.property(views, titles, damages, (view, title, [name, damage]) => {
        fc.pre(!/capitals|full-width|& and =|break/.test(name));
        const asked = { ...view, scheme: start.scheme };
        const damaged = damage(encodeEmbed(sample, asked, start, { ...options, title }));
        const what = `${name}: ${damaged}`;
        for (const text of [damaged, inAddress(damaged)])
          expect({ [what]: decodeEmbed(sample, text, start) }).toEqual({
            [what]: { view: asked, options: { ...options, title }, ignored: [] },
          });
      }),
      { numRuns: 600 },
    );
  });
});

describe('an intact link', () => {
  it('keeps a title with any contents, also at its very end', () => {
    const signs = fc.string({
      unit: fc.constantFrom(
        ...Array.from('&#%=?。），》…“”+ aA1·/,:;'),
        '看看',
        '＆',
        '＝',
        '\u200d',
        '%2',
        'on',
        'amp;',
      ),
      maxLength: 20,
    });
    fc.assert(
      fc.property(signs, (text) => {
        const title = titleLine(text);
        // A percent-encoded title cannot be distinguished from one that was encoded on the way.
        fc.pre(!/%(2|3|[c-f][\da-f]%)|[＆&?？#＃]\s*\w*\s*＝/i.test(title));
        const link = `v=1&title=${encodeURIComponent(title)}`;
        for (const address of [link, inAddress(link)])
          expect(decodeEmbed(sample, address, start).options.title).toBe(title);
      }),
      { numRuns: 2000 },
    );
  });
  it('is read the same before a foreign query', () => {
    expect(linkOf({ hash: '#v=1&on=stations', search: '?v=1&on=rail-hsr' })).toBe('#v=1&on=stations');
    expect(linkOf({ hash: '', search: '?v=123' })).toBe('');
    expect(linkOf({ hash: '#panel', search: '?t=1700000000' })).toBe('#panel');
  });
});

describe('a link without its hash', () => {
  it.each([
    '?v=1&on=stations&t=2035',
    '?from=timeline&v=1&on=stations&t=2035',
    '?v%3D1%26on%3Dstations%26t%3D2035',
  ])('is read from the query: %s', (search) => {
    for (const hash of ['', '#', '#wechat_redirect', '#rd'])
      expect(decodeView(sample, linkOf({ hash, search }))).toEqual({
        view: { ...start, on: ['stations'], moment: '2035' },
        ignored: [],
      });
  });
});

describe('unknown layers', () => {
  it('leave the opening layers, and are reported', () => {
    for (const on of ['nosuch', 'nosuch,neither', '看看', 'constructor'])
      expect(decodeView(sample, `v=1&on=${on}`)).toEqual({ view: start, ignored: [`on=${on}`] });
    expect(decodeView(sample, 'v=1&on=').view.on).toEqual([]);
    expect(decodeView(sample, 'v=1&on=nosuch,stations').view.on).toEqual(['stations']);
  });
});

it('names that every object inherits are reported wherever a link can contain names', () => {
  for (const name of Object.getOwnPropertyNames(Object.prototype).flatMap((one) => [
    one,
    one.toLowerCase(),
  ])) {
    for (const key of [
      'on',
      'op',
      'hide',
      'sel',
      'story',
      't',
      'lang',
      'ground',
      'toggle',
      'at',
      'live',
      'v',
    ]) {
      const part = `${key}=${{ op: `${name}:0.5`, hide: `${name}:a`, sel: `${name}/a` }[key] ?? name}`;
      const { view, ignored } = decodeEmbed(sample, part, start);
      expect({ [part]: view, ignored }).toEqual({ [part]: start, ignored: [part] });
    }
    expect(decodeView(sample, `${name}=1`).view).toEqual(start);
    // Classes are known only to their layer.
    const { hidden } = decodeView(sample, `hide=cities:${name}`).view;
    expect(Object.keys(hidden).every((id) => id === 'cities')).toBe(true);
  }
});

it('the reader of link parts accepts any text, and takes linear time', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('', 'v=1&', 'on=', 'title=', '%'),
      (text, before) => {
        expect(() => linkParts(before + text)).not.toThrow();
      },
    ),
  );
  for (const piece of ['&', '%25', '&\u200b', '&t ', '%26amp;', ',a', '. ', '%3D'])
    expect(linkParts(`v=1&on=${piece.repeat(10_000)}`).length).toBeGreaterThan(0);
});
