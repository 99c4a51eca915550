/** The time of moving marks: it goes on while they are wanted, the page is seen, and its reader allows motion. */
import { REDUCED_MOTION } from '../gl-map/camera.ts';

/** Milliseconds between two pictures, a little less than at 30 a second so that every other frame of a screen counts. */
const STEP = 1000 / 30 - 4;
/** A picture that takes longer, ms, is drawn by software: for the map to answer, marks then rest so many times as long. */
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

  /** `tick` is called when there is another picture to draw. */
  constructor(tick: () => void) {
    this.#tick = tick;
    this.#motion.addEventListener('change', this.#look);
    document.addEventListener('visibilitychange', this.#look);
  }

  /** Seconds that the marks have run; it stands while nobody sees them. */
  get seconds(): number {
    return this.#seconds;
  }

  /** Whether the reader allows motion at all. */
  get allowed(): boolean {
    return !this.#motion.matches;
  }

  /** Whether there is anything to move. */
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
    /** The longest that a frame has taken since the last picture. */
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
