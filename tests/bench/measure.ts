/**
 * Measures one visit: a fresh context with a cold cache, from the navigation until the map is at rest, and one pan.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test';
import { hasMoved, inkOf } from './ink.ts';
import { median } from './median.ts';
import type { Network, Server } from './server.ts';
import type { Subject } from './subjects.ts';
import { watch, type Sight, type Watch } from './watch.ts';

export interface Condition {
  id: 'none' | 'slow';
  viewport: { width: number; height: number };
  phone: boolean;
  cpu: number;
  network: Network | null;
}

/**
 * The measures: times in ms from the navigation, or from the tap. A subject omits measures that do not apply to it.
 */
export const MEASURES = [
  'fcp',
  'lcp',
  'seen',
  'movable',
  'bytesSeen',
  'requestsSeen',
  'bytes',
  'requests',
  'live',
  'liveFromTap',
  'mainThread',
  'script',
  'heap',
  'pan',
  'panLive',
  'panFirst',
  'panSecond',
] as const;
export type Measure = (typeof MEASURES)[number];
export type Visit = Partial<Record<Measure, number>>;

/** Milliseconds without a request after which the page is at rest. */
const REST_MS = 600;
const PATIENCE_MS = 60_000;
/** Pixels of a drag, and the least movement of the map: libraries ignore the first few pixels. */
const DRAG = 48;
const FOLLOW = 28;
/** Milliseconds that a drag is held before another one is tried. */
const HOLD_MS = 500;
/** Laps of a pan at full CPU speed. A slow page takes long for each, and no goal concerns it. */
const PAN_LAPS = 5;
const PAN_LAPS_SLOW = 2;
const PAN_STEPS = 40;
const PAN_RADIUS = 50;
/** Fraction of the finished map's ink from which the map counts as visible. */
const SEEN = 0.7;

/** Runs in the page before any other script. */
function note(): void {
  const noted = { lcp: 0, tapped: 0, live: 0 };
  Object.assign(globalThis, { benchNoted: noted });
  new PerformanceObserver((list) => {
    noted.lcp = list.getEntries().at(-1)?.startTime ?? 0;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  addEventListener(
    'pointerdown',
    (event) => {
      noted.tapped = event.timeStamp;
    },
    { capture: true },
  );
  new MutationObserver(() => {
    if (noted.live === 0 && document.querySelector('#map[data-gl-map="ready"]'))
      noted.live = performance.now();
  }).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['data-gl-map'],
  });
}
interface Noted {
  lcp: number;
  tapped: number;
  live: number;
  fcp: number;
  origin: number;
}
const noted = (page: Page): Promise<Noted> =>
  page.evaluate(() => ({
    ...(globalThis as unknown as { benchNoted: Pick<Noted, 'lcp' | 'tapped' | 'live'> }).benchNoted,
    fcp: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
    origin: performance.timeOrigin,
  }));

interface Visitor {
  page: Page;
  cdp: CDPSession;
  /** Position at which the map is dragged and tapped. */
  at: { x: number; y: number };
}

async function visit<T>(
  browser: Browser,
  server: Server,
  condition: Condition,
  use: (visitor: Visitor) => Promise<T>,
): Promise<T> {
  const { viewport, phone, cpu, network } = condition;
  const context: BrowserContext = await browser.newContext({
    viewport,
    deviceScaleFactor: 1,
    isMobile: phone,
    hasTouch: phone,
    serviceWorkers: 'block',
  });
  try {
    const page = await context.newPage();
    await page.addInitScript(note);
    const cdp = await context.newCDPSession(page);
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpu });
    server.begin(network);
    return await use({
      page,
      cdp,
      at: { x: Math.round(viewport.width / 2), y: Math.round(viewport.height / 2) },
    });
  } finally {
    await context.close();
  }
}

const rest = async (server: Server): Promise<void> => {
  const end = performance.now() + PATIENCE_MS;
  while (server.quiet() < REST_MS) {
    if (performance.now() > end) throw new Error('rest: requests without end');
    await sleep(20);
  }
};

const glMapReady = (page: Page): Promise<unknown> =>
  page.waitForSelector('#map[data-gl-map="ready"]', { state: 'attached', timeout: PATIENCE_MS });

async function metrics(cdp: CDPSession): Promise<{ task: number; script: number }> {
  const { metrics: all } = await cdp.send('Performance.getMetrics');
  const of = (name: string): number => (all.find((m) => m.name === name)?.value ?? NaN) * 1000;
  return { task: of('TaskDuration'), script: of('ScriptDuration') };
}

const mouse = (
  cdp: CDPSession,
  type: 'mousePressed' | 'mouseMoved' | 'mouseReleased',
  x: number,
  y: number,
) =>
  cdp.send('Input.dispatchMouseEvent', {
    type,
    x,
    y,
    button: 'left',
    buttons: type === 'mouseReleased' ? 0 : 1,
    ...(type === 'mouseMoved' ? {} : { clickCount: 1 }),
  });

/** Drags until the map follows; returns the picture in which it first did. */
async function moved(cdp: CDPSession, screen: Watch, { x, y }: Visitor['at']): Promise<Sight> {
  const end = performance.now() + PATIENCE_MS;
  while (performance.now() < end) {
    const before = screen.last();
    if (!before) throw new Error('screen: got no picture, expected the map');
    await mouse(cdp, 'mousePressed', x, y);
    for (let step = 1; step <= 4; step++) await mouse(cdp, 'mouseMoved', x + (DRAG * step) / 4, y);
    const found = await screen.next((s) => hasMoved(before.ink, s.ink, FOLLOW, DRAG), HOLD_MS);
    await mouse(cdp, 'mouseReleased', x + DRAG, y);
    if (found) return found;
  }
  throw new Error('movable: the map did not follow a drag');
}

