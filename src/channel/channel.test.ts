// @vitest-environment jsdom
/** Both sides of the channel, with each other, with foreign pages and with hostile messages. */
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ATLAS, fill, message, PAGE, VIEW, type SmallIframe } from '../../tests/small-iframe.ts';
import { AtlasError, type Atlas } from './api.ts';
import { connectAtlas } from './client.ts';
import { readChange, readTarget } from './protocol.ts';

const open: { close: () => void }[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
  document.body.innerHTML = '';
  vi.useRealTimers();
});

function iframe(sandbox?: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  if (sandbox !== undefined) frame.setAttribute('sandbox', sandbox);
  Object.defineProperty(frame, 'src', { value: `${ATLAS}/embed/`, configurable: true });
  return frame;
}
function filled(element: HTMLIFrameElement, options?: Parameters<typeof fill>[1]): SmallIframe {
  const frame = fill(element, options);
  frame.start();
  open.push(frame);
  return frame;
}
async function connected(): Promise<{ frame: SmallIframe; atlas: Atlas; element: HTMLIFrameElement }> {
  const element = iframe();
  const waiting = connectAtlas(element);
  const frame = filled(element);
  const atlas = await waiting;
  open.push(atlas);
  return { frame, atlas, element };
}
/** Resolves when all earlier messages have arrived, because later ones have. */
const settled = (atlas: Atlas): Promise<unknown> => atlas.getView();

