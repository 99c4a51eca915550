/**
 * Decides when an embed may use WebGL. Of all the atlas's embeds on a page, only the one that the reader uses has a
 * context, because phones have few contexts and little memory. With `live=1` in its link, an embed uses WebGL whenever
 * it is on the screen. If the browser lacks one of these interfaces, that rule falls away and the map is drawn all the
 * same.
 */

/** Name of the broadcast channel between embeds of one origin. It stores nothing, and other origins cannot hear it. */
const CHANNEL = 'zhengzhou-atlas-embeds';

/** The channel to the other embeds; null where frames have no common origin, or an opaque one. */
function openChannel(): BroadcastChannel | null {
  try {
    return new BroadcastChannel(CHANNEL);
  } catch {
    return null;
  }
}

/**
 * Calls `change` whenever WebGL becomes allowed or forbidden. The map's `data-live` says that the reader uses the map.
 * The returned function reports that the context was lost: with too many contexts, browsers drop the one that was used
 * longest ago. The embed then waits for its reader, or the embeds of a page would take contexts from each other for
 * ever.
 */
export function watchLiveness(
  map: HTMLElement,
  always: boolean,
  change: (live: boolean) => void,
): () => void {
  const own = crypto.getRandomValues(new Uint32Array(2)).join();
  let inHand = 'live' in map.dataset;
  let onScreen = true;
  let isOwed = always;
  const tell = (): void => {
    change(onScreen && (inHand || isOwed));
  };
  const letGo = (): void => {
    delete map.dataset.live;
  };
  const others = openChannel();
  if (others)
    others.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data !== own) letGo();
    };
  // Where embeds cannot hear each other, the one that loses the focus gives up its context.
  if (!others || self.origin === 'null') addEventListener('blur', letGo);
  const taken = (): void => {
    if (inHand) others?.postMessage(own);
  };
  new MutationObserver(() => {
    inHand = 'live' in map.dataset;
    taken();
    tell();
  }).observe(map, { attributeFilter: ['data-live'] });
  // Without IntersectionObserver the map counts as visible.
  if ('IntersectionObserver' in window)
    new IntersectionObserver(([entry]) => {
      onScreen = entry?.isIntersecting ?? true;
      tell();
    }).observe(map);
  taken();
  tell();
  return () => {
    isOwed = inHand = false;
    letGo();
    tell();
  };
}
