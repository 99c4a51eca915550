/**
 * Lets through to the map only what is meant for it: two fingers, a wheel with Ctrl or ⌘. One finger and a bare wheel
 * scroll the article, and a hint says how the map is moved; in fullscreen everything is the map's. Stands before
 * whatever draws the map, sheet or stage, by catching events on their way down.
 */

import { isFilled } from './fullscreen.ts';

/** A finger that moved this far, CSS pixels, scrolls; one that did not, taps. */
const SCROLLS_PX = 8;

/** Guards that map for as long as the page lives; its hint is the page's `[data-hint]`. */
export function openGate(map: HTMLElement): void {
  const fingers = new Map<number, { x: number; y: number; scrolls: boolean }>();
  const hint = document.querySelector<HTMLElement>('[data-hint]');
  const tell = (kind: 'touch' | 'wheel'): void => {
    if (!hint) return;
    hint.dataset.hint = kind;
    hint.classList.add('told');
  };
  hint?.addEventListener('animationend', () => {
    hint.classList.remove('told');
  });
  /** Before the map's own listeners, those on its holder too, to which the sheet binds its pointers. */
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
  catchEvent('pointerdown', ({ pointerType, pointerId, clientX: x, clientY: y }) => {
    if (pointerType === 'touch') fingers.set(pointerId, { x, y, scrolls: false });
  });
  catchEvent('pointermove', (event) => {
    const finger = fingers.get(event.pointerId);
    if (!finger || fingers.size > 1 || isFilled()) return;
    finger.scrolls ||= Math.hypot(event.clientX - finger.x, event.clientY - finger.y) > SCROLLS_PX;
    event.stopPropagation();
    if (finger.scrolls) tell('touch');
  });
  catchEvent('pointerup', (event) => {
    const finger = fingers.get(event.pointerId);
    fingers.delete(event.pointerId);
    if (!finger?.scrolls || !event.isTrusted) return;
    // It was no tap: whoever draws the map is told that the finger is gone, and no more.
    event.stopPropagation();
    event.target?.dispatchEvent(
      new PointerEvent('pointercancel', { bubbles: true, pointerId: event.pointerId }),
    );
  });
  catchEvent('pointercancel', ({ pointerId, isTrusted }) => {
    fingers.delete(pointerId);
    if (isTrusted && fingers.size === 0) tell('touch');
  });
  // Two fingers are the map's: the page may not take them for a scroll. One is not: MapLibre listens to touches.
  catchEvent('touchmove', (event) => {
    if (isFilled() || event.touches.length > 1) {
      if (event.cancelable) event.preventDefault();
    } else event.stopPropagation();
  });
}
