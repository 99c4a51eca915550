/** Measures the elements that lie over the map and receive taps there. */
import type { Box } from '../../domain/geometry/free-rectangle.ts';

/** Elements over the map that take the pointer and have a box. Other elements are searched for such children. */
function* over(map: Element, parent: Element = map.ownerDocument.body): Generator<Element> {
  for (const element of parent.children) {
    if (element === map) continue;
    const { display, visibility, pointerEvents } = getComputedStyle(element);
    if (display === 'none' || visibility === 'hidden') continue;
    const { width, height } = element.getBoundingClientRect();
    if (pointerEvents === 'none' || width === 0 || height === 0) yield* over(map, element);
    else yield element;
  }
}

/** The boxes of the elements over the map, from its top left corner. */
export function coversOf(map: Element): Box[] {
  const at = map.getBoundingClientRect();
  return [...over(map)].flatMap((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    if (left >= at.right || top >= at.bottom || right <= at.left || bottom <= at.top) return [];
    return { left: left - at.left, top: top - at.top, right: right - at.left, bottom: bottom - at.top };
  });
}

/** Calls back when an element over the map appears, disappears or changes its size. */
export function watchCovers(map: Element, changed: () => void): () => void {
  const sizes = new ResizeObserver(changed);
  const watch = (): void => {
    sizes.disconnect();
    // An observer reports the initial size, so new elements are reported as well.
    for (const element of over(map)) sizes.observe(element);
  };
  const nodes = new MutationObserver((records) => {
    if (records.some(({ target }) => !map.contains(target))) watch();
  });
  nodes.observe(map.ownerDocument.body, { childList: true, subtree: true });
  watch();
  return () => {
    nodes.disconnect();
    sizes.disconnect();
  };
}
