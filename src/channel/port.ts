/** The frame's side of the channel. Without allowed origins it is shut: it neither speaks nor listens. */
import { hostOf } from '../domain/origin.ts';
import type { View } from '../domain/view.ts';
import {
  AtlasError,
  VERSION,
  type AtlasChange,
  type AtlasEvents,
  type AtlasTarget,
  type AtlasView,
} from './api.ts';
import { isBye, isKnock, isWelcome, readRequest, type Request } from './protocol.ts';

/**
 * What the map does when it is asked. What it throws as an `AtlasError` is told to the page as it is, anything else as
 * `failed`; what a change or a flight returns is waited for, but not told.
 */
export interface Handlers {
  getView: () => AtlasView | Promise<AtlasView>;
  change: (change: AtlasChange) => unknown;
  flyTo: (target: AtlasTarget) => unknown;
}

export interface PortOptions {
  /** Origins of the pages that may talk to the map: `host=` of its link. */
  hosts: readonly string[];
  handlers: Handlers;
  /** The frame's own window and the one around it. */
  self?: Window;
  parent?: Window;
}

export interface Port {
  /** Tells every page that is connected. */
  emit<E extends keyof AtlasEvents>(event: E, data: AtlasEvents[E]): void;
  close(): void;
}

/** Hellos that nobody answers come at intervals that double from the first to the last, milliseconds. */
const FIRST_WAIT = 100;
const LAST_WAIT = 60_000;

/** A page that connects later hears these again. */
const KEPT: readonly (keyof AtlasEvents)[] = ['ready', 'height'];

export function openPort({ hosts, handlers, self = window, parent = self.parent }: PortOptions): Port {
  // Where the browser says who is around the frame, no other origin need be tried.
  const around = (self.location.ancestorOrigins as DOMStringList | undefined)?.[0];
  const allowed =
    parent === self ? [] : hosts.filter((h) => hostOf(h) === h && (around === undefined || h === around));
  // Tells this document from the one that was in the frame before; it is no secret.
  const nonce = crypto.getRandomValues(new Uint32Array(4)).join('-');
  const ports = new Set<MessagePort>();
  const kept = new Map<string, unknown>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function hello(origin: string): void {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      if (isWelcome(data, VERSION, nonce)) take(port1);
    };
    parent.postMessage({ atlas: VERSION, hello: nonce }, origin, [port2]);
  }

  function greet(wait: number): void {
    for (const origin of allowed) hello(origin);
    timer = setTimeout(greet, wait, Math.min(2 * wait, LAST_WAIT));
  }

  function take(port: MessagePort): void {
    clearTimeout(timer);
    ports.add(port);
    port.onmessage = ({ data }) => void answer(port, data);
    for (const [event, data] of kept) port.postMessage({ event, data });
  }

  async function answer(port: MessagePort, data: unknown): Promise<void> {
    if (isBye(data)) {
      port.close();
      ports.delete(port);
      if (ports.size === 0) greet(FIRST_WAIT);
      return;
    }
    const request = readRequest(data);
    if (!request) return;
    if ('error' in request) {
      port.postMessage(request);
      return;
    }
    const { id } = request;
    try {
      port.postMessage({ id, result: await carryOut(request) });
    } catch (thrown) {
      const error = thrown instanceof AtlasError ? thrown : new AtlasError('failed', 'the map could not');
      port.postMessage({ id, error: { code: error.code, message: error.message } });
    }
  }

  async function carryOut(request: Request): Promise<AtlasView | undefined> {
    switch (request.method) {
      case 'getView':
        return handlers.getView();
      case 'change':
        await handlers.change(request.params);
        return undefined;
      case 'flyTo':
        await handlers.flyTo(request.params);
        return undefined;
    }
  }

  const onMessage = ({ source, origin, data }: MessageEvent): void => {
    if (source === parent && allowed.includes(origin) && isKnock(data)) hello(origin);
  };

  if (allowed.length > 0) {
    self.addEventListener('message', onMessage);
    greet(FIRST_WAIT);
  }
  return {
    emit(event, data) {
      if (KEPT.includes(event)) kept.set(event, data);
      for (const port of ports) port.postMessage({ event, data });
    },
    close() {
      clearTimeout(timer);
      self.removeEventListener('message', onMessage);
      for (const port of ports) port.close();
      ports.clear();
    },
  };
}

/** A View as the page is told of it; `link` is the same as text. */
export const toldView = (view: View, link: string): AtlasView => ({
  link,
  on: view.on,
  hidden: view.hidden,
  opacity: view.opacity,
  at: view.at,
  sel: view.sel && `${view.sel.layer}/${view.sel.feature}`,
  plan: view.plan,
  moment: view.moment,
  story: view.story && `${view.story.tour}/${view.story.chapter}`,
  lang: view.lang,
  ground: view.ground,
});
