/** Measures the duration of each step of a build, to report where the time of a slow build goes. */

/** Milliseconds from which a build counts as slow. */
const SLOW = 5000;
/** Milliseconds below which a step is not listed. */
const SHORT = 200;

/** Adds up durations by the name of the step. */
export class Times {
  readonly #spent = new Map<string, number>();

  of<T>(step: string, run: () => T): T {
    const start = performance.now();
    try {
      return run();
    } finally {
      this.#add(step, start);
    }
  }
  async wait<T>(step: string, run: () => Promise<T>): Promise<T> {
    const start = performance.now();
    try {
      return await run();
    } finally {
      this.#add(step, start);
    }
  }
  #add(step: string, start: number): void {
    this.#spent.set(step, (this.#spent.get(step) ?? 0) + performance.now() - start);
  }

  /** `read 3.1 s, draw districts 2.0 s`, the longest first; empty for a quick build. */
  text(): string {
    const all = [...this.#spent].sort(([, a], [, b]) => b - a);
    if (all.reduce((sum, [, ms]) => sum + ms, 0) < SLOW) return '';
    return all
      .filter(([, ms]) => ms >= SHORT)
      .map(([step, ms]) => `${step} ${(ms / 1000).toFixed(1)} s`)
      .join(', ');
  }
}
