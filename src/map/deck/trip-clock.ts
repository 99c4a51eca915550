/** The clock of moving marks. It runs while there are marks, the page is visible, and its reader allows motion. */
import { REDUCED_MOTION } from '../../domain/map/screen.ts';

/** Least time between two pictures, ms: a little under 1/30 s, so that every other frame of a 60 Hz screen counts. */
const STEP = 1000 / 30 - 4;
/**
 * A picture that takes longer than this (ms) is drawn by software. The marks then rest for a multiple of that time, so
 * that the map can respond.
 */
const SLOW = 45;
const REST = 3;

export class TripClock {
  readonly #tick: () => void;
  readonly #motion = matchMedia(REDUCED_MOTION);
  #wanted = false;
  #frame = 0;
  #seconds = 0;
  readonly #look = (): void => {
    this.#start();
    this.#tick();
  };

  /** `tick` is called when a new picture is due. */
  constructor(tick: () => void) {
    this.#tick = tick;
    this.#motion.addEventListener('change', this.#look);
    document.addEventListener('visibilitychange', this.#look);
  }

  /** Seconds that the marks have run. The count stops while they are not visible. */
  get seconds(): number {
    return this.#seconds;
  }

  /** Whether the reader allows motion. */
  get allowed(): boolean {
    return !this.#motion.matches;
  }

  /** Says whether there are marks to move. */
  want(wanted: boolean): void {
    this.#wanted = wanted;
    this.#start();
  }

  close(): void {
    this.#wanted = false;
    cancelAnimationFrame(this.#frame);
    this.#motion.removeEventListener('change', this.#look);
    document.removeEventListener('visibilitychange', this.#look);
  }

  #start(): void {
    cancelAnimationFrame(this.#frame);
    if (!this.#wanted || !this.allowed || document.visibilityState !== 'visible') return;
    let before: number | null = null;
    let last = 0;
    /** The longest frame since the last picture, ms. */
    let slowest = 0;
    const run = (now: number): void => {
      this.#frame = requestAnimationFrame(run);
      before ??= last = now;
      slowest = Math.max(slowest, now - last);
      last = now;
      if (now - before < (slowest > SLOW ? (1 + REST) * slowest : STEP)) return;
      this.#seconds += (now - before) / 1000;
      before = now;
      slowest = 0;
      this.#tick();
    };
    this.#frame = requestAnimationFrame(run);
  }
}
