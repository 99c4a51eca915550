/** The page's side of the channel: built as embed/client.js. */
import { AtlasError, type Atlas, type AtlasEvents } from './api.ts';
import { Connection } from './connection.ts';
import { readView } from './protocol.ts';
export * from './api.ts';

export interface ConnectOptions {
  /**
   * Milliseconds within which the map must answer; `Infinity` means no limit. By default the limit is 30 s after the
   * frame has loaded, which can be late for lazy frames.
   */
  timeout?: number;
  /** Stops waiting. */
  signal?: AbortSignal;
  /** Called when the map answers, and again each time it answers after the frame reloaded. */
  connected?: (atlas: Atlas) => void;
  /** Receives every event without starting the map, which need not start until someone listens or uses it. */
  told?: <E extends keyof AtlasEvents>(event: E, data: AtlasEvents[E]) => void;
}

/** Pages may be written without types, so arguments are checked. */
function refuse(expected: string, got: unknown): never {
  throw new AtlasError('bad-request', `expected ${expected}, got ${typeof got}`);
}
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const written = (value: unknown): string =>
  /string|number/.test(typeof value) ? String(value) : refuse('text', value);
const texts = (list: unknown): string[] =>
  Array.isArray(list) ? list.map(written) : refuse('an array of texts', list);

/** What pages get: checks what they pass, and asks the map. */
function atlasOf(connection: Connection): Atlas {
  const nothing = (): undefined => undefined;
  const change: Atlas['change'] = (parts) => connection.ask('change', parts, nothing);
  return {
    getView: () => connection.ask('getView', undefined, readView),
    change,
    setLayers: async (ids) => change({ on: texts(ids).join(',') }),
    setHidden: async (classes) =>
      change({
        hide: Object.entries<readonly string[]>(isObject(classes) ? classes : refuse('an object', classes))
          .filter(([, values]) => texts(values).length > 0)
          .map(([layer, values]) => `${layer}:${values.join('.')}`)
          .join(','),
      }),
    select: (ref) => change({ sel: ref ?? '' }),
    setMoment: async (moment) => change({ t: written(moment ?? '') }),
    setLang: async (lang) => change({ lang: written(lang) }),
    setGround: async (ground) => change({ ground: written(ground) }),
    flyTo: (target) => connection.ask('flyTo', target, nothing),
    on: (event, listener) =>
      connection.on(event, typeof listener === 'function' ? listener : refuse('a function', listener)),
    close: () => {
      connection.close();
    },
  };
}

/** Connects to the map in a frame, once it answers. The result stays the same when the frame reloads. */
export function connectAtlas(
  iframe: HTMLIFrameElement,
  { timeout, signal, connected, told }: ConnectOptions = {},
): Promise<Atlas> {
  return new Promise((resolve, reject) => {
    const connection = new Connection(iframe, {
      timeout,
      connected() {
        resolve(atlas);
        connected?.(atlas);
      },
      // If the promise is already resolved, this has no effect.
      closed: reject,
      told,
    });
    const atlas = atlasOf(connection);
    const giveUp = (): void => {
      connection.close();
    };
    signal?.addEventListener('abort', giveUp);
    if (signal?.aborted) giveUp();
    else connection.open();
  });
}
