/**
 * Lets through to the map only what is meant for it: two fingers, a wheel with Ctrl or ⌘. One finger and a bare wheel
 * scroll the article, and a hint says how the map is moved; in fullscreen everything is the map's. Stands before
 * whatever draws the map, SVG map or GL map, by catching events on their way down.
 */

import { isFilled } from './fullscreen.ts';

/** A finger that moved this far, CSS pixels, scrolls; one that did not, taps. */
const SCROLLS_PX = 8;

interface Finger {
  /** Where it went down. */
  x: number;
  y: number;
  /** Whether it scrolls the article. */
  scrolls: boolean;
  /** Whether it was one of several: the last of them to leave neither scrolls nor taps. */
  joined: boolean;
  /** Where it was last seen, as long as whoever draws the map was not told. */
  unseen: PointerEvent | null;
}

/** The pointer as an event of that type: for whoever draws the map. */
const send = (type: string, { target, pointerId, clientX, clientY }: PointerEvent): void => {
  const init = { bubbles: true, pointerId, pointerType: 'touch', clientX, clientY, buttons: 1 };
  target?.dispatchEvent(new PointerEvent(type, init));
};

/** Guards that map for as long as the page lives; its hint is the page's `[data-hint]`. */
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
  /** Before the map's own listeners, those on its holder too, to which the SVG map binds its pointers. */
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
    // The first finger: whatever was down before it has been lifted unseen.
    if (isPrimary) fingers.clear();
    fingers.set(pointerId, { x, y, scrolls: false, joined: false, unseen: null });
    if (fingers.size === 1) return;
    for (const finger of fingers.values()) {
      finger.joined = true;
      // It begins where it is now, or the map would leap to it.
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
    // It was no tap: whoever draws the map is told that the finger is gone, and no more.
    event.stopPropagation();
    send('pointercancel', event);
  });
  catchEvent('pointercancel', ({ pointerId, isTrusted }) => {
    if (isTrusted && fingers.has(pointerId) && fingers.size === 1) tell('touch');
  });
  // Wherever it is lifted: what it went down on may be gone.
  for (const type of ['pointerup', 'pointercancel'] as const)
    addEventListener(
      type,
      ({ pointerId, isTrusted }) => {
        if (isTrusted) fingers.delete(pointerId);
      },
      { capture: true },
    );
  // Two fingers are the map's: the page may not take them for a scroll. One is not: MapLibre listens to touches.
  catchEvent('touchmove', (event) => {
    if (isFilled() || event.touches.length > 1) {
      if (event.cancelable) event.preventDefault();
    } else event.stopPropagation();
  });
}
