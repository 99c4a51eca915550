import fc from 'fast-check';
import { parse, type DefaultTreeAdapterMap } from 'parse5';
import { describe, expect, it } from 'vitest';
import { sample } from '../../../tests/sample-catalogue.ts';
import type { Preset, TourIndex } from '../layer/catalogue.ts';
import { decodeEmbed, EMBED_DEFAULTS } from './embed.ts';
import { decodeView } from '../view/link.ts';
import { publishedViewsOf, viewOfPublished, type PublishedView } from './published-view.ts';
import { sizeOf, snippetsOf, titleOf, type EmbedSize, type Share, type Snippets } from './snippet.ts';
import { titleLine } from '../view/title.ts';
import { turn } from '../view/view.ts';

const preset = (id: string, more: Partial<Preset> = {}): Preset => ({
  id,
  title: { zh: `专题“${id}”`, en: `Theme <${id}>` },
  text: { zh: '说明', en: 'Told' },
  on: ['rail-hsr', 'stations'],
  hidden: {},
  bounds: [112, 34, 114, 35],
  highlight: [],
  ...more,
});
const index: TourIndex = {
  presets: [preset('plan', { on: ['frames'] }), preset('rail')],
  tours: [
    {
      id: 'overview',
      title: { zh: '总览', en: 'Overview' },
      summary: { zh: '', en: '' },
      chapters: [{ ...preset('rails', { moment: '2035', hidden: { stations: ['small'] } }), seconds: 9 }],
    },
  ],
};
const publishedViewNamed = (key: string): PublishedView => {
  const publishedView = publishedViewsOf(index).find((p) => p.key === key);
  if (!publishedView) throw new Error(`no published view ${key}`);
  return publishedView;
};
const SITE = 'https://atlas.example/zz/';
const share = (key = 'rail', more: Partial<Share> = {}): Share => ({
  catalogue: sample,
  index,
  site: SITE,
  publishedView: publishedViewNamed(key),
  view: viewOfPublished(sample, publishedViewNamed(key), 'zh'),
  at: null,
  options: EMBED_DEFAULTS,
  embedSize: { fluid: true, width: 3, height: 2 },
  strict: false,
  ...more,
});

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];
/** All elements of an article after a snippet was pasted into it. */
const pasted = (snippet: string, around: [string, string], scriptingEnabled = true) => {
  const elements: Element[] = [];
  let text = '';
  const walk = (node: Node): void => {
    if ('tagName' in node) elements.push(node);
    if (node.nodeName === '#text') text += (node as DefaultTreeAdapterMap['textNode']).value;
    if ('childNodes' in node) for (const child of node.childNodes) walk(child);
  };
  walk(
    parse(
      `<!doctype html><title>t</title><article>${around[0]}BEFORE ${snippet} AFTER${around[1]}<h2>NEXT</h2><p>END</p></article>`,
      { scriptingEnabled },
    ),
  );
  return {
    text,
    all: (name: string) => elements.filter((e) => e.tagName === name),
    names: elements.map((e) => e.tagName),
  };
};
const attributes = (element: Element | undefined): Record<string, string> =>
  Object.fromEntries(element?.attrs.map(({ name, value }) => [name, value]) ?? []);
const PLACES: readonly [string, string][] = [
  ['', ''],
  ['<p>', '</p>'],
  ['<figure>', '</figure>'],
  ['<ul><li>', '</li></ul>'],
  ['<table><tr><td>', '</td></tr></table>'],
];
const FORMS = ['iframe', 'component', 'picture'] as const satisfies readonly (keyof Snippets)[];
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '"><script>alert(1)</script>',
    "' onload='alert(1)",
    '</iframe></zhengzhou-atlas></a>',
    '&quot;&#34;&amp;lt;',
    '<!-- ',
    'a\n\n\u0000b',
    ']]>',
  ),
);

