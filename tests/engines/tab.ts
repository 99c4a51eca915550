/**
 * A window as a reader uses it: looks, clicks, drags, types; the same in every engine. Waits for conditions, never
 * sleeps.
 */
import { expect } from '@playwright/test';
import { PNG } from 'pngjs';
import { KEYS, type Driver, type Key } from './driver.ts';
import { differing, type Inset } from './pixels.ts';

/** Milliseconds that a path waits for a condition. Software graphics on two cores are slow. */
export const PATIENCE_MS = 60_000;
/** Milliseconds between two tests of the condition. */
const INTERVALS = [50, 100, 200];

type Point = readonly [x: number, y: number];

/** Runs in the page: the centre of the first visible element that a click can hit, or why there is none. */
function hittable([selector, name]: readonly [string, string]): [number, number] | string {
  const all = [...document.querySelectorAll<HTMLElement>(selector)].filter((element) =>
    `${element.ariaLabel ?? ''} ${element.textContent}`.includes(name),
  );
  const element = all.find(
    (e) => e.getClientRects().length > 0 && getComputedStyle(e).visibility === 'visible',
  );
  if (!element) return all.length > 0 ? 'none that is seen' : 'none';
  element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const { left, top, width, height } = element.getBoundingClientRect();
  const middle: [number, number] = [left + width / 2, top + height / 2];
  const hit = document.elementFromPoint(...middle);
  if (!hit) return 'one outside the window';
  // A click on a label acts on its field.
  const own = element.contains(hit) || hit.contains(element) || hit.closest('label')?.contains(element);
  return own ? middle : `one below <${hit.localName} class="${hit.getAttribute('class') ?? ''}">`;
}

export class Tab {
  readonly #driver: Driver;
  readonly #frame: readonly string[];

  constructor(driver: Driver, frame: readonly string[] = []) {
    this.#driver = driver;
    this.#frame = frame;
  }

