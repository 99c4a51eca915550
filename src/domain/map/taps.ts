/** Tells one tap from two. A tap on the map zooms if another follows, and must not open a card before that is known. */

/** A press within this time and distance (CSS pixels at 16 px a rem) of the last tap makes a double tap of both. */
const DOUBLE_MS = 250;
const DOUBLE_PX = 30;
/** A press that lasts longer, milliseconds, is no tap. */
export const LONG_MS = 700;

interface Tap {
  x: number;
  y: number;
  time: number;
}

export class Taps {
  #last: Tap | null = null;
  #isSecond = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** A pointer went down; `scale` is CSS pixels in a rem / 16. The tap before it, if it was near, is not answered. */
  press(tap: Tap, scale: number): void {
    this.#isSecond = this.#follows(tap, scale);
    if (this.#isSecond) clearTimeout(this.#timer);
  }

  /**
   * The pointer came up as a tap: `two` is called at once if it is the second, else `one` if no second follows. A busy
   * browser tells of both presses before it tells of the first tap, so the second is looked for here as well.
   */
  lift(tap: Tap, scale: number, one: () => void, two: () => void): void {
    const isSecond = this.#isSecond || this.#follows(tap, scale);
    this.#isSecond = false;
    if (isSecond) {
      clearTimeout(this.#timer);
      this.#last = null;
      two();
      return;
    }
    this.#last = tap;
    this.#timer = setTimeout(one, DOUBLE_MS);
  }

  #follows({ x, y, time }: Tap, scale: number): boolean {
    const last = this.#last;
    return (
      last !== null && time - last.time < DOUBLE_MS && Math.hypot(x - last.x, y - last.y) < DOUBLE_PX * scale
    );
  }
}