describe('a snippet in an article', () => {
  it.each(PLACES)('between %s…%s changes no text and adds only its own elements', (...place) => {
    for (const form of FORMS) {
      const { text, all, names } = pasted(snippetsOf(share())[form] ?? '', place);
      expect(text).toMatch(/^tBEFORE [\s\S]* AFTERNEXTEND$/);
      expect(all('iframe')).toHaveLength(form === 'iframe' ? 1 : 0);
      expect(all('zhengzhou-atlas')).toHaveLength(form === 'component' ? 1 : 0);
      expect(all('img')).toHaveLength(form === 'iframe' ? 0 : 1);
      // Some editors print the contents of these elements as text.
      expect(names.filter((name) => /^(noscript|style)$/.test(name))).toEqual([]);
      // Some editors drop a link that holds only a picture.
      expect(all('a')[0]?.childNodes.map(({ nodeName }) => nodeName)).toEqual(['#text']);
      expect(all('script')).toHaveLength(form === 'component' ? 1 : 0);
      expect(all('a')).toHaveLength(1);
      expect(names.slice(-2)).toEqual(['h2', 'p']);
    }
    const { iframe, picture } = snippetsOf(share());
    for (const [code, name] of [
      [iframe, 'iframe'],
      [picture, 'img'],
    ] as const)
      expect(code).toMatch(new RegExp(`^<p><${name} [^>]*>(</iframe>)?</p>\n<p><a [^>]*>[^<]*</a></p>$`));
  });
  it('has a title for screen readers, loads lazily and reserves its space', () => {
    const embedSize = pasted(snippetsOf(share()).iframe, ['', '']).all('iframe')[0];
    expect(attributes(embedSize)).toEqual({
      src: `${SITE}embed/rail/`,
      title: '图集：专题“rail”',
      width: '100%',
      height: '480',
      style: 'display:block;width:100%;height:auto;min-height:400px;aspect-ratio:3/2;border:0',
      frameborder: '0',
      loading: 'lazy',
      allow: 'fullscreen',
      sandbox: 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox',
    });
  });
  it('denies a strict frame its origin, and nothing else', () => {
    const embedSize = pasted(snippetsOf(share('rail', { strict: true })).iframe, ['', '']).all('iframe')[0];
    expect(attributes(embedSize).sandbox).toBe('allow-scripts allow-popups allow-popups-to-escape-sandbox');
  });
  it('escapes a hostile title', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom(...FORMS), fc.constantFrom(...PLACES), (title, form, place) => {
        const plain = pasted(snippetsOf(share())[form] ?? '', place);
        const found = pasted(
          snippetsOf(share('rail', { options: { ...EMBED_DEFAULTS, title } }))[form] ?? '',
          place,
        );
        expect(found.names).toEqual(plain.names);
        const told = titleLine(title) || '图集：专题“rail”';
        const bearer = { iframe: 'iframe', component: 'zhengzhou-atlas', picture: null }[form];
        if (bearer) {
          const { title: shown, label } = attributes(found.all(bearer)[0]);
          expect(shown ?? label).toBe(told);
        }
        expect(found.text).toContain(told);
      }),
    );
  });
  it('links to the same view that it shows', () => {
    const view = {
      ...turn(sample, viewOfPublished(sample, publishedViewNamed('rail'), 'en'), ['cities'], true),
      sel: null,
    };
    const at = { lat: 34.5, lon: 113.25, zoom: 9 };
    const seen = { ...at, zoom: 9.5 };
    const options = { ...EMBED_DEFAULTS, toggle: ['rail-hsr'], live: true, scheme: 'night' } as const;
    const { iframe, page, atlas } = snippetsOf(share('plan', { view: { ...view, at: seen }, at, options }));
    const { all } = pasted(iframe, ['', '']);
    const src = attributes(all('iframe')[0]).src ?? '';
    expect(src).toBe(page);
    expect(src).toMatch(/^https:\/\/atlas\.example\/zz\/embed\/en\/#v=1&on=/);
    const opening = viewOfPublished(sample, publishedViewNamed('plan'), 'en');
    expect(decodeEmbed(sample, new URL(src).hash, opening)).toEqual({
      view: { ...view, at, scheme: 'night' },
      options,
      ignored: [],
    });
    expect(attributes(all('a')[0]).href).toBe(atlas);
    expect(decodeView(sample, new URL(atlas).hash).view).toEqual({
      ...view,
      at: seen,
      scheme: 'night',
    });
  });
  it('lists the allowed hosts in the frame and its link; a component uses its own page', () => {
    const hosts = ['https://news.example', 'https://xn--efvy88h.example:8443'];
    const { iframe, page, component, atlas } = snippetsOf(
      share('rail', { options: { ...EMBED_DEFAULTS, hosts } }),
    );
    expect(attributes(pasted(iframe, ['', '']).all('iframe')[0]).src).toBe(page);
    expect(page).toBe(`${SITE}embed/rail/#v=1&host=${hosts.join(',')}`);
    expect(component + atlas).not.toContain('news.example');
  });
  it('as a web component has the parts of the link as attributes, and a link in place of the map', () => {
    const options = {
      ...EMBED_DEFAULTS,
      toggle: ['rail-hsr', 'stations'],
      hosts: ['https://news.example'],
      title: '我的图 & 表',
    };
    const embedSize = { fluid: false, width: 360, height: 480 };
    const { component, atlas } = snippetsOf(
      share('overview/rails', {
        view: { ...viewOfPublished(sample, publishedViewNamed('overview/rails'), 'zh'), moment: null },
        options,
        embedSize,
      }),
    );
    const { all, text } = pasted(component, ['', '']);
    expect(attributes(all('script')[0])).toEqual({ type: 'module', src: `${SITE}embed/zhengzhou-atlas.js` });
    expect(attributes(all('zhengzhou-atlas')[0])).toEqual({
      plate: 'overview/rails',
      lang: 'zh',
      ground: 'auto',
      t: '',
      toggle: 'rail-hsr,stations',
      ratio: '360:480',
      title: '我的图 & 表',
      style:
        'display:block;width:240px;min-width:min(360px,100%);max-width:100%;height:auto;min-height:400px;aspect-ratio:360/480;border:0',
    });
    expect(attributes(all('a')[0])).toEqual({ href: atlas });
    expect(text).toContain('我的图 & 表');
  });
  it('shows the same heading in every form: the given title, or else the page’s own', () => {
    const headings = (title: string): (string | undefined)[] => {
      const { iframe, component } = snippetsOf(share('rail', { options: { ...EMBED_DEFAULTS, title } }));
      const { src = '' } = attributes(pasted(iframe, ['', '']).all('iframe')[0]);
      const { options } = decodeEmbed(
        sample,
        new URL(src).hash,
        viewOfPublished(sample, publishedViewNamed('rail'), 'zh'),
      );
      const element = attributes(pasted(component, ['', '']).all('zhengzhou-atlas')[0]);
      expect(element.label ?? element.title).toBe(title || '图集：专题“rail”');
      return [options.title, element.title ?? ''];
    };
    expect(headings('')).toEqual(['', '']);
    expect(headings('我的图')).toEqual(['我的图', '我的图']);
  });
  it('as a web component leaves its picture and link without scripts, or if an editor drops the tag', () => {
    const { component, picture } = snippetsOf(share());
    const inside = component.replace(
      /^.*<\/script>\n<p><zhengzhou-atlas [^>]*>|<\/zhengzhou-atlas><\/p>$/gs,
      '',
    );
    expect(inside).toBe((picture ?? '').replace(/<\/?p>|\n/g, ''));
    const moved = snippetsOf(share('rail', { view: { ...share().view, moment: '2035' } }));
    expect(moved.component).toMatch(/<zhengzhou-atlas [^>]*><a [^>]*>[^<]*<\/a><\/zhengzhou-atlas><\/p>$/);
  });
  it('has no size if a wrapper of the page sets it', () => {
    const { iframe, component } = snippetsOf(
      share('rail', { embedSize: { fluid: true, wrapped: true, width: 16, height: 9 } }),
    );
    expect(Object.keys(attributes(pasted(iframe, ['', '']).all('iframe')[0]))).toEqual([
      'src',
      'title',
      'frameborder',
      'loading',
      'allow',
      'sandbox',
    ]);
    const { style, ratio } = attributes(pasted(component, ['', '']).all('zhengzhou-atlas')[0]);
    expect({ style, ratio }).toEqual({ style: undefined, ratio: 'none' });
  });
  it('lists its layers in an attribute that cannot be taken for an event listener', () => {
    const view = turn(sample, share().view, ['cities'], true);
    const element = pasted(snippetsOf(share('plan', { view })).component, ['', '']).all('zhengzhou-atlas')[0];
    expect(attributes(element).layers).toBe(view.on.join(','));
    expect(Object.keys(attributes(element)).filter((name) => name.startsWith('on'))).toEqual([]);
  });
  it('has a picture only of published views', () => {
    const view = viewOfPublished(sample, publishedViewNamed('rail'), 'en');
    const { picture } = snippetsOf(share('rail', { view }));
    const image = attributes(pasted(picture ?? '', ['', '']).all('img')[0]);
    // Without styles a height would stretch the picture, and a width in pixels would widen the page.
    expect(image.height).toBeUndefined();
    expect(image.width).toBe('100%');
    expect(image).toMatchObject({
      src: `${SITE}share/rail/en/preview.png`,
      alt: 'Theme <rail>: Told',
    });
    expect(snippetsOf(share('rail', { view: { ...view, moment: '2035' } })).picture).toBeNull();
    expect(
      snippetsOf(share('rail', { view: { ...view, at: { lat: 34, lon: 113, zoom: 8 } } })).picture,
    ).toBeNull();
  });
});

