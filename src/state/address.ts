/** The address bar: View ⇄ hash. Selections and toggles add history entries; moving the map does not. */
import type { Catalogue } from '../domain/layer/catalogue.ts';
import { decodeView, encodeView, type Decoded } from '../domain/view/link.ts';
import { linkOf } from '../domain/view/link-text.ts';
import type { View } from '../domain/view/view.ts';

/** Minimum time between writes of moves. Safari refuses more than 100 changes in 30 s. */
const PAUSE_MS = 400;

/** The parts of a View whose changes add a history entry: all except camera, opacities and moment. */
const lasting = (catalogue: Catalogue, view: View): string =>
  encodeView(catalogue, { ...view, at: null, opacity: {}, moment: null });

/** Whether the hash is the id of an element in the page, as in the link to the panel. Then it is not a View. */
const isPlace = (): boolean => document.getElementById(location.hash.slice(1)) !== null;

/** The view in the current address. */
export const readAddress = (catalogue: Catalogue): Decoded =>
  decodeView(catalogue, isPlace() ? '' : linkOf(location));

/** Absolute link to a view of this page. */
export const linkTo = (catalogue: Catalogue, view: View): string => {
  const text = encodeView(catalogue, view);
  // Without this, a link in the query would apply again if the view has no text.
  const page = location.href.replace(linkOf({ hash: '', search: location.search }) ? /[?#].*$/ : /#.*$/, '');
  return page + (text ? `#${text}` : '');
};

/**
 * Keeps the address in step with the View. Call `write` after every change, and `flush` before leaving. `onBack`
 * receives the View of back, forward or a typed link.
 */
export function keepAddress(
  catalogue: Catalogue,
  first: View,
  onBack: (decoded: Decoded) => void,
): { write(view: View): void; flush(view: View): void; stop(): void } {
  let last = lasting(catalogue, first);
  let seen = first;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const replace = (view: View): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      history.replaceState(null, '', linkTo(catalogue, view));
    }, PAUSE_MS);
  };
  const back = (): void => {
    clearTimeout(timer);
    if (isPlace()) {
      history.replaceState(null, '', linkTo(catalogue, seen));
      return;
    }
    const decoded = readAddress(catalogue);
    last = lasting(catalogue, decoded.view);
    onBack(decoded);
  };
  addEventListener('popstate', back);
  return {
    write(view) {
      seen = view;
      const now = lasting(catalogue, view);
      if (now === last) replace(view);
      else {
        clearTimeout(timer);
        last = now;
        history.pushState(null, '', linkTo(catalogue, view));
      }
    },
    flush(view) {
      clearTimeout(timer);
      history.replaceState(null, '', linkTo(catalogue, view));
    },
    stop() {
      clearTimeout(timer);
      removeEventListener('popstate', back);
    },
  };
}
