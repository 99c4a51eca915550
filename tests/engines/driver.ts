/** The interface of an engine for the paths, independent of its protocol. `tab.ts` builds a reader's actions on it. */

/** A step of the mouse, in CSS pixels of the window's viewport. */
export type PointerStep = { to: readonly [x: number, y: number] } | 'down' | 'up';

/** One window of an engine. */
export interface Driver {
  /**
   * Runs the source of a function in the page, or in the frame that the selectors lead to, each inside the one before
   * (`>>>` enters a shadow root). Returns its result, or that of its promise. `arg` and result are JSON.
   */
  evaluate(source: string, arg: unknown, frame: readonly string[]): Promise<unknown>;
  pointer(steps: readonly PointerStep[]): Promise<void>;
  /** Turns the wheel down by that many CSS pixels at that position. */
  wheel(at: readonly [x: number, y: number], down: number): Promise<void>;
  /** Presses keys one after the other: characters, or names of `KEYS`. */
  keys(keys: readonly Key[]): Promise<void>;
  /** The window's viewport as a PNG. */
  screenshot(): Promise<Buffer>;
  /** Leaves the page for an empty one. */
  blank(): Promise<void>;
  close(): Promise<void>;
}

/** Keys without a character, with their codes in W3C WebDriver. */
export const KEYS = {
  Enter: '\uE007',
  Escape: '\uE00C',
  ArrowDown: '\uE015',
  ArrowRight: '\uE014',
  Tab: '\uE004',
} as const;
export type NamedKey = keyof typeof KEYS;
export type Key = NamedKey | { type: string };

/** The viewport of every path. Positions on the screen refer to it. */
export const VIEWPORT = { width: 1280, height: 800 } as const;

/** How an engine is opened. Without `webgl` it has none, as on a machine whose graphics are blocked. */
export interface EngineOptions {
  webgl: boolean;
}