  /** The frame that the selector finds, used like a page; `>>>` enters an element's shadow root. */
  frame(selector: string): Tab {
    return new Tab(this.#driver, [...this.#frame, selector]);
  }

  /** Opens an address afresh and waits until its body has begun. Scripts of the page may still be loading. */
  async open(address: string): Promise<void> {
    await this.#driver.blank();
    await this.evaluate((to) => {
      location.href = to;
    }, address);
    await this.until(
      'the page',
      (to) => location.href.split('#')[0] === to.split('#')[0] && document.querySelector('body > *') !== null,
      address,
    );
  }

  /** Runs a function in the page. Everything that it uses must come through its one argument. */
  async evaluate<R>(run: (arg: null) => R): Promise<Awaited<R>>;
  async evaluate<A, R>(run: (arg: A) => R, arg: A): Promise<Awaited<R>>;
  async evaluate(run: (arg: never) => unknown, arg: unknown = null): Promise<unknown> {
    return this.#driver.evaluate(run.toString(), arg, this.#frame);
  }

  /** Waits until the function returns true in the page. The error of a timeout shows what it returned instead. */
  async until<A>(what: string, holds: (arg: A) => unknown, arg?: A): Promise<void> {
    await expect(async () => {
      expect(await this.evaluate(holds as (arg: unknown) => unknown, arg), what).toBe(true);
    }).toPass({ timeout: PATIENCE_MS, intervals: INTERVALS });
  }

  /** Waits until the first matching element has a text that matches; '' if there is none. */
  async reads(selector: string, text: string | RegExp): Promise<void> {
    const read = (): Promise<string> =>
      this.evaluate((s) => document.querySelector<HTMLElement>(s)?.innerText ?? '', selector).catch(String);
    const wait = { message: selector, timeout: PATIENCE_MS, intervals: INTERVALS };
    if (typeof text === 'string') await expect.poll(read, wait).toContain(text);
    else await expect.poll(read, wait).toMatch(text);
  }

  /** Waits until the first matching element has an attribute that matches; null if it has none. */
  async has(selector: string, attribute: string, value: string | RegExp | null): Promise<void> {
    const read = (): Promise<string | null> => this.attribute(selector, attribute).catch(String);
    const wait = { message: `${selector} ${attribute}`, timeout: PATIENCE_MS, intervals: INTERVALS };
    if (value instanceof RegExp) await expect.poll(read, wait).toMatch(value);
    else await expect.poll(read, wait).toBe(value);
  }

  /** Waits until there is no such element. */
  async lacks(selector: string): Promise<void> {
    await this.until(`no ${selector}`, (s) => document.querySelector(s) === null, selector);
  }

  /** Waits until the address matches. */
  async isAt(address: RegExp): Promise<void> {
    await expect
      .poll(() => this.evaluate(() => location.href).catch(String), {
        message: 'address',
        timeout: PATIENCE_MS,
        intervals: INTERVALS,
      })
      .toMatch(address);
  }

  attribute(selector: string, name: string): Promise<string | null> {
    return this.evaluate(([s, n]) => document.querySelector(s)?.getAttribute(n) ?? null, [
      selector,
      name,
    ] as const);
  }

  /** The position of this frame in the window. */
  async #origin(): Promise<Point> {
    const [own, ...before] = [...this.#frame].reverse();
    if (own === undefined) return [0, 0];
    const parent = new Tab(this.#driver, before.reverse());
    const [x, y] = await parent.#origin();
    const [left, top] = await parent.evaluate((selector) => {
      const frame = selector
        .split('>>>')
        .reduce<Element>(
          (around, inner) => (around.shadowRoot ?? around).querySelector(inner) ?? around,
          document.documentElement,
        );
      const { left, top } = frame.getBoundingClientRect();
      return [left + frame.clientLeft, top + frame.clientTop] as const;
    }, own);
    return [x + left, y + top];
  }

  /** The centre, in the window, of the first element with that name or text, once a click can hit it and it rests. */
  async #find(selector: string, name = ''): Promise<Point> {
    let last = null as Point | null;
    await expect(async () => {
      const found = await this.evaluate(hittable, [selector, name] as const);
      const [x, y] = await this.#origin();
      const now: Point | null = typeof found === 'string' ? null : [found[0] + x, found[1] + y];
      const before = last;
      last = now;
      expect(found, `${selector} ${name}: to click`).not.toEqual(expect.any(String));
      expect(now, `${selector} ${name}: at rest`).toEqual(before);
    }).toPass({ timeout: PATIENCE_MS, intervals: INTERVALS });
    return last ?? [NaN, NaN];
  }

  /** Clicks the first element with that name or text once a click can hit it, offset by `beside` in pixels. */
  async click(selector: string, name = '', beside: Point = [0, 0]): Promise<void> {
    const [x, y] = await this.#find(selector, name);
    await this.#driver.pointer([{ to: [x + beside[0], y + beside[1]] }, 'down', 'up']);
  }

  /** Drags from the centre of that element by that many pixels. */
  async drag(selector: string, [dx, dy]: Point): Promise<void> {
    const [x, y] = await this.#find(selector);
    const way = [1, 2, 3, 4, 5].map((i) => ({ to: [x + (dx * i) / 5, y + (dy * i) / 5] as const }));
    await this.#driver.pointer([{ to: [x, y] }, 'down', ...way, 'up']);
  }

  /** Turns the wheel down over that element. */
  async wheel(selector: string, down: number): Promise<void> {
    await this.#driver.wheel(await this.#find(selector), down);
  }

  /** Presses a key by its name, or types a text. */
  async press(...keys: readonly (keyof typeof KEYS | (string & {}))[]): Promise<void> {
    await this.#driver.keys(
      keys.map((key): Key => (key in KEYS ? (key as keyof typeof KEYS) : { type: key })),
    );
  }

  /** A picture of the visible part of the first such element, without that many pixels at each side. */
  async picture(selector: string, [top, right, bottom, left]: Inset = [0, 0, 0, 0]): Promise<PNG> {
    const [originX, originY] = await this.#origin();
    const box = await this.evaluate((s) => {
      const { x, y, width, height } = document.querySelector(s)?.getBoundingClientRect() ?? new DOMRect();
      return { x, y, width, height };
    }, selector);
    const all = PNG.sync.read(await this.#driver.screenshot());
    const x = Math.max(0, Math.floor(box.x + originX + left));
    const y = Math.max(0, Math.floor(box.y + originY + top));
    const width = Math.min(all.width - x, Math.ceil(box.width - left - right));
    const height = Math.min(all.height - y, Math.ceil(box.height - top - bottom));
    if (!(width > 0 && height > 0)) throw new Error(`${selector}: got nothing to take a picture of`);
    const cut = new PNG({ width, height });
    PNG.bitblt(all, cut, x, y, width, height, 0, 0);
    return cut;
  }

  /** The same once two pictures in a row are equal, so that nothing fades or flies any more. */
  async restingPicture(selector: string, inset?: Inset): Promise<PNG> {
    let last = await this.picture(selector, inset);
    await expect(async () => {
      const before = last;
      last = await this.picture(selector, inset);
      expect(differing(before, last), `${selector}: at rest`).toBeLessThan(20);
    }).toPass({ timeout: PATIENCE_MS, intervals: INTERVALS });
    return last;
  }
}
