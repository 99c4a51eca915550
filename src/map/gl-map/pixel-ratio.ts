/**
 * Calls back whenever the device pixel ratio changes, until the returned function is called. A window that moves to
 * another monitor may keep its size; then no other event reports the change.
 */
export function watchPixelRatio(changed: () => void): () => void {
  const end = new AbortController();
  const watch = (): void => {
    matchMedia(`(resolution: ${String(devicePixelRatio)}dppx)`).addEventListener(
      'change',
      () => {
        watch();
        changed();
      },
      { once: true, signal: end.signal },
    );
  };
  watch();
  return () => {
    end.abort();
  };
}
