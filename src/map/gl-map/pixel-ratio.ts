/** Calls back whenever the screen's pixels change their size, until the returned function is called. A window that moves to
 *  another monitor need not change its own size, and then nothing else tells. */
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
