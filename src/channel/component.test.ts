// @vitest-environment jsdom
/** The element in use by pages: in markup, made by frameworks, moved, removed, and with hostile values. */
import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { fill, type SmallIframe, VIEW } from '../../tests/small-iframe.ts';
import type { ZhengzhouAtlasElement } from './api.ts';
import { defineAtlas } from './component.ts';
import { LINK_KEYS } from './protocol.ts';

const BASE = 'https://atlas.example/some/where/';
const NAME = 'zhengzhou-atlas';

const open: SmallIframe[] = [];
afterEach(() => {
  for (const frame of open.splice(0)) frame.close();
  document.body.innerHTML = '';
});

const projectionOf = (element: Element): HTMLIFrameElement => {
  const frame = element.shadowRoot?.querySelector('iframe');
  if (!frame) throw new Error('element: got no frame, expected one');
  return frame;
};
const srcOf = (element: Element): URL => new URL(projectionOf(element).src);
/** Keys and values of the link of a frame, decoded as in the atlas. */
const linkOf = (frame: HTMLIFrameElement): Record<string, string> =>
  Object.fromEntries(
    new URL(frame.src).hash
      .slice(1)
      .split('&')
      .map((part) => {
        const cut = part.indexOf('=');
        return [part.slice(0, cut), decodeURIComponent(part.slice(cut + 1))];
      }),
  );
const put = (html: string): ZhengzhouAtlasElement => {
  document.body.innerHTML = html;
  const element = document.querySelector(NAME);
  if (!element) throw new Error('page: got no element, expected one');
  return element;
};
/** Simulates that the frame has loaded and is ready. */
function arrive(element: Element): SmallIframe {
  const iframe = projectionOf(element);
  const frame = fill(iframe, { hosts: [location.origin] });
  open.push(frame);
  frame.port.emit('ready', VIEW);
  return frame;
}
const microtasks = (): Promise<void> => Promise.resolve().then(() => undefined);

