/** The frame's side of the channel. It answers the requests of the connected pages (allowed-parents.ts). */
import type { View } from '../domain/view/view.ts';
import { AtlasError, type AtlasChange, type AtlasEvents, type AtlasTarget, type AtlasView } from './api.ts';
import type { AllowedParents } from './allowed-parents.ts';
import { isKept, readRequest, type Request } from './protocol.ts';

/**
 * The map's implementation of the requests. An `AtlasError` that it throws is sent to the page as it is, any other
 * error as `failed`. The result of a change or a flight is awaited, but not sent.
 */
export interface Handlers {
  getView: () => AtlasView | Promise<AtlasView>;
  change: (change: AtlasChange) => unknown;
  flyTo: (target: AtlasTarget) => unknown;
}

export interface MessageServer {
  /** Sends an event to every connected page. */
  emit<E extends keyof AtlasEvents>(event: E, data: AtlasEvents[E]): void;
  close(): void;
}

/** Answers the requests of the connected pages. */
export function serveMessages(allowedParents: AllowedParents, handlers: Handlers): MessageServer {
  const kept = new Map<string, unknown>();

  async function answer(port: MessagePort, data: unknown): Promise<void> {
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

  allowedParents.serve({
    come(port) {
      for (const [event, data] of kept) port.postMessage({ event, data });
    },
    hear(port, data) {
      void answer(port, data);
    },
  });
  return {
    emit(event, data) {
      if (isKept(event)) kept.set(event, data);
      for (const port of allowedParents.ports) port.postMessage({ event, data });
    },
    close() {
      allowedParents.close();
    },
  };
}

/** A View in the form for pages. `link` is the same view as text. */
export const atlasViewOf = (view: View, link: string): AtlasView => ({
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
  ground: view.scheme,
});
