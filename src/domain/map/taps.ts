/**
 * Distinguishes taps from double taps. A double tap zooms, so a single tap opens a card only after no second tap
 * followed.
 */

/** A press within this time and distance (CSS pixels at 16 px a rem) of the last tap makes both a double tap. */
const DOUBLE_MS = 250;
const DOUBLE_PX = 30;
/** A press longer than this, in milliseconds, is not a tap. */
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

  /**
   * A pointer went down. `scale` is CSS pixels in a rem / 16. A tap shortly before it and near it is no longer
   * reported.
   */
  press(tap: Tap, scale: number): void {
    this.#isSecond = this.#follows(tap, scale);
    if (this.#isSecond) clearTimeout(this.#timer);
  }

  /**
   * The pointer came up as a tap. `two` is called at once if this is the second tap; otherwise `one` is called if no
   * second tap follows. A busy browser reports both presses before the first tap, so the second is detected here too.
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
