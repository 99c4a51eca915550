/**
 * Drives WebKitGTK by its own WebKitWebDriver: W3C WebDriver, JSON over HTTP (https://www.w3.org/TR/webdriver2/). The
 * few commands of the paths are implemented here, because no maintained library drives WebKitGTK without a large
 * package.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { KEYS, VIEWPORT, type Driver, type EngineOptions, type Key, type PointerStep } from './driver.ts';
import { leashed, openDisplay, start } from './program.ts';

/** Debian installs it in a folder named after the architecture. */
const MINI_BROWSERS = ['x86_64', 'aarch64'].map(
  (machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`,
);
/** The key of an element in WebDriver's JSON. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const START_MS = 20_000;
/**
 * Milliseconds to wait for an answer. A page that is left while it runs a script may never answer: WebKit freezes it
 * with its timers, so that the reader can come back to it. The caller may then ask the next page.
 */
const ANSWER_MS = 30_000;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

/** A settings folder for GTK without animations: pages see `prefers-reduced-motion`. */
function quietSettings(): string {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-webkit-'));
  mkdirSync(join(folder, 'gtk-3.0'));
  writeFileSync(join(folder, 'gtk-3.0/settings.ini'), '[Settings]\ngtk-enable-animations=0\n');
  return folder;
}

/** WebKitGTK's MiniBrowser on a virtual screen, with WebGL in software. */
export async function openWebkit({ webgl }: EngineOptions): Promise<Driver> {
  const browser = MINI_BROWSERS.find((path) => existsSync(path));
  if (browser === undefined)
    throw new Error(
      `WebKit: got no MiniBrowser, expected ${MINI_BROWSERS.join(' or ')}; package webkit2gtk-driver`,
    );
  const display = await openDisplay();
  const settings = quietSettings();
  const port = await freePort();
  const server = start('WebKitWebDriver', [`--port=${String(port)}`], {
    DISPLAY: display.display,
    GDK_BACKEND: 'x11',
    LIBGL_ALWAYS_SOFTWARE: '1',
    XDG_CONFIG_HOME: settings,
    // The engine's sandbox needs rights that a container lacks. It opens only our own pages.
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
  });
  const stop = async (): Promise<void> => {
    await server.stop();
    await display.stop();
    rmSync(settings, { recursive: true, force: true });
  };
  try {
    const [binary, ...args] = leashed(browser);
    const driver = new WebkitDriver(`http://127.0.0.1:${String(port)}`, stop);
    await driver.open(binary, [...args, '--automation', `--enable-webgl=${String(webgl)}`]);
    return driver;
  } catch (error) {
    await stop();
    throw error;
  }
}

class WebkitDriver implements Driver {
  #address: string;
  /** Number of empty pages opened so far. */
  #blanks = 0;
  /** Number of wheel turns so far. */
  #wheels = 0;
  readonly #stop: () => Promise<void>;

  constructor(address: string, stop: () => Promise<void>) {
    this.#address = address;
    this.#stop = stop;
  }

