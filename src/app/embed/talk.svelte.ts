/** The embed's end of the channel to the page around it: carries out the page's requests on the session. */
import { AtlasError, type AtlasChange, type AtlasTarget } from '../../channel/api.ts';
import type { AllowedParents } from '../../channel/allowed-parents.ts';
import { serveMessages, atlasViewOf } from '../../channel/message-server.ts';
import { changedLink } from '../../channel/protocol.ts';
import { decodeEmbed, encodeEmbed, type EmbedOptions } from '../../domain/embed/embed.ts';
import { refText } from '../../domain/layer/feature.ts';
import { oneLine } from '../../domain/text/one-line.ts';
import { encodeWhole } from '../../domain/view/whole-link.ts';
import { adopt } from '../../state/adopt.ts';
import { hasElement } from '../../state/plan.ts';
import { hasChapter } from '../../state/story.ts';
import type { Session } from '../../state/session.svelte.ts';
import { untrack } from 'svelte';

/** Longest error message, UTF-16 units. A message quotes the request. */
const LONGEST_ERROR = 500;

/** Height of the map divided by its width, for the frame height that the embed proposes. */
const MAP_RATIO = 0.66;

/**
 * Serves the pages that the link allows. `setOptions` receives the options that requests change. The returned function
 * takes the options of another link.
 */
export function openTalk(
  session: Session,
  allowedParents: AllowedParents,
  first: EmbedOptions,
  setOptions: (options: EmbedOptions) => void,
): (options: EmbedOptions) => void {
  const { catalogue, opening } = session;
  let options = first;
  /**
   * Whether the page has set the camera. If so, a selection moves the map only if the feature is outside the viewport.
   */
  let directed = false;
  const link = (): string => encodeEmbed(catalogue, session.view, opening, options);
  /** The View, with a complete link. Untracked camera: effects must not run at every frame of a movement. */
  const told = () => {
    const { view } = session;
    const at = view.at ?? untrack(() => session.camera);
    return atlasViewOf(view, encodeWhole({ ...view, at }, options.scheme === 'auto' ? null : view.scheme));
  };

  async function change(asked: AtlasChange): Promise<void> {
    const read = () => decodeEmbed(catalogue, changedLink(link(), asked), opening);
    const asks = read().view;
    const wanted = asked.sel ? asks.sel : null;
    // A layer or index that fails to load is not "missing": its row reports the failure.
    const missing = [
      ...(wanted && (await session.feature(wanted).catch(() => undefined)) === null
        ? [`sel=${refText(wanted)}`]
        : []),
      ...(asked.plan && asks.plan && (await hasElement(session, asks.plan)) === false
        ? [`plan=${asks.plan}`]
        : []),
      ...(asked.story && asks.story && (await hasChapter(session, asks.story)) === false
        ? [`story=${asks.story.tour}/${asks.story.chapter}`]
        : []),
    ];
    // Decode again: the View may have changed while the layer loaded.
    const decoded = read();
    const wrong = [...decoded.ignored, ...missing];
    if (wrong.length > 0)
      throw new AtlasError('unknown', oneLine(`not understood: ${wrong.join(' ')}`, LONGEST_ERROR, '…'));
    options = decoded.options;
    setOptions(options);
    // A link rounds the camera, so a request without `at` keeps the View's own.
    if ('at' in asked) directed = false;
    const at = 'at' in asked ? decoded.view.at : session.view.at;
    const fly = at === null && !directed;
    adopt(session, { ...decoded, view: { ...decoded.view, at } }, fly);
    if (wanted && !fly && !asked.at) session.flight = { to: 'features', refs: [wanted], unseen: true };
  }

  let last: Promise<unknown> = Promise.resolve();
  /** Carries out requests one after the other, in the order in which they came, though some wait for a layer. */
  const inTurn =
    <A extends unknown[], R>(carryOut: (...asked: A) => R | Promise<R>) =>
    (...asked: A): Promise<R> => {
      const turn = last.then(() => carryOut(...asked));
      last = turn.catch(() => undefined);
      return turn;
    };

  function flyTo(target: AtlasTarget): void {
    directed = true;
    session.flight =
      'bounds' in target
        ? { to: 'bounds', bounds: target.bounds }
        : { to: 'camera', camera: { zoom: session.camera?.zoom ?? 8, ...target } };
  }

  const server = serveMessages(allowedParents, {
    getView: inTurn(told),
    change: inTurn(change),
    flyTo: inTurn(flyTo),
  });
  let chosen: string | null = null;
  $effect.root(() => {
    $effect(() => {
      server.emit('view', told());
      const { sel } = session.view;
      const ref = sel && refText(sel);
      if (ref === chosen) return;
      chosen = ref;
      void emitSelection(ref);
    });
    $effect(() => {
      const [layer, reason] = Object.entries(session.failed)[0] ?? [];
      if (layer !== undefined && reason !== undefined)
        server.emit('error', { code: 'layer-failed', message: `${layer}: ${reason}` });
    });
    $effect(() => {
      const mended = session.notes.find(({ id }) => id === 'link');
      if (!mended) return;
      // The editor wrote the link, so its faults go to the console and not to the reader.
      session.unnote('link');
      console.warn(mended.text);
      server.emit('error', { code: 'link-mended', message: mended.text });
    });
  });
  server.emit('ready', told());
  emitHeight((height) => {
    server.emit('height', { height });
  });

  async function emitSelection(ref: string | null): Promise<void> {
    const { sel, lang } = session.view;
    const feature = sel && (await session.feature(sel).catch(() => null));
    if (ref === chosen) server.emit('select', { ref, name: feature?.properties.name[lang] ?? null });
  }
  return (changed) => {
    options = changed;
  };
}

/**
 * Whenever the frame's width changes, reports the height (CSS px) at which the map has `MAP_RATIO` and the parts about
 * it are not cut.
 */
function emitHeight(emit: (height: number) => void): void {
  const parts = [...document.querySelectorAll<HTMLElement>('.title, .legend, .credit')];
  let last = 0;
  const measure = (): void => {
    // A folded legend lies over the map and takes no height.
    const beside = parts.filter((part) => getComputedStyle(part).gridRowStart !== 'map');
    const rest = beside.reduce((sum, part) => sum + part.scrollHeight, 0);
    const height = Math.round(rest + document.documentElement.clientWidth * MAP_RATIO);
    if (height === last) return;
    last = height;
    emit(height);
  };
  const sizes = new ResizeObserver(measure);
  for (const part of parts) sizes.observe(part);
}
