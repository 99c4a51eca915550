/**
 * Decides when WebGL is opened again after its context was lost: at once, or after a rest. It rests when contexts were
 * lost so often that a steady SVG map is better than a flickering GL map. A page in the background waits until it is
 * visible, because it would lose the next context too.
 */

/** After this many losses within the time below, WebGL rests. */
const MOST_LOSSES = 3;
const LOSS_WINDOW_MS = 60_000;
/** The first rest. A rest that did not help is followed by one twice as long, up to the longest. */
const REST_MS = 30_000;
const LONGEST_REST_MS = 600_000;

export class WebglRest {
  readonly #reopen: () => void;
  /** Times of the losses that count, milliseconds. */
  #losses: readonly number[] = [];
  #rests = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #end = new AbortController();

  /** `reopen` opens WebGL once more. */
  constructor(reopen: () => void) {
    this.#reopen = reopen;
  }

  /** Counts a lost context. Returns whether WebGL rests now, or is opened again as soon as the page is visible. */
  lost(): 'rests' | 'reopens' {
    const now = performance.now();
    this.#losses = [...this.#losses.filter((time) => now - time < LOSS_WINDOW_MS), now];
    if (this.#losses.length === 1) this.#rests = 0;
    if (this.#losses.length <= MOST_LOSSES) {
      // In a microtask, so that the caller can report the loss before WebGL opens again.
      queueMicrotask(() => {
        this.#reopenSeen();
      });
      return 'reopens';
    }
    const wait = Math.min(REST_MS * 2 ** this.#rests, LONGEST_REST_MS);
    this.#rests += 1;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      // After a rest, the first loss leads to another rest at once.
      this.#losses = Array.from({ length: MOST_LOSSES }, () => performance.now());
      this.#reopenSeen();
    }, wait);
    return 'rests';
  }

  /** Ends it: WebGL is not opened again. */
  end(): void {
    clearTimeout(this.#timer);
    this.#end.abort();
  }

  #reopenSeen(): void {
    if (this.#end.signal.aborted) return;
    if (document.visibilityState === 'visible') this.#reopen();
    else {
      const options = { once: true, signal: this.#end.signal };
      document.addEventListener(
        'visibilitychange',
        () => {
          this.#reopenSeen();
        },
        options,
      );
    }
  }
}