  async #send(method: 'GET' | 'POST' | 'DELETE', command: string, body: object = {}): Promise<unknown> {
    const answer = await fetch(this.#address + command, {
      method,
      signal: AbortSignal.timeout(ANSWER_MS),
      ...(method === 'POST' ? { body: JSON.stringify(body) } : {}),
    });
    const { value } = (await answer.json()) as { value: { error?: string; message?: string } | null };
    if (!answer.ok)
      throw new Error(`WebKit ${command}: ${value?.error ?? String(answer.status)}: ${value?.message ?? ''}`);
    return value;
  }

  async open(binary: string, args: readonly string[]): Promise<void> {
    const latest = performance.now() + START_MS;
    while (!(await this.#send('GET', '/status').catch(() => null)))
      if (performance.now() > latest)
        throw new Error('WebKitWebDriver: got no answer, expected it to start; package webkit2gtk-driver');
      else await pause(50);
    const { sessionId } = (await this.#send('POST', '/session', {
      // Do not wait for pages to load: paths look at them before their modules have loaded.
      capabilities: {
        alwaysMatch: { pageLoadStrategy: 'none', 'webkitgtk:browserOptions': { binary, args } },
      },
    })) as { sessionId: string };
    this.#address += `/session/${sessionId}`;
    await this.#send('POST', '/timeouts', { script: ANSWER_MS / 2 });
    // The toolbar takes part of the window, so the window is larger by that.
    await this.#send('POST', '/window/rect', { x: 0, y: 0, ...VIEWPORT });
    const height = (await this.evaluate('() => innerHeight', null, [])) as number;
    await this.#send('POST', '/window/rect', {
      width: VIEWPORT.width,
      height: VIEWPORT.height + VIEWPORT.height - height,
    });
  }

  async evaluate(source: string, arg: unknown, embedSize: readonly string[]): Promise<unknown> {
    await this.#send('POST', '/frame', { id: null });
    for (const selector of embedSize) {
      const found = (await this.#send('POST', '/execute/sync', {
        script:
          'return arguments[0].split(">>>").reduce((e, s) => (e.shadowRoot ?? e)?.querySelector(s), document)',
        args: [selector],
      })) as Record<string, string> | null;
      if (!found) throw new Error(`${selector}: got no frame, expected one`);
      await this.#send('POST', '/frame', { id: { [ELEMENT]: found[ELEMENT] } });
    }
    const result = (await this.#send('POST', '/execute/async', {
      script: `const done = arguments[1];
        Promise.resolve().then(() => (${source})(arguments[0])).then(
          (value) => done({ value: value === undefined ? null : JSON.stringify(value) }),
          (error) => done({ error: String(error) }));`,
      args: [arg ?? null],
    })) as { value?: string | null; error?: string };
    if (result.error !== undefined) throw new Error(result.error);
    return result.value === null || result.value === undefined ? undefined : JSON.parse(result.value);
  }

  /** Performs a list of actions of one device, in the window. */
  async #act(type: 'pointer' | 'key' | 'wheel', actions: readonly object[]): Promise<void> {
    await this.#send('POST', '/frame', { id: null });
    // Each wheel turn uses a new device, because WebKit drops a turn that equals the one before.
    const id = type === 'wheel' ? `wheel-${String((this.#wheels += 1))}` : type;
    await this.#send('POST', '/actions', { actions: [{ type, id, actions }] });
  }

  async pointer(steps: readonly PointerStep[]): Promise<void> {
    await this.#act(
      'pointer',
      steps.map((step) => {
        if (typeof step === 'string')
          return { type: step === 'down' ? 'pointerDown' : 'pointerUp', button: 0 };
        return { type: 'pointerMove', x: Math.round(step.to[0]), y: Math.round(step.to[1]), duration: 0 };
      }),
    );
  }

  async wheel([x, y]: readonly [number, number], down: number): Promise<void> {
    await this.#act('wheel', [
      { type: 'scroll', x: Math.round(x), y: Math.round(y), deltaX: 0, deltaY: down, duration: 0 },
    ]);
  }

  async keys(keys: readonly Key[]): Promise<void> {
    const characters = keys.flatMap((key) => (typeof key === 'string' ? [KEYS[key]] : Array.from(key.type)));
    await this.#act(
      'key',
      characters.flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]),
    );
  }

  async screenshot(): Promise<Buffer> {
    await this.#send('POST', '/frame', { id: null });
    return Buffer.from((await this.#send('GET', '/screenshot')) as string, 'base64');
  }

  /** Opens an empty page with a new address, so that one can tell when the previous page has gone. */
  async blank(): Promise<void> {
    const url = `about:blank#${String((this.#blanks += 1))}`;
    await this.#send('POST', '/frame', { id: null });
    await this.#send('POST', '/url', { url });
    const latest = performance.now() + START_MS;
    const here = (): Promise<unknown> => this.evaluate('() => location.href', null, []).catch(String);
    for (let at = await here(); at !== url; at = await here())
      if (performance.now() > latest) throw new Error(`WebKit: got ${String(at)}, expected ${url}`);
      else await pause(50);
  }

  async close(): Promise<void> {
    try {
      await this.#send('DELETE', '');
    } finally {
      await this.#stop();
    }
  }
}
