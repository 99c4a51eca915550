/** The page's side of the channel: built as embed/client.js. */
import { originOf } from '../domain/embed/origin.ts';
import { AtlasError, VERSION, type Atlas, type AtlasErrorCode, type AtlasEvents } from './api.ts';
import { isKept, readHello, readReply, readEvent, readView, type Method } from './protocol.ts';
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

/**
 * Milliseconds within which a loaded frame, and each request, must be answered. At the first request, the map loads
 * the code that handles requests.
 */
const REPLY_WITHIN = 30_000;
/** Knocks are repeated at intervals that double from the first to the last, milliseconds. */
const FIRST_WAIT = 250;
const LAST_WAIT = 60_000;

interface Waiting {
  resolve: (result: unknown) => void;
  reject: (error: AtlasError) => void;
  timer: ReturnType<typeof setTimeout>;
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

/** The origin from which messages of the frame must come. */
const senderOf = (iframe: HTMLIFrameElement): string =>
  (iframe.getAttribute('sandbox') ?? 'allow-same-origin').toLowerCase().includes('allow-same-origin')
    ? originOf(iframe.src)
    : 'null';

/** Connects to the map in a frame, once it answers. The result stays the same when the frame reloads. */
export function connectAtlas(
  iframe: HTMLIFrameElement,
  { timeout, signal, connected, told: hearAll }: ConnectOptions = {},
): Promise<Atlas> {
  return new Promise((resolve, reject) => {
    let port: MessagePort | undefined;
    let known = '';
    let lastId = 0;
    let closed = false;
    let deadline: ReturnType<typeof setTimeout> | undefined;
    const waiting = new Map<number, Waiting>();
    const listeners = new Map<string, Set<(data: never) => void>>();
    const kept = new Map<string, unknown>();

    function hear(message: MessageEvent): void {
      if (message.source !== iframe.contentWindow || message.origin !== senderOf(iframe)) return;
      const hello = readHello(message.data);
      const [given] = message.ports;
      if (!hello || !given || hello.nonce === known) return;
      // Only one listener uses a port. Other listeners for this frame knock and get their own.
      message.stopImmediatePropagation();
      if (hello.version !== VERSION) {
        const theirs = String(hello.version);
        close('version', `got version ${theirs}, expected ${String(VERSION)}`);
        return;
      }
      drop('closed', 'the frame reloaded');
      known = hello.nonce;
      port = given;
      port.onmessage = ({ data }) => {
        take(data);
      };
      port.postMessage({ atlas: VERSION, welcome: known });
      if (listeners.size > 0) listen();
      clearTimeout(deadline);
      resolve(atlas);
      connected?.(atlas);
    }

    function take(data: unknown): void {
      const message = readEvent(data);
      if (message) {
        if (isKept(message.event)) kept.set(message.event, message.data);
        // Each listener runs separately, so that one that throws does not affect the others.
        for (const listener of [
          (data: never) => hearAll?.(message.event, data),
          ...(listeners.get(message.event) ?? []),
        ])
          queueMicrotask(() => {
            listener(message.data as never);
          });
        return;
      }
      const reply = readReply(data);
      const asker = reply && waiting.get(reply.id);
      if (!asker) return;
      settle(reply.id);
      if ('error' in reply) asker.reject(new AtlasError(reply.error.code, reply.error.message));
      else asker.resolve(reply.result);
    }

    function settle(id: number): void {
      clearTimeout(waiting.get(id)?.timer);
      waiting.delete(id);
    }

    /** Closes the port and rejects all open requests. */
    function drop(code: AtlasErrorCode, message: string): void {
      port?.close();
      port = undefined;
      kept.clear();
      for (const [id, { reject: refuse }] of waiting) {
        settle(id);
        refuse(new AtlasError(code, message));
      }
    }

    function close(code: AtlasErrorCode, message: string): void {
      if (closed) return;
      closed = true;
      removeEventListener('message', hear);
      iframe.removeEventListener('load', knockNow);
      clearTimeout(deadline);
      clearTimeout(knocking);
      port?.postMessage({ bye: true });
      drop(code, message);
      // If the promise is already resolved, this has no effect.
      reject(new AtlasError(code, message));
    }

    const ask = async <T>(
      method: Method,
      params: unknown,
      read: (result: unknown) => T | null,
    ): Promise<T> => {
      const result = await new Promise<unknown>((answered, refused) => {
        if (!port) {
          refused(new AtlasError('closed', 'not connected'));
          return;
        }
        const id = ++lastId;
        const timer = setTimeout(() => {
          settle(id);
          refused(new AtlasError('timeout', `${method}: no answer`));
        }, REPLY_WITHIN);
        waiting.set(id, { resolve: answered, reject: refused, timer });
        try {
          port.postMessage({ id, method, params });
        } catch (error) {
          // Functions, elements and similar values cannot be sent.
          settle(id);
          refused(new AtlasError('bad-request', `${method}: ${String(error)}`));
        }
      });
      const good = read(result);
      if (good === null) throw new AtlasError('failed', `${method}: bad answer`);
      return good;
    };
    /** Tells the map that the page has listeners. */
    const listen = (): void => {
      port?.postMessage({ listen: true });
    };
    const nothing = (): undefined => undefined;
    const change: Atlas['change'] = (parts) => ask('change', parts, nothing);

    const atlas: Atlas = {
      getView: () => ask('getView', undefined, readView),
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
      flyTo: (target) => ask('flyTo', target, nothing),
      on<E extends keyof AtlasEvents>(event: E, listener: (data: AtlasEvents[E]) => void) {
        if (typeof listener !== 'function') refuse('a function', listener);
        const all = listeners.get(event) ?? new Set();
        listeners.set(event, all.add(listener));
        listen();
        if (kept.has(event))
          queueMicrotask(() => {
            listener(kept.get(event) as AtlasEvents[E]);
          });
        return () => {
          all.delete(listener);
        };
      },
      close: () => {
        close('closed', 'closed');
      },
    };

    /** Asks for a hello, but not before the frame has loaded. If the frame has no origin, the client can only wait. */
    function knockNow(loaded?: Event): void {
      const origin = senderOf(iframe);
      if (port || iframe.contentDocument?.URL === 'about:blank') return;
      if (loaded || origin !== 'null') expireIn(timeout ?? REPLY_WITHIN);
      if (origin !== 'null') iframe.contentWindow?.postMessage({ atlas: VERSION, knock: true }, origin);
    }
    /** A loaded frame without an answer is not a map, or does not allow this page. */
    function expireIn(ms: number): void {
      if (known || ms === Infinity) return;
      deadline ??= setTimeout(() => {
        close('timeout', 'no answer: does host= name this page?');
      }, ms);
    }
    let knocking: ReturnType<typeof setTimeout> | undefined;
    function knock(wait: number): void {
      if (port) return;
      knockNow();
      knocking = setTimeout(knock, wait, Math.min(2 * wait, LAST_WAIT));
    }

    if (timeout !== undefined) expireIn(timeout);
    const giveUp = (): void => {
      close('closed', 'closed');
    };
    if (signal?.aborted) {
      giveUp();
      return;
    }
    signal?.addEventListener('abort', giveUp);
    addEventListener('message', hear);
    iframe.addEventListener('load', knockNow);
    knock(FIRST_WAIT);
  });
}
