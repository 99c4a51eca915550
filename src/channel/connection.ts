/** The page's connection to the map in a frame: the handshake, requests with their answers, and events. */
import { originOf } from '../domain/embed/origin.ts';
import { AtlasError, VERSION, type AtlasErrorCode, type AtlasEvents } from './api.ts';
import { isKept, readEvent, readHello, readReply, type Method, type Problem } from './protocol.ts';

/**
 * Milliseconds within which a loaded frame, and each request, must be answered. At the first request, the map loads
 * the code that handles requests.
 */
export const REPLY_WITHIN = 30_000;
/** Knocks are repeated at intervals that double from the first to the last, milliseconds. */
const FIRST_WAIT = 250;
const LAST_WAIT = 60_000;

export interface ConnectionOptions {
  /** See `ConnectOptions.timeout`. */
  timeout: number | undefined;
  /** The map answers. Called again each time it answers after the frame reloaded. */
  connected: () => void;
  /** The connection has closed. */
  closed: (error: AtlasError) => void;
  told?: (<E extends keyof AtlasEvents>(event: E, data: AtlasEvents[E]) => void) | undefined;
}

/** Ends a request with the answer of the map, or with what went wrong. */
type Settle = (error: Problem | null, result?: unknown) => void;

/** The origin from which messages of the frame must come. */
const senderOf = (iframe: HTMLIFrameElement): string =>
  (iframe.getAttribute('sandbox') ?? 'allow-same-origin').toLowerCase().includes('allow-same-origin')
    ? originOf(iframe.src)
    : 'null';

export class Connection {
  readonly #iframe: HTMLIFrameElement;
  readonly #options: ConnectionOptions;
  /** Aborted when the connection closes. */
  readonly #end = new AbortController();
  #port: MessagePort | undefined;
  /** The nonce of the last hello. */
  #known = '';
  #deadline: ReturnType<typeof setTimeout> | undefined;
  #knocking: ReturnType<typeof setTimeout> | undefined;
  #lastId = 0;
  readonly #waiting = new Map<number, Settle>();
  readonly #listeners = new Map<string, Set<(data: never) => void>>();
  readonly #kept = new Map<string, unknown>();

  constructor(iframe: HTMLIFrameElement, options: ConnectionOptions) {
    this.#iframe = iframe;
    this.#options = options;
  }

  /** Knocks until the map answers. */
  open(): void {
    const { signal } = this.#end;
    this.#expireIn(this.#options.timeout);
    addEventListener('message', this.#hear, { signal });
    this.#iframe.addEventListener('load', this.#knock, { signal });
    this.#keepKnocking(FIRST_WAIT);
  }

  /** Sends a request. Rejects with an AtlasError if there is no answer, or none that `read` accepts. */
  async ask<T>(method: Method, params: unknown, read: (result: unknown) => T | null): Promise<T> {
    const good = read(await this.#send(method, params));
    if (good === null) throw new AtlasError('failed', `${method}: bad answer`);
    return good;
  }

  /** Calls back on each such event until the returned function is called. */
  on<E extends keyof AtlasEvents>(event: E, listener: (data: AtlasEvents[E]) => void): () => void {
    const all = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, all.add(listener));
    this.#listen();
    if (this.#kept.has(event))
      queueMicrotask(() => {
        listener(this.#kept.get(event) as AtlasEvents[E]);
      });
    return () => {
      all.delete(listener);
    };
  }

  close(code: AtlasErrorCode = 'closed', message = 'closed'): void {
    if (this.#end.signal.aborted) return;
    this.#end.abort();
    clearTimeout(this.#deadline);
    clearTimeout(this.#knocking);
    this.#port?.postMessage({ bye: true });
    this.#drop(code, message);
    this.#options.closed(new AtlasError(code, message));
  }

  readonly #hear = (message: MessageEvent): void => {
    if (message.source !== this.#iframe.contentWindow || message.origin !== senderOf(this.#iframe)) return;
    const hello = readHello(message.data);
    const [port] = message.ports;
    if (!hello || !port || hello.nonce === this.#known) return;
    // Only one listener uses a port. Other listeners for this frame knock and get their own.
    message.stopImmediatePropagation();
    if (hello.version === VERSION) this.#answer(hello.nonce, port);
    else this.close('version', `got version ${String(hello.version)}, expected ${String(VERSION)}`);
  };

  #answer(nonce: string, port: MessagePort): void {
    this.#drop('closed', 'the frame reloaded');
    this.#known = nonce;
    this.#port = port;
    port.onmessage = ({ data }) => {
      this.#take(data);
    };
    port.postMessage({ atlas: VERSION, welcome: nonce });
    if (this.#listeners.size > 0) this.#listen();
    clearTimeout(this.#deadline);
    this.#options.connected();
  }

  #take(data: unknown): void {
    const [message, reply] = [readEvent(data), readReply(data)];
    if (message) this.#spread(message);
    else if (reply) this.#waiting.get(reply.id)?.(reply.error, reply.result);
  }

  #spread({ event, data }: NonNullable<ReturnType<typeof readEvent>>): void {
    if (isKept(event)) this.#kept.set(event, data);
    // Each listener runs separately, so that one that throws does not affect the others.
    for (const listener of [
      (data: never) => this.#options.told?.(event, data),
      ...(this.#listeners.get(event) ?? []),
    ])
      queueMicrotask(() => {
        listener(data as never);
      });
  }

  #send(method: Method, params: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (!this.#port) throw new AtlasError('closed', 'not connected');
      const id = ++this.#lastId;
      const settle: Settle = (error, result) => {
        clearTimeout(timer);
        this.#waiting.delete(id);
        if (error) reject(new AtlasError(error.code, error.message));
        else resolve(result);
      };
      const fail = (code: AtlasErrorCode, message: string): void => {
        settle({ code, message: `${method}: ${message}` });
      };
      const timer = setTimeout(fail, REPLY_WITHIN, 'timeout', 'no answer');
      this.#waiting.set(id, settle);
      try {
        this.#port.postMessage({ id, method, params });
      } catch (error) {
        // Functions, elements and similar values cannot be sent.
        fail('bad-request', String(error));
      }
    });
  }

  /** Tells the map that the page has listeners. */
  #listen(): void {
    this.#port?.postMessage({ listen: true });
  }

  /** Closes the port and rejects all open requests. */
  #drop(code: AtlasErrorCode, message: string): void {
    this.#port?.close();
    this.#port = undefined;
    this.#kept.clear();
    for (const settle of this.#waiting.values()) settle({ code, message });
  }

  /** Asks for a hello, but not before the frame has loaded. If the frame has no origin, the page can only wait. */
  readonly #knock = (loaded?: Event): void => {
    const origin = senderOf(this.#iframe);
    if (this.#port || this.#iframe.contentDocument?.URL === 'about:blank') return;
    if (loaded || origin !== 'null') this.#expireIn(this.#options.timeout ?? REPLY_WITHIN);
    if (origin !== 'null') this.#iframe.contentWindow?.postMessage({ atlas: VERSION, knock: true }, origin);
  };

  #keepKnocking(wait: number): void {
    if (this.#port) return;
    this.#knock();
    this.#knocking = setTimeout(() => {
      this.#keepKnocking(Math.min(2 * wait, LAST_WAIT));
    }, wait);
  }

  /** A loaded frame without an answer is not a map, or does not allow this page. */
  #expireIn(ms = Infinity): void {
    if (this.#known || ms === Infinity) return;
    this.#deadline ??= setTimeout(() => {
      this.close('timeout', 'no answer: does host= name this page?');
    }, ms);
  }
}
