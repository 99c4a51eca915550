/**
 * Who talks with the map: the frame says hello to the pages that its link allows until one answers. It stands in the
 * page's own script, so that a page has its answer at once, and what carries requests out is fetched when one asks.
 * Without allowed origins it is shut: it neither speaks nor listens.
 */
import { hostOf } from '../domain/embed/origin.ts';
import { VERSION } from './api.ts';
import { isBye, isKnock, isWelcome } from './protocol.ts';

/** Who carries out what pages ask for. */
export interface Host {
  /** A page has answered the hello. */
  come(port: MessagePort): void;
  hear(port: MessagePort, data: unknown): void;
}

export interface AllowedParents {
  /** The pages that are connected. */
  readonly ports: ReadonlySet<MessagePort>;
  /** Who hears from now on; of those who are there already too, and what they have said. */
  serve(host: Host): void;
  close(): void;
}

export interface AllowedParentsOptions {
  /** Origins of the pages that may talk to the map: `host=` of its link. */
  hosts: readonly string[];
  /** Called at every message as long as nobody serves. */
  wake: () => void;
  /** The frame's own window and the one around it. */
  self?: Window;
  parent?: Window;
}

/** Hellos that nobody answers come at intervals that double from the first to the last, milliseconds. */
const FIRST_WAIT = 100;
const LAST_WAIT = 60_000;

export function greetParents({
  hosts,
  wake,
  self = window,
  parent = self.parent,
}: AllowedParentsOptions): AllowedParents {
  // Where the browser says who is around the frame, no other origin need be tried.
  const around = (self.location.ancestorOrigins as DOMStringList | undefined)?.[0];
  const allowed =
    parent === self ? [] : hosts.filter((h) => hostOf(h) === h && (around === undefined || h === around));
  // Tells this document from the one that was in the frame before; it is no secret.
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
    /** Of an embed: put there by the page's own script, served by the app when it comes. */
    atlasAllowedParents?: AllowedParents;
  }
}