describe('<zhengzhou-atlas>', () => {
  let early: HTMLElement & Record<string, unknown>;
  beforeAll(() => {
    // In the page, with properties set, before the element is defined.
    document.body.innerHTML = `<${NAME} plate="roads" on="expressways"></${NAME}>`;
    early = document.querySelector(NAME) as unknown as typeof early;
    early.at = '34.7,113.6,9';
    early.toggle = ['expressways', 'stations'];
    defineAtlas({ base: BASE, first: 'plan' });
    defineAtlas({ base: 'https://thief.example/', first: 'x' });
  });

  it('upgrades elements from before its definition, with their properties', () => {
    expect(srcOf(early).pathname).toBe('/some/where/embed/roads/');
    expect(linkOf(projectionOf(early))).toMatchObject({
      on: 'expressways',
      at: '34.7,113.6,9',
      toggle: 'expressways,stations',
      host: location.origin,
    });
    expect(Object.hasOwn(early, 'at')).toBe(false);
    expect(early.at).toBe('34.7,113.6,9');
  });

  it('is a lazy, named, sandboxed frame that reserves its space', () => {
    const dressed = vi.spyOn(CSSStyleSheet.prototype, 'replaceSync');
    const element = put(`<${NAME} lang="en-GB" ratio="16/9" title="&quot;><img src=x>"></${NAME}>`);
    const frame = projectionOf(element);
    expect(srcOf(element).pathname).toBe('/some/where/embed/en/');
    expect(frame.getAttribute('loading')).toBe('lazy');
    expect(frame.getAttribute('allow')).toBe('fullscreen');
    expect(frame.getAttribute('sandbox')).toBe(
      'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox',
    );
    expect(frame.title).toBe('"><img src=x>');
    expect(element.shadowRoot?.querySelector('img')).toBeNull();
    expect(dressed.mock.lastCall?.[0]).toContain(
      'display:block;position:relative;width:240px;min-width:100%;max-width:100%;min-height:400px;aspect-ratio:16/9}',
    );
    expect(element.shadowRoot?.adoptedStyleSheets.length).toBe(1);
    dressed.mockRestore();
    expect(projectionOf(put(`<${NAME}></${NAME}>`)).title).toBe('郑州都市圈图集');
    expect(srcOf(put(`<${NAME} plate="plan"></${NAME}>`)).pathname).toBe('/some/where/embed/');
    expect(srcOf(put(`<${NAME} plate="overview/innovation"></${NAME}>`)).pathname).toBe(
      '/some/where/embed/overview/innovation/',
    );
  });

  it('accepts the values of frameworks: false, null, numbers, arrays', () => {
    const element = document.createElement(NAME) as unknown as HTMLElement & Record<string, unknown>;
    element.live = true;
    element.t = 2027;
    element.on = ['rail-hsr', 'stations'];
    element.hide = null;
    element.sel = undefined;
    element.op = Object.create(null);
    element.story = Symbol('x');
    document.body.append(element);
    expect(linkOf(projectionOf(element))).toMatchObject({ live: '1', t: '2027', on: 'rail-hsr,stations' });
    expect(Object.keys(linkOf(projectionOf(element))).sort()).toEqual(['host', 'live', 'on', 't', 'v']);
    for (const off of ['false', '0']) {
      expect(linkOf(projectionOf(put(`<${NAME} live="${off}"></${NAME}>`)))).not.toHaveProperty('live');
    }
  });

  it('has a name for screen readers that is not a title over the map', () => {
    const element = put(`<${NAME} plate="rail" label="Atlas: Rail"></${NAME}>`);
    expect(projectionOf(element).title).toBe('Atlas: Rail');
    expect(linkOf(projectionOf(element))).toEqual({ v: '1', host: location.origin });
    element.title = 'Rail';
    expect(projectionOf(element).title).toBe('Atlas: Rail');
    element.label = null;
    return vi.waitFor(() => {
      expect(projectionOf(element).title).toBe('Rail');
    });
  });

  it('accepts `layers` instead of `on`, which frameworks and filters take for an event listener', async () => {
    const element = put(`<${NAME} on="stations" layers="rail-hsr"></${NAME}>`);
    expect(linkOf(projectionOf(element)).on).toBe('rail-hsr');
    const frame = arrive(element);
    await element.atlas;
    element.layers = ['cities', 'stations'];
    await vi.waitFor(() => {
      expect(frame.handlers.change).toHaveBeenCalledExactlyOnceWith({ on: 'cities,stations' });
    });
  });

  it('has no size of its own if a wrapper sets it', () => {
    const dressed = vi.spyOn(CSSStyleSheet.prototype, 'replaceSync');
    put(`<${NAME} ratio="none"></${NAME}>`);
    expect(dressed.mock.lastCall?.[0]).toMatch(/^:host\{[^}]*height:100%;min-height:150px\}/);
    dressed.mockRestore();
  });

  describe('whose map does not answer', () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    afterEach(() => {
      vi.useRealTimers();
      warned.mockClear();
    });

    it('rejects its promise, warns once in the console, and accepts a late answer or another page', async () => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      const heard: unknown[] = [];
      document.body.addEventListener('atlas-error', ({ detail }) => heard.push(detail));
      const element = put(`<${NAME} plate="nowhere"></${NAME}><${NAME} plate="nowhere"></${NAME}>`);
      const [, other] = document.querySelectorAll(NAME);
      const refused = element.atlas.catch((error: unknown) => error);
      for (const frame of [element, other].flatMap((e) => (e ? [projectionOf(e)] : []))) {
        // An error page has another origin.
        Object.defineProperty(frame, 'contentDocument', { value: null, configurable: true });
        frame.dispatchEvent(new Event('load'));
      }
      await vi.advanceTimersByTimeAsync(31_000);
      expect(await refused).toMatchObject({ code: 'timeout' });
      expect(heard).toMatchObject([{ code: 'timeout' }, { code: 'timeout' }]);
      expect(warned).toHaveBeenCalledExactlyOnceWith(expect.any(String), projectionOf(element).src);
      vi.useRealTimers();
      arrive(element);
      await vi.waitFor(async () => {
        expect(await (await element.atlas).getView()).toEqual(VIEW);
      });
      if (!other) throw new Error('page: got one element, expected two');
      other.plate = 'rail';
      await microtasks();
      const next = other.atlas;
      arrive(other);
      expect(await (await next).getView()).toEqual(VIEW);
    });
  });

  it('sends changes to the map in one message, without reloading', async () => {
    const element = put(`<${NAME} on="rail-hsr" t="2025"></${NAME}>`);
    const before = projectionOf(element).src;
    // Before the map can receive it.
    element.setAttribute('sel', 'rail-hsr/zhengyu');
    const frame = arrive(element);
    const atlas = await element.atlas;
    await vi.waitFor(() => {
      expect(frame.handlers.change).toHaveBeenCalledExactlyOnceWith({ sel: 'rail-hsr/zhengyu' });
    });
    element.setAttribute('on', 'stations');
    element.removeAttribute('t');
    element.setAttribute('lang', 'en');
    element.setAttribute('title', 'Stations');
    await microtasks();
    await atlas.getView();
    expect(frame.handlers.change.mock.calls.slice(1)).toEqual([
      [{ on: 'stations', t: null, lang: 'en', title: 'Stations' }],
    ]);
    expect(projectionOf(element).title).toBe('Stations');
    expect(projectionOf(element).src).toBe(before);
    element.setAttribute('on', 'stations');
    await microtasks();
    await atlas.getView();
    expect(frame.handlers.change).toHaveBeenCalledTimes(2);
  });

  it('loads another page for another published view, with all attributes', async () => {
    const element = put(`<${NAME} on="rail-hsr"></${NAME}>`);
    arrive(element);
    const atlas = await element.atlas;
    element.setAttribute('plate', 'rail');
    element.setAttribute('on', 'stations');
    await microtasks();
    expect(srcOf(element).pathname).toBe('/some/where/embed/rail/');
    expect(linkOf(projectionOf(element)).on).toBe('stations');
    const next = arrive(element);
    await atlas.setLang('en');
    expect(next.handlers.change).toHaveBeenCalledExactlyOnceWith({ lang: 'en' });
  });

  it('sends the map’s events as its own', async () => {
    const element = put(`<${NAME}></${NAME}>`);
    const heard: unknown[] = [];
    for (const name of ['ready', 'select', 'error'])
      document.body.addEventListener(`atlas-${name}`, (e) => heard.push([name, (e as CustomEvent).detail]));
    const frame = arrive(element);
    const atlas = await element.atlas;
    await atlas.getView();
    frame.port.emit('select', { ref: 'a/b', name: 'B' });
    frame.handlers.change.mockImplementation(() => {
      throw new Error('no');
    });
    element.setAttribute('on', 'nowhere');
    await vi.waitFor(() => {
      expect(heard.length).toBe(3);
    });
    expect(heard).toMatchObject([
      ['ready', VIEW],
      ['select', { ref: 'a/b', name: 'B' }],
      ['error', { code: 'failed' }],
    ]);
  });

  it('can be moved, removed and put back', async () => {
    const element = put(`<${NAME} on="rail-hsr"></${NAME}><div></div>`);
    const iframe = projectionOf(element);
    arrive(element);
    const atlas = await element.atlas;
    document.querySelector('div')?.append(element);
    await microtasks();
    expect(projectionOf(element)).toBe(iframe);
    const again = arrive(element);
    await atlas.setLang('en');
    expect(again.handlers.change).toHaveBeenCalledOnce();
    element.remove();
    await microtasks();
    await expect(atlas.getView()).rejects.toMatchObject({ code: 'closed' });
    expect(element.shadowRoot?.querySelector('iframe')).toBeNull();
    document.body.append(element);
    expect(element.shadowRoot?.querySelectorAll('iframe').length).toBe(1);
    arrive(element);
    expect(await (await element.atlas).getView()).toEqual(VIEW);
  });

  it('loads and writes nothing else, whatever its attributes contain', () => {
    const evil = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'javascript:alert(1)',
        '//thief.example/',
        '../../x',
        'https://thief.example',
        '"><script>alert(1)</script>',
        'a&host=https://thief.example',
        'a%26host=x#y',
        '\\\\thief.example',
        'rail/../..',
        '\ud800',
        '1/1;}iframe{display:none}:host{',
      ),
    );
    const names = ['plate', 'ratio', 'label', 'layers', ...LINK_KEYS];
    const dressed = vi.spyOn(CSSStyleSheet.prototype, 'replaceSync');
    const title = projectionOf(put(`<${NAME}></${NAME}>`)).title;
    expect(title).not.toBe('');
    const [style = ''] = dressed.mock.lastCall ?? [];
    dressed.mockImplementation(() => undefined);
    // In jsdom, appending a frame creates a window. This test does not need one.
    const appended = vi.spyOn(ShadowRoot.prototype, 'append').mockImplementation(() => undefined);
    const ratio = /aspect-ratio:[\d.]+\/[\d.]+(?=\})/;
    expect(style).toMatch(ratio);
    fc.assert(
      fc.property(fc.record(Object.fromEntries(names.map((n) => [n, evil]))), (values) => {
        const element = document.createElement(NAME);
        for (const [name, value] of Object.entries(values)) element.setAttribute(name, value);
        document.body.replaceChildren(element);
        // Only the frame.
        const [frame, ...more] = appended.mock.lastCall ?? [];
        if (!(frame instanceof HTMLIFrameElement)) throw new Error('element: expected a frame');
        expect(more).toEqual([]);
        expect(element.shadowRoot?.childNodes.length).toBe(0);
        expect(frame.src.startsWith(`${BASE}embed/`)).toBe(true);
        expect(new URL(frame.src).search).toBe('');
        const link = linkOf(frame);
        expect(link.host).toBe(location.origin);
        for (const key of Object.keys(link)) expect(['v', 'host', ...LINK_KEYS]).toContain(key);
        expect(link.on).toBe(new URLSearchParams([['on', values.layers ?? '']]).get('on'));
        expect(frame.title).toBe(values.label === '' ? title : values.label);
        expect(dressed.mock.lastCall?.[0].replace(ratio, '')).toBe(style.replace(ratio, ''));
      }),
      { numRuns: 100 },
    );
    appended.mockRestore();
    dressed.mockRestore();
  });
});
