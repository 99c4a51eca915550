/**
 * Keeps a page alive that the browser translates. Translators put `<font>` elements in the place of text nodes, and Svelte goes
 * on writing into the nodes that are gone: headings and counts would stop changing. A text that is written again takes its place
 * back, and the translator translates it anew. Blocks of a component must begin and end with elements, not with text: tests/translation.test.ts.
 */

const isFont = (node: Node | null | undefined): node is HTMLElement => node?.nodeName === 'FONT';

/** Watches over the page as long as it lives. */
export function followTranslation(): void {
  /** What stands in the place of a text. */
  const places = new WeakMap<Node, HTMLElement>();
  const observer = new MutationObserver((records) => {
    for (const { type, target, addedNodes, removedNodes, previousSibling, nextSibling } of records) {
      if (type === 'characterData') {
        const place = places.get(target);
        if (place?.isConnected && !target.isConnected) place.replaceWith(target);
        continue;
      }
      for (const text of removedNodes) {
        if (text.nodeType !== Node.TEXT_NODE || text.isConnected) continue;
        const place = [...addedNodes, previousSibling, nextSibling].find(isFont);
        if (!place) continue;
        places.set(text, place);
        observer.observe(text, { characterData: true });
      }
    }
  });
  observer.observe(document.body, { childList: true, subtree: true });
}
