/** For tests of the channel: a frame in the page (jsdom), between which messages go as browsers let them. */
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
  /** Once it has started. */
  readonly port: MessageServer;
  allowedParents: AllowedParents;
  /** Serves the pages that have connected. */
  start: () => MessageServer;
  handlers: { [K in keyof Handlers]: ReturnType<typeof vi.fn<Handlers[K]>> };
  /** Target origins of what the frame said to the page. */
  said: string[];
  /** A message to the frame's window. */
  hear: (data: unknown, origin?: string, source?: unknown) => void;
  close: () => void;
}

/** A message as a window hears it; jsdom's own MessageEvent takes no sender that is not its window. */
export const message = (fields: {
  data: unknown;
  origin: string;
  source: unknown;
  ports?: MessagePort[];
}): Event => Object.assign(new Event('message'), { ports: [], ...fields });

/** A document in the iframe that greets `hosts`; `opaque`: sandboxed without an origin. */
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
