/** Drives Chromium and Firefox by Puppeteer: Chromium by its own protocol, Firefox by WebDriver BiDi. */
import {
  launch,
  type Browser,
  type Frame,
  type KeyInput,
  type LaunchOptions,
  type Page,
} from 'puppeteer-core';
import { BROWSER, FLAGS } from '../e2e/playwright.config.ts';
import { VIEWPORT, type Driver, type EngineOptions, type Key, type PointerStep } from './driver.ts';
import { openDisplay } from './program.ts';

/** Chromium's headless shell, with WebGL by software. */
export async function openChromium({ webgl }: EngineOptions): Promise<Driver> {
  if (BROWSER === undefined)
    throw new Error(
      'Chromium: got no browser, expected chromium-headless-shell installed or ATLAS_BROWSER set',
    );
  return PuppeteerDriver.open({
    browser: 'chrome',
    executablePath: BROWSER,
    args: [
      ...FLAGS,
      '--force-prefers-reduced-motion',
      ...(webgl ? [] : ['--disable-webgl', '--disable-3d-apis']),
    ],
  });
}

/** Firefox on a virtual screen, because headless it has no WebGL 2. */
export async function openFirefox({ webgl }: EngineOptions): Promise<Driver> {
  const display = await openDisplay();
  try {
    return await PuppeteerDriver.open(
      {
        browser: 'firefox',
        executablePath: process.env.ATLAS_FIREFOX ?? '/usr/bin/firefox-esr',
        headless: false,
        env: { ...process.env, DISPLAY: display.display, MOZ_ENABLE_WAYLAND: '0' },
        extraPrefsFirefox: {
          ...(webgl ? { 'webgl.force-enabled': true } : { 'webgl.disabled': true }),
          'ui.prefersReducedMotion': 1,
        },
      },
      () => display.stop(),
    );
  } catch (error) {
    await display.stop();
    throw error;
  }
}

class PuppeteerDriver implements Driver {
  readonly #browser: Browser;
  readonly #page: Page;
  readonly #closed: () => Promise<void>;

  constructor(browser: Browser, page: Page, closed: () => Promise<void>) {
    this.#browser = browser;
    this.#page = page;
    this.#closed = closed;
  }

  static async open(
    options: LaunchOptions,
    closed: () => Promise<void> = () => Promise.resolve(),
  ): Promise<Driver> {
    const browser = await launch({ ...options, defaultViewport: VIEWPORT });
    return new PuppeteerDriver(browser, await browser.newPage(), closed);
  }

  async evaluate(source: string, arg: unknown, frame: readonly string[]): Promise<unknown> {
    let inside: Frame = this.#page.mainFrame();
    for (const selector of frame) {
      const element = await inside.$(selector);
      const next = await element?.contentFrame();
      await element?.dispose();
      if (!next) throw new Error(`${selector}: got no frame, expected one`);
      inside = next;
    }
    return inside.evaluate(`(${source})(${JSON.stringify(arg ?? null)})`);
  }

  async pointer(steps: readonly PointerStep[]): Promise<void> {
    for (const step of steps)
      if (step === 'down') await this.#page.mouse.down();
      else if (step === 'up') await this.#page.mouse.up();
      else await this.#page.mouse.move(...step.to);
  }

  async wheel(at: readonly [number, number], down: number): Promise<void> {
    await this.#page.mouse.move(...at);
    await this.#page.mouse.wheel({ deltaY: down });
  }

  async keys(keys: readonly Key[]): Promise<void> {
    for (const key of keys)
      if (typeof key === 'string') await this.#page.keyboard.press(key satisfies KeyInput);
      else await this.#page.keyboard.type(key.type);
  }

  async screenshot(): Promise<Buffer> {
    return Buffer.from(await this.#page.screenshot());
  }

  async blank(): Promise<void> {
    await this.#page.goto('about:blank');
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#closed();
  }
}
