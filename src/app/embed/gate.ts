/**
 * Decides which gestures reach the map of an embed. Two fingers, and a wheel with Ctrl or ⌘, move the map. One finger
 * and a bare wheel scroll the article, and a hint tells the reader how to move the map. In fullscreen the map gets
 * every gesture. Listeners on the window catch the events in the capture phase, before the SVG map and the GL map get
 * them.
 */

import { isFilled } from './fullscreen.ts';

/** Distance in CSS pixels beyond which a finger scrolls the article. A finger that moved less taps. */
const SCROLLS_PX = 8;

interface Finger {
  /** Where the finger went down, CSS pixels. */
  x: number;
  y: number;
  /** Whether it scrolls the article. */
  scrolls: boolean;
  /** Whether other fingers were down at the same time. The last one to leave neither scrolls nor taps. */
  joined: boolean;
  /** Its last move that was kept from the map; null if the map knows the finger's position. */
  unseen: PointerEvent | null;
}

/** Dispatches a synthetic touch event of the given type, at the place of the given one, for the map's listeners. */
const send = (type: string, { target, pointerId, clientX, clientY }: PointerEvent): void => {
  const init = { bubbles: true, pointerId, pointerType: 'touch', clientX, clientY, buttons: 1 };
  target?.dispatchEvent(new PointerEvent(type, init));
};

/** Guards the map for as long as the page lives. The hint is the page's `[data-hint]` element. */
export function openGate(map: HTMLElement): void {
  const fingers = new Map<number, Finger>();
  const hint = document.querySelector<HTMLElement>('[data-hint]');
  const tell = (kind: 'touch' | 'wheel'): void => {
    if (!hint) return;
    hint.dataset.hint = kind;
    hint.classList.add('told');
  };
  hint?.addEventListener('animationend', () => {
    hint.classList.remove('told');
  });
  /** Listens on the window, in the capture phase: the SVG map binds its pointers to the map's holder. */
  const catchEvent = <K extends keyof WindowEventMap>(
    type: K,
    fn: (event: WindowEventMap[K]) => void,
  ): void => {
    addEventListener(
      type,
      (event) => {
        if (map.contains(event.target as Node | null)) fn(event);
      },
      { capture: true, passive: false },
    );
  };

  catchEvent('wheel', (event) => {
    if (isFilled() || event.ctrlKey || event.metaKey) return;
    event.stopPropagation();
    tell('wheel');
  });
  catchEvent('pointerdown', ({ pointerType, pointerId, isPrimary, isTrusted, clientX: x, clientY: y }) => {
    if (pointerType !== 'touch' || !isTrusted) return;
    // The first finger of a gesture. Fingers that are still in the list were lifted without an event.
    if (isPrimary) fingers.clear();
    fingers.set(pointerId, { x, y, scrolls: false, joined: false, unseen: null });
    if (fingers.size === 1) return;
    for (const finger of fingers.values()) {
      finger.joined = true;
      // The gesture starts at the finger's present position; else the map would jump there.
      if (finger.unseen) for (const type of ['pointercancel', 'pointerdown']) send(type, finger.unseen);
      finger.unseen = null;
    }
  });
  catchEvent('pointermove', (event) => {
    const finger = fingers.get(event.pointerId);
    if (!finger || fingers.size > 1 || isFilled()) return;
    finger.unseen = event;
    finger.scrolls ||= Math.hypot(event.clientX - finger.x, event.clientY - finger.y) > SCROLLS_PX;
    event.stopPropagation();
    if (finger.scrolls && !finger.joined) tell('touch');
  });
  catchEvent('pointerup', (event) => {
    const finger = fingers.get(event.pointerId);
    if (!finger?.scrolls || !event.isTrusted) return;
    // A scroll is no tap, so the map gets `pointercancel` in place of `pointerup`.
    event.stopPropagation();
    send('pointercancel', event);
  });
  catchEvent('pointercancel', ({ pointerId, isTrusted }) => {
    if (isTrusted && fingers.has(pointerId) && fingers.size === 1) tell('touch');
  });
  // On the window, since the element that the finger went down on may be gone.
  for (const type of ['pointerup', 'pointercancel'] as const)
    addEventListener(
      type,
      ({ pointerId, isTrusted }) => {
        if (isTrusted) fingers.delete(pointerId);
      },
      { capture: true },
    );
  // The page must not scroll by two fingers, since they move the map. One finger's touches are kept from MapLibre.
  catchEvent('touchmove', (event) => {
    if (isFilled() || event.touches.length > 1) {
      if (event.cancelable) event.preventDefault();
    } else event.stopPropagation();
  });
}
