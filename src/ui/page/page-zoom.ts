/**
 * Lets users leave a magnified page. The door disables page pinch (explore.css), but some browser settings magnify the
 * page all the same, and a map that handles every gesture would be a trap. While the page is magnified, gestures on the
 * map belong to the page.
 */

const MAGNIFIED = 1.01;

/** Sets the class `magnified` on the root element while the page is magnified. */
export function followPageZoom(map: HTMLElement): void {
  const { visualViewport: seen } = window;
  if (!seen) return;
  const { classList } = document.documentElement;
  const tell = (): void => {
    classList.toggle('magnified', seen.scale > MAGNIFIED);
  };
  seen.addEventListener('resize', tell);
  tell();
  // MapLibre prevents the browser's own handling of touches.
  for (const type of ['touchstart', 'touchmove'] as const)
    addEventListener(
      type,
      (event) => {
        if (classList.contains('magnified') && map.contains(event.target as Node | null))
          event.stopPropagation();
      },
      { capture: true, passive: true },
    );
}
