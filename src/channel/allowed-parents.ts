/**
 * Connects an embed's frame with the pages that its link allows: the frame sends a hello to each until one answers.
 * This is part of the page's inline script, so that pages get an answer at once. The code that handles requests is
 * loaded at the first request. Without allowed origins, the frame neither sends nor receives messages.
 */
import { hostOf } from '../domain/embed/origin.ts';
import { VERSION } from './api.ts';
import { isBye, isKnock, isWelcome } from './protocol.ts';

/** The code that handles requests. */
export interface Host {
  /** Called when a page has answered the hello. */
  come(port: MessagePort): void;
  hear(port: MessagePort, data: unknown): void;
}

export interface AllowedParents {
  /** The pages that are connected. */
  readonly ports: ReadonlySet<MessagePort>;
  /** Sets the host. It receives all connected pages, and the messages that they have sent so far. */
  serve(host: Host): void;
  close(): void;
}

export interface AllowedParentsOptions {
  /** Origins of the pages that may exchange messages with the map: `host=` of its link. */
  hosts: readonly string[];
  /** Called at every message until a host is set. */
  wake: () => void;
  /** The frame's own window and its parent. */
  self?: Window;
  parent?: Window;
}

/** Unanswered hellos are repeated at intervals that double from the first to the last, milliseconds. */
const FIRST_WAIT = 100;
const LAST_WAIT = 60_000;

export function greetParents({
  hosts,
  wake,
  self = window,
  parent = self.parent,
}: AllowedParentsOptions): AllowedParents {
  // If the browser states the origin of the parent page, other origins need not be tried.
  const around = (self.location.ancestorOrigins as DOMStringList | undefined)?.[0];
  const allowed =
    parent === self ? [] : hosts.filter((h) => hostOf(h) === h && (around === undefined || h === around));
  // Distinguishes this document from an earlier one in the same frame. It is not secret.
  const nonce = crypto.getRandomValues(new Uint32Array(4)).join('-');
  const ports = new Set<MessagePort>();
  const said: [port: MessagePort, data: unknown][] = [];
  let host: Host | null = null;
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
    port.onmessage = ({ data }) => {
      hear(port, data);
    };
    host?.come(port);
  }

  function hear(port: MessagePort, data: unknown): void {
    if (isBye(data)) {
      port.close();
      ports.delete(port);
      if (ports.size === 0) greet(FIRST_WAIT);
    } else if (host) host.hear(port, data);
    else {
      said.push([port, data]);
      wake();
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
    ports,
    serve(one) {
      host = one;
      for (const port of ports) one.come(port);
      for (const [port, data] of said.splice(0)) one.hear(port, data);
    },
    close() {
      clearTimeout(timer);
      self.removeEventListener('message', onMessage);
      for (const port of ports) port.close();
      ports.clear();
    },
  };
}

declare global {
  interface Window {
    /** In embeds only: set by the page's inline script, used by the app when it has loaded. */
    atlasAllowedParents?: AllowedParents;
  }
}
