/**
 * Keeps a page up to date while the browser translates it. Translators replace text nodes by `<font>` elements, but
 * Svelte keeps writing into the removed nodes, so headings and counts would stop changing. When Svelte changes a
 * removed text node, it is put back in place of its `<font>`, and the translator translates it again. Blocks of a
 * component must begin and end with elements, not with text: tests/translation.test.ts.
 */

const isFont = (node: Node | null | undefined): node is HTMLElement => node?.nodeName === 'FONT';

/** Observes the page as long as it lives. */
export function followTranslation(): void {
  /** The `<font>` element that replaced each text node. */
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