const lapsOf = ({ cpu }: Condition): number => (cpu > 1 ? PAN_LAPS_SLOW : PAN_LAPS);

interface Pan {
  /**
   * Main-thread milliseconds per step of the first lap, in which most code runs for the first time, and of the second.
   */
  first: number;
  second: number;
  /** Median of the laps after the first. */
  further: number;
}

/**
 * Drags the map round a circle several times. Each pointer move is sent after the previous one has been handled, which
 * takes one frame. So steps are frames in which the map moved, independent of other frames.
 */
async function pan(cdp: CDPSession, { x, y }: Visitor['at'], laps: number): Promise<Pan> {
  const lap = async (): Promise<number> => {
    const before = await metrics(cdp);
    for (let step = 1; step <= PAN_STEPS; step++) {
      const angle = (2 * Math.PI * step) / PAN_STEPS;
      await mouse(
        cdp,
        'mouseMoved',
        x + 8 + PAN_RADIUS * (1 - Math.cos(angle)),
        y + PAN_RADIUS * Math.sin(angle),
      );
    }
    const after = await metrics(cdp);
    return (after.task - before.task) / PAN_STEPS;
  };
  await mouse(cdp, 'mousePressed', x, y);
  await mouse(cdp, 'mouseMoved', x + 8, y);
  const first = await lap();
  const second = await lap();
  const later: number[] = [];
  for (let n = 3; n <= laps; n++) later.push(await lap());
  await mouse(cdp, 'mouseReleased', x + 8, y);
  return { first, second, further: median([second, ...later]) };
}

/** The amount of ink of the finished map, the reference for `seen`. */
export function finishedInk(
  browser: Browser,
  server: Server,
  subject: Subject,
  condition: Condition,
): Promise<number> {
  const quick = { ...condition, cpu: 1, network: null };
  return visit(browser, server, quick, async ({ page, at }) => {
    await page.goto(`${server.origin}/${subject.path}`, { waitUntil: 'load' });
    if (subject.live === 'tap' && !subject.ours) await page.mouse.click(at.x, at.y);
    if (subject.live !== 'never' && !(subject.ours && subject.live === 'tap')) await glMapReady(page);
    await rest(server);
    await sleep(1000);
    const { count } = await inkOf(await page.screenshot({ type: 'jpeg', quality: 90 }));
    if (count === 0) throw new Error(`${subject.name}: got no ink of the plan on the screen, expected some`);
    return count;
  });
}

/** Measures from the navigation until everything is at rest. `ink` is that of the finished map. */
export function measure(
  browser: Browser,
  server: Server,
  subject: Subject,
  condition: Condition,
  ink: number,
): Promise<Visit> {
  return visit(browser, server, condition, async ({ page, cdp, at }) => {
    const screen = await watch(cdp);
    await page.goto(`${server.origin}/${subject.path}`, { waitUntil: 'commit' });
    const seen = await screen.next((s) => s.ink.count >= SEEN * ink, PATIENCE_MS);
    if (!seen) throw new Error(`${subject.name}: the map was never seen`);
    const followed = await moved(cdp, screen, at);
    await screen.stop();
    if (subject.live === 'itself') await glMapReady(page);
    await rest(server);
    const { task, script } = await metrics(cdp);
    const { lcp, fcp, live, origin } = await noted(page);
    const served = server.served();
    const first = served.filter((s) => s.at <= seen.at);
    const sum = (all: typeof served): number => all.reduce((total, { bytes }) => total + bytes, 0);
    // The map has been dragged already, so the first lap does not measure first use.
    const { further } = await pan(cdp, at, lapsOf(condition));
    await cdp.send('HeapProfiler.collectGarbage');
    const { usedSize } = await cdp.send('Runtime.getHeapUsage');
    return {
      fcp,
      // The first input ends LCP, sometimes before Chromium has reported any. Then the first paint was the largest.
      lcp: Math.max(lcp, fcp),
      seen: seen.at - origin,
      movable: followed.at - origin,
      bytesSeen: sum(first),
      requestsSeen: first.length,
      bytes: sum(served),
      requests: served.length,
      ...(live > 0 ? { live } : {}),
      mainThread: task,
      script,
      heap: usedSize,
      ...(live > 0 ? { panLive: further } : { pan: further }),
    };
  });
}

/** Measures from a tap on a page at rest until its WebGL map is ready. */
export function measureTap(
  browser: Browser,
  server: Server,
  subject: Subject,
  condition: Condition,
): Promise<Visit> {
  return visit(browser, server, condition, async ({ page, cdp, at }) => {
    await page.goto(`${server.origin}/${subject.path}`, { waitUntil: 'load' });
    await rest(server);
    // Start to wait before the tap: starting costs the page time, which must not count for the map.
    const ready = glMapReady(page);
    if (condition.phone) await page.touchscreen.tap(at.x, at.y);
    else await page.mouse.click(at.x, at.y);
    await ready;
    const { tapped, live } = await noted(page);
    await rest(server);
    const { first, second, further } = await pan(cdp, at, lapsOf(condition));
    return { liveFromTap: live - tapped, panFirst: first, panSecond: second, panLive: further };
  });
}
