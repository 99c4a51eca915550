/** Tests what the browser supports, before map-host opens WebGL. */

/** Whether MapLibre's worker may start. In a sandbox without an origin it may not, and the SVG map stays for good. */
export const mayWork = (): boolean => self.origin !== 'null';

declare global {
  interface Window {
    /**
     * Whether WebGL 2 is available. The inline script and the app share the answer, so that only one of them tests it.
     */
    atlasWebgl2?: boolean;
  }
}

function probe(): boolean {
  try {
    const context = document.createElement('canvas').getContext('webgl2');
    context?.getExtension('WEBGL_lose_context')?.loseContext();
    return context !== null;
  } catch {
    return false; // protections against fingerprinting may throw
  }
}

/** Whether this browser can open a WebGL 2 context. MapLibre throws if it cannot. */
export const hasWebgl2 = (): boolean => (window.atlasWebgl2 ??= probe());

/** Resolves when the browser is idle; after 1.5 s in any case. */
export const idle = (): Promise<void> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in window)
      // eslint-disable-next-line no-restricted-globals -- tested for first
      requestIdleCallback(
        () => {
          resolve();
        },
        { timeout: 1500 },
      );
    else setTimeout(resolve, 200);
  });
