/** For tests of the channel: a frame in the page (jsdom), with messages between them as in browsers. */
import { vi } from 'vitest';
import type { AtlasView } from '../src/channel/api.ts';
import { greetParents, type AllowedParents } from '../src/channel/allowed-parents.ts';
import { serveMessages, type Handlers, type MessageServer } from '../src/channel/message-server.ts';

export const PAGE = location.origin;
export const ATLAS = 'https://atlas.example';

export const VIEW: AtlasView = {
  link: 'v=1&on=rail-hsr',
  on: ['rail-hsr'],
  hidden: {},
  opacity: {},
  at: { lon: 113.6, lat: 34.7, zoom: 8 },
  sel: null,
  plan: null,
  moment: null,
  story: null,
  lang: 'zh',
  ground: 'paper',
};

export interface SmallIframe {
  /** The message server, once it has started. */
  readonly port: MessageServer;
  allowedParents: AllowedParents;
  /** Serves the pages that have connected. */
  start: () => MessageServer;
  handlers: { [K in keyof Handlers]: ReturnType<typeof vi.fn<Handlers[K]>> };
  /** Target origins of the frame's messages to the page. */
  said: string[];
  /** Sends a message to the frame's window. */
  hear: (data: unknown, origin?: string, source?: unknown) => void;
  close: () => void;
}

/** A message event as a window receives it. jsdom's own MessageEvent accepts only its window as source. */
export const message = (fields: {
  data: unknown;
  origin: string;
  source: unknown;
  ports?: MessagePort[];
}): Event => Object.assign(new Event('message'), { ports: [], ...fields });

/** Fills the iframe with a document that greets `hosts`. `opaque`: in a sandbox without an origin. */
export function fill(
  iframe: HTMLIFrameElement,
  {
    hosts = [PAGE],
    opaque = false,
    ancestors = undefined as string[] | undefined,
    wake = (): void => undefined,
  } = {},
): SmallIframe {
  const own = opaque ? 'null' : ATLAS;
  const listening = new EventTarget();
  const said: string[] = [];
  const parent = {
    postMessage(data: unknown, target: string, ports: MessagePort[]) {
      said.push(target);
      if (target === PAGE)
        window.dispatchEvent(message({ data: structuredClone(data), origin: own, source: self, ports }));
    },
  } as unknown as Window;
  const self = {
    location: { ancestorOrigins: ancestors },
    addEventListener: listening.addEventListener.bind(listening),
    removeEventListener: listening.removeEventListener.bind(listening),
    postMessage(data: unknown, target: string) {
      if (target === own) hear(structuredClone(data));
    },
  } as unknown as Window;
  const hear: SmallIframe['hear'] = (data, origin = PAGE, source = parent) => {
    listening.dispatchEvent(message({ data, origin, source }));
  };
  Object.defineProperty(iframe, 'contentWindow', { value: self, configurable: true });
  Object.defineProperty(iframe, 'contentDocument', { value: null, configurable: true });
  const handlers = {
    getView: vi.fn<Handlers['getView']>(() => VIEW),
    change: vi.fn<Handlers['change']>(),
    flyTo: vi.fn<Handlers['flyTo']>(),
  };
  const allowedParents = greetParents({ hosts, wake, self, parent });
  let port: MessageServer | undefined;
  const start = (): MessageServer => (port ??= serveMessages(allowedParents, handlers));
  return {
    get port() {
      return start();
    },
    allowedParents,
    start,
    handlers,
    said,
    hear,
    close: () => {
      allowedParents.close();
    },
  };
}
