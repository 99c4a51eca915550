/** What the paths need of an engine, whatever protocol it speaks; `tab.ts` makes a reader's hand of it. */

/** A step of the mouse, in CSS pixels of the window's viewport. */
export type PointerStep = { to: readonly [x: number, y: number] } | 'down' | 'up';

/** One window of an engine. */
export interface Driver {
  /**
   * Runs the source of a function in the page, or in the frame to which these selectors lead, each inside the one before
   * (`>>>` leads into a shadow root). Brings what it returns, or what its promise brings; `arg` and the result are JSON.
   */
  evaluate(source: string, arg: unknown, frame: readonly string[]): Promise<unknown>;
  pointer(steps: readonly PointerStep[]): Promise<void>;
  /** Turns the wheel down by so many CSS pixels while the mouse is there. */
  wheel(at: readonly [x: number, y: number], down: number): Promise<void>;
  /** Presses these keys, one after the other: characters, or names of `KEYS`. */
  keys(keys: readonly Key[]): Promise<void>;
  /** The window's viewport as a PNG. */
  screenshot(): Promise<Buffer>;
  /** Leaves the page for an empty one. */
  blank(): Promise<void>;
  close(): Promise<void>;
}

/** Keys without a character, with the code that W3C WebDriver has for them. */
export const KEYS = {
  Enter: '\uE007',
  Escape: '\uE00C',
  ArrowDown: '\uE015',
  ArrowRight: '\uE014',
  Tab: '\uE004',
} as const;
export type NamedKey = keyof typeof KEYS;
export type Key = NamedKey | { type: string };

/** The viewport of every path: what is told of places on the screen is told of this one. */
export const VIEWPORT = { width: 1280, height: 800 } as const;

/** How an engine is opened: without WebGL it has none, as on a machine whose graphics are blocked. */
export interface EngineOptions {
  webgl: boolean;
}
