/**
 * The way back from a magnified page. The door takes no pinch for the page's (explore.css), but browsers have settings that
 * magnify all the same; the map, which takes every gesture, would then be a trap. While the page is magnified its gestures are the page's.
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