describe('the name of a view', () => {
  const view = viewOfPublished(sample, publishedViewNamed('rail'), 'zh');
  it.each([
    ['图集：图层rail-hsr、图层stations', view],
    ['图集：图层rail-hsr、图层stations（2035年）', { ...view, moment: '2035' }],
    ['图集：图层frames、图层cities、图层rail-hsr等4层', { ...view, on: sample.layers.map((l) => l.id) }],
    [
      'Atlas: Layer frames, Layer cities, Layer rail-hsr and 1 more',
      { ...view, lang: 'en' as const, on: sample.layers.map((l) => l.id) },
    ],
    ['图集', { ...view, on: [] }],
  ])('%s', (title, seen) => {
    expect(titleOf(sample, seen, null)).toBe(title);
  });
});

describe('a frame', () => {
  it('as wide as its text has the height of its ratio', () => {
    expect(sizeOf({ fluid: true, width: 16, height: 9 })).toEqual({ width: 720, height: 405 });
    expect(sizeOf({ fluid: false, width: 360, height: 480 })).toEqual({ width: 360, height: 480 });
  });
  it('is never lower than a map needs beside its title, legend and credit', () => {
    const styled = (embedSize: EmbedSize): string =>
      attributes(pasted(snippetsOf(share('rail', { embedSize })).iframe, ['', '']).all('iframe')[0]).style ??
      '';
    expect(sizeOf({ fluid: true, width: 3, height: 1 })).toEqual({ width: 720, height: 400 });
    expect(styled({ fluid: true, width: 16, height: 9 })).toContain(';min-height:400px;');
    expect(styled({ fluid: false, width: 800, height: 600 })).toContain(';min-height:400px;');
    // A smaller requested height is kept.
    expect(styled({ fluid: false, width: 400, height: 300 })).toContain(';min-height:300px;');
  });
});
