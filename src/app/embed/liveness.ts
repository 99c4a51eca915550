/**
 * Whose WebGL lives: of all the atlas's embeds on a page only the one in hand, for phones have few contexts and little
 * memory. An embed that was asked to live by its link does so for as long as it is on the screen. What the browser lacks
 * or refuses of all this costs no more than that: the map is drawn all the same.
 */

/** Messages between embeds of one origin; nothing is stored, nobody else hears them. */
const CHANNEL = 'zhengzhou-atlas-embeds';

/** The channel to the other embeds; null where frames have no origin in common, or none to speak of. */
function openChannel(): BroadcastChannel | null {
  try {
    return new BroadcastChannel(CHANNEL);
  } catch {
    return null;
  }
}

/**
 * Calls `change` whenever the map may, or may no longer, be drawn by WebGL; the reader's hand is the map's `data-live`. The
 * returned function says that its context was lost: browsers take it from whoever was touched longest ago when too many are open. The
 * embed then waits for its reader, or all of a page's embeds would take it from each other for ever.
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
  // Where embeds cannot hear each other, the one that loses the focus lets go.
  if (!others || self.origin === 'null') addEventListener('blur', letGo);
  const taken = (): void => {
    if (inHand) others?.postMessage(own);
  };
  new MutationObserver(() => {
    inHand = 'live' in map.dataset;
    taken();
    tell();
  }).observe(map, { attributeFilter: ['data-live'] });
  // Without it the map counts as seen.
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