describe('a page that the map allows', () => {
  it('gets an answer', async () => {
    const { frame, atlas } = await connected();
    expect(await atlas.getView()).toEqual(VIEW);
    await atlas.setLayers(['rail-hsr', 'stations']);
    await atlas.setHidden({ frames: ['a', 'b'], others: [] });
    await atlas.setHidden({});
    await atlas.select('rail-hsr/zhengyu');
    await atlas.select(null);
    await atlas.setMoment(2027);
    await atlas.setMoment(null);
    await atlas.setLang('en');
    await atlas.setGround('auto');
    await atlas.change({ t: null, on: '' });
    expect(frame.handlers.change.mock.calls.map(([change]) => change)).toEqual([
      { on: 'rail-hsr,stations' },
      { hide: 'frames:a.b' },
      { hide: '' },
      { sel: 'rail-hsr/zhengyu' },
      { sel: '' },
      { t: '2027' },
      { t: '' },
      { lang: 'en' },
      { ground: 'auto' },
      { t: null, on: '' },
    ]);
    await atlas.flyTo({ lon: 113, lat: 34, zoom: 9 });
    await atlas.flyTo({ bounds: [112, 33, 115, 36] });
    expect(frame.handlers.flyTo.mock.calls).toEqual([
      [{ lon: 113, lat: 34, zoom: 9 }],
      [{ bounds: [112, 33, 115, 36] }],
    ]);
  });

  it('receives events, including kept ones from before it connected', async () => {
    const { frame, atlas } = await connected();
    // The map has received the page's answer.
    await settled(atlas);
    const heard: unknown[] = [];
    const off = atlas.on('select', (data) => heard.push(data));
    frame.port.emit('select', { ref: 'rail-hsr/zhengyu', name: '郑渝高铁' });
    frame.port.emit('ready', VIEW);
    frame.port.emit('height', { height: 420 });
    await settled(atlas);
    expect(heard).toEqual([{ ref: 'rail-hsr/zhengyu', name: '郑渝高铁' }]);
    off();
    frame.port.emit('select', { ref: null, name: null });
    const late = await new Promise((resolve) => atlas.on('ready', resolve));
    expect(late).toEqual(VIEW);
    expect(await new Promise((resolve) => atlas.on('height', resolve))).toEqual({ height: 420 });
    await settled(atlas);
    expect(heard.length).toBe(1);
  });

  it('receives the reason of a refusal, without internals of the map', async () => {
    const { frame, atlas } = await connected();
    frame.handlers.change.mockImplementation(() => {
      throw new AtlasError('unknown', 'on=nowhere');
    });
    await expect(atlas.setLayers(['nowhere'])).rejects.toMatchObject({
      code: 'unknown',
      message: 'on=nowhere',
    });
    frame.handlers.flyTo.mockRejectedValue(new TypeError('inner workings'));
    const failed = await atlas.flyTo({ lon: 113, lat: 34 }).catch((e: unknown) => e);
    expect(failed).toMatchObject({ name: 'AtlasError', code: 'failed' });
    expect(String(failed)).not.toContain('inner');
    await expect(atlas.flyTo({ lon: 1000, lat: 34 })).rejects.toMatchObject({ code: 'bad-request' });
    frame.handlers.getView.mockReturnValue({ ...VIEW, lang: 'xx' } as never);
    await expect(atlas.getView()).rejects.toMatchObject({ code: 'failed' });
  });

  it('keeps its map when the frame reloads; open requests are rejected', async () => {
    const { frame, atlas, element } = await connected();
    frame.handlers.change.mockReturnValue(new Promise(() => undefined));
    const lost = atlas.setLayers([]);
    const views: unknown[] = [];
    atlas.on('view', (v) => views.push(v));
    const next = filled(element);
    await expect(lost).rejects.toMatchObject({ code: 'closed' });
    await atlas.setLang('en');
    expect(next.handlers.change).toHaveBeenCalledExactlyOnceWith({ lang: 'en' });
    next.port.emit('view', VIEW);
    await settled(atlas);
    expect(views).toEqual([VIEW]);
  });

  it('connects before the map has started; a request starts it, and no message is lost', async () => {
    const element = iframe();
    const [wake, connected] = [vi.fn(), vi.fn()];
    const waiting = connectAtlas(element, { connected });
    const frame = fill(element, { wake });
    open.push(frame);
    const atlas = await waiting;
    open.push(atlas);
    expect(connected).toHaveBeenCalledExactlyOnceWith(atlas);
    const asked = [atlas.setLang('en'), atlas.getView()];
    const heard = new Promise((resolve) => {
      atlas.on('ready', resolve);
    });
    await vi.waitFor(() => {
      expect(wake).toHaveBeenCalledTimes(3);
    });
    expect(frame.handlers.change).not.toHaveBeenCalled();
    frame.start().emit('ready', VIEW);
    expect(await Promise.all(asked)).toEqual([undefined, VIEW]);
    expect(frame.handlers.change).toHaveBeenCalledExactlyOnceWith({ lang: 'en' });
    expect(await heard).toEqual(VIEW);
    await atlas.setLang('zh');
    expect(wake).toHaveBeenCalledTimes(3);
  });

  it('receives all events without starting the map', async () => {
    const element = iframe();
    const [wake, told] = [vi.fn(), vi.fn()];
    const waiting = connectAtlas(element, { told });
    const frame = fill(element, { wake });
    open.push(frame);
    const atlas = await waiting;
    open.push(atlas);
    await vi.waitFor(() => {
      expect(frame.allowedParents.ports.size).toBe(1);
    });
    expect(wake).not.toHaveBeenCalled();
    frame.start().emit('select', { ref: 'a/b', name: 'B' });
    await settled(atlas);
    expect(told).toHaveBeenCalledExactlyOnceWith('select', { ref: 'a/b', name: 'B' });
  });

  it('connects to a map that loaded before, and shares it', async () => {
    const element = iframe();
    filled(element);
    const [a, b] = await Promise.all([connectAtlas(element), connectAtlas(element)]);
    open.push(a, b);
    expect(a).not.toBe(b);
    expect(await a.getView()).toEqual(VIEW);
    expect(await b.getView()).toEqual(VIEW);
    a.close();
    await expect(a.getView()).rejects.toMatchObject({ code: 'closed' });
    expect(await b.getView()).toEqual(VIEW);
  });

  it('reaches a sandboxed frame without an origin', async () => {
    const element = iframe('allow-scripts');
    const waiting = connectAtlas(element);
    filled(element, { opaque: true });
    const atlas = await waiting;
    open.push(atlas);
    expect(await atlas.getView()).toEqual(VIEW);
  });

  it('stops waiting at its timeout or signal', async () => {
    vi.useFakeTimers();
    const late = connectAtlas(iframe(), { timeout: 5000 });
    const left = new AbortController();
    const given = connectAtlas(iframe(), { signal: left.signal });
    vi.advanceTimersByTime(5000);
    left.abort();
    await expect(late).rejects.toMatchObject({ code: 'timeout' });
    await expect(given).rejects.toMatchObject({ code: 'closed' });
    await expect(connectAtlas(iframe(), { signal: left.signal })).rejects.toMatchObject({ code: 'closed' });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('times out if a loaded frame does not answer, but waits for a frame that has not loaded', async () => {
    vi.useFakeTimers();
    const silent = connectAtlas(iframe());
    const refused = expect(silent).rejects.toMatchObject({
      code: 'timeout',
      message: expect.stringContaining('host=') as string,
    });
    await vi.advanceTimersByTimeAsync(30_000);
    await refused;

    // A lazy frame, and one without an origin, whose document is not accessible.
    const lazy = iframe();
    Object.defineProperty(lazy, 'contentDocument', { value: { URL: 'about:blank' }, configurable: true });
    for (const element of [lazy, iframe('allow-scripts')]) {
      const given = vi.fn();
      connectAtlas(element).catch(given);
      await vi.advanceTimersByTimeAsync(3_600_000);
      expect(given).not.toHaveBeenCalled();
      Object.defineProperty(element, 'contentDocument', { value: null });
      element.dispatchEvent(new Event('load'));
      await vi.advanceTimersByTimeAsync(30_000);
      expect(given).toHaveBeenCalledOnce();
    }
    const patient = vi.fn();
    const left = new AbortController();
    connectAtlas(iframe(), { timeout: Infinity, signal: left.signal }).catch(patient);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(patient).not.toHaveBeenCalled();
    left.abort();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('stays connected while the frame reloads', async () => {
    const { atlas, element } = await connected();
    vi.useFakeTimers();
    element.dispatchEvent(new Event('load'));
    vi.advanceTimersByTime(60_000);
    vi.useRealTimers();
    filled(element);
    expect(await atlas.getView()).toEqual(VIEW);
  });

  it('reports that the map uses another version', async () => {
    const element = iframe();
    const waiting = connectAtlas(element);
    const source = {};
    Object.defineProperty(element, 'contentWindow', { value: source });
    const { port1, port2 } = new MessageChannel();
    window.dispatchEvent(message({ data: { atlas: 2, hello: 'x' }, origin: ATLAS, source, ports: [port2] }));
    await expect(waiting).rejects.toMatchObject({ code: 'version' });
    port1.close();
  });
});

describe('a foreign page', () => {
  it('never receives messages: hellos go only to allowed origins', () => {
    vi.useFakeTimers();
    const others = filled(iframe(), { hosts: ['https://other.example', 'https://third.example'] });
    vi.advanceTimersByTime(60_000);
    expect(new Set(others.said)).toEqual(new Set(['https://other.example', 'https://third.example']));
    const none = filled(iframe(), { hosts: [] });
    const wild = filled(iframe(), {
      hosts: ['*', '/', 'null', 'https://', `${PAGE}/`, `${PAGE}@x`, 'data:x'],
    });
    const around = filled(iframe(), { ancestors: ['https://thief.example'] });
    for (const frame of [none, wild, around]) {
      vi.advanceTimersByTime(60_000);
      frame.hear({ atlas: 1, knock: true });
      expect(frame.said).toEqual([]);
    }
  });

  it('gets no answer to its knock', () => {
    const frame = filled(iframe(), { hosts: [PAGE] });
    const before = frame.said.length;
    frame.hear({ atlas: 1, knock: true }, 'https://thief.example');
    frame.hear({ atlas: 1, knock: true }, 'null');
    frame.hear({ atlas: 1, knock: true }, PAGE, {});
    expect(frame.said.length).toBe(before);
    frame.hear({ atlas: 1, knock: true });
    expect(frame.said.length).toBe(before + 1);
  });

  it('or a foreign frame is not accepted as a map by the client', () => {
    const element = iframe();
    const source = {};
    Object.defineProperty(element, 'contentWindow', { value: source, configurable: true });
    const left = new AbortController();
    void connectAtlas(element, { signal: left.signal }).catch(() => undefined);
    const { port1, port2 } = new MessageChannel();
    const answered = vi.spyOn(port2, 'postMessage');
    const hello = { data: { atlas: 1, hello: 'x' }, origin: ATLAS, source, ports: [port2] };
    window.dispatchEvent(message({ ...hello, origin: 'https://thief.example' }));
    window.dispatchEvent(message({ ...hello, origin: 'null' }));
    window.dispatchEvent(message({ ...hello, source: window }));
    expect(answered).not.toHaveBeenCalled();
    window.dispatchEvent(message(hello));
    expect(answered).toHaveBeenCalledExactlyOnceWith({ atlas: 1, welcome: 'x' });
    left.abort();
    port1.close();
  });

  it('does not stop the hellos to an allowed page: they continue at growing intervals', () => {
    vi.useFakeTimers();
    const frame = filled(iframe(), { hosts: ['https://other.example'] });
    vi.advanceTimersByTime(10_000);
    const early = frame.said.length;
    vi.advanceTimersByTime(10_000);
    expect(frame.said.length - early).toBeLessThan(early / 3);
    vi.advanceTimersByTime(600_000);
    expect(frame.said.length).toBeGreaterThan(early + 5);
    frame.close();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('hostile messages', () => {
  const KEYS = [
    'atlas',
    'hello',
    'knock',
    'welcome',
    'bye',
    'id',
    'method',
    'params',
    'event',
    'data',
    'error',
  ];
  const WORDS = [
    'getView',
    'change',
    'flyTo',
    '__proto__',
    'constructor',
    'toString',
    'ready',
    'view',
    'select',
  ];
  /** Arbitrary data, and data similar to valid messages. */
  const hostile = fc.oneof(
    fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true }),
    fc.dictionary(
      fc.constantFrom(...KEYS, '__proto__'),
      fc.oneof(fc.constantFrom<unknown>(...WORDS, 1, 0, -1, true, null), fc.anything(), fc.object()),
    ),
  );

  it('never throw, and reach the map only as valid requests', async () => {
    const { frame, atlas } = await connected();
    // The client sends over its port, so hostile messages are sent over it too.
    const sent = vi.spyOn(MessagePort.prototype, 'postMessage');
    await atlas.getView();
    const port = sent.mock.contexts[0] as MessagePort;
    sent.mockRestore();
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    await fc.assert(
      fc.asyncProperty(hostile, async (data) => {
        // A goodbye is a valid message.
        if (typeof data === 'object' && data !== null && 'bye' in data) return;
        frame.hear(data);
        port.postMessage(structuredClone(data));
        await settled(atlas);
      }),
      { numRuns: 400 },
    );
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
    for (const [change] of frame.handlers.change.mock.calls) expect(readChange(change)).toEqual(change);
    for (const [target] of frame.handlers.flyTo.mock.calls) expect(readTarget(target)).toEqual(target);
    expect(({} as Record<string, unknown>).atlas).toBeUndefined();
    expect(await atlas.getView()).toEqual(VIEW);
  });

  it('from the frame neither throw in the page nor reach its listeners', async () => {
    const element = iframe();
    const waiting = connectAtlas(element);
    const source = {};
    Object.defineProperty(element, 'contentWindow', { value: source });
    const { port1, port2 } = new MessageChannel();
    const failed = vi.fn();
    window.addEventListener('error', failed);
    window.dispatchEvent(message({ data: { atlas: 1, hello: 'x' }, origin: ATLAS, source, ports: [port2] }));
    const atlas = await waiting;
    open.push(atlas, port1);
    const told = vi.fn();
    for (const event of ['ready', 'view', 'select', 'error', 'height'] as const) atlas.on(event, told);
    const rounds = fc.sample(hostile, 400);
    for (const data of rounds) {
      window.dispatchEvent(message({ data, origin: ATLAS, source }));
      port1.postMessage(data);
    }
    // The last message is valid. When it arrives, all others have been read.
    const last = new Promise((resolve) => atlas.on('height', resolve));
    port1.postMessage({ event: 'height', data: { height: 7 } });
    expect(await last).toEqual({ height: 7 });
    expect(told).toHaveBeenCalledExactlyOnceWith({ height: 7 });
    expect(failed).not.toHaveBeenCalled();
  });

  it('from the page’s own scripts are rejected by every method, without synchronous errors', async () => {
    const { frame, atlas } = await connected();
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const names = fc.constantFrom(...Object.getOwnPropertyNames(Object.prototype));
    const odd = fc.oneof(
      hostile,
      names,
      fc.dictionary(names, fc.oneof(names, fc.array(names), fc.integer())),
      fc.constantFrom<unknown>(
        null,
        Symbol('x'),
        () => 0,
        document.body,
        window,
        'x'.repeat(100_000),
        NaN,
        undefined,
      ),
    );
    const methods = [
      ...['change', 'setLayers', 'setHidden', 'select', 'setMoment', 'setLang', 'setGround', 'flyTo'],
    ] as const;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...methods), odd, async (method, value) => {
        const call = (atlas as unknown as Record<string, (value: unknown) => Promise<unknown>>)[method];
        const asked = call?.(value);
        expect(asked).toBeInstanceOf(Promise);
        const outcome = await asked?.catch((error: unknown) => error);
        if (outcome !== undefined) expect(outcome).toMatchObject({ name: 'AtlasError', code: 'bad-request' });
      }),
      { numRuns: 400 },
    );
    for (const listener of [null, undefined, 'toString', {}])
      expect(() => atlas.on('view', listener as never)).toThrow(AtlasError);
    for (const event of ['constructor', '__proto__', 'toString'])
      atlas.on(event as 'view', () => {
        throw new Error('nobody tells this');
      })();
    await settled(atlas);
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
    for (const [change] of frame.handlers.change.mock.calls) expect(readChange(change)).toEqual(change);
    for (const [target] of frame.handlers.flyTo.mock.calls) expect(readTarget(target)).toEqual(target);
  });
});
