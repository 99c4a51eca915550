/**
 * Fixtures of every path: `tab`, a window of the project's engine, and `site`, the atlas and a news site. After each
 * path no page may have reported a problem.
 */
import { expect, test as base } from '@playwright/test';
import type { Driver, EngineOptions } from './driver.ts';
import { openChromium, openFirefox } from './puppeteer.ts';
import { openSite, type Site } from './site.ts';
import { Tab } from './tab.ts';
import { openWebkit } from './webkit.ts';

const ENGINES: Readonly<Record<string, (options: EngineOptions) => Promise<Driver>>> = {
  chromium: openChromium,
  firefox: openFirefox,
  webkit: openWebkit,
};

/** A notice that a ResizeObserver's changes are measured in the next frame: an error event, but no error. */
const RESIZE_NOTICE = 'ResizeObserver loop completed';

interface Worker {
  /** False in files with paths that have no WebGL. */
  webgl: boolean;
  driver: Driver;
  running: Site;
}

export const test = base.extend<{ site: Site; tab: Tab; expectedProblems: RegExp | null }, Worker>({
  webgl: [true, { option: true, scope: 'worker' }],
  driver: [
    async ({ webgl }, use, { project }) => {
      const open = ENGINES[project.name];
      if (!open)
        throw new Error(`got project ${project.name}, expected one of ${Object.keys(ENGINES).join()}`);
      const driver = await open({ webgl });
      await use(driver);
      await driver.close();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  running: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of needed fixtures from this pattern.
    async ({}, use) => {
      const site = await openSite();
      await use(site);
      await site.close();
    },
    { scope: 'worker' },
  ],
  expectedProblems: [null, { option: true }],
  site: async ({ running }, use) => {
    running.begin();
    await use(running);
  },
  tab: async ({ driver, site, expectedProblems }, use, info) => {
    await use(new Tab(driver));
    // Leave the page, so that its last reports arrive too.
    await driver.blank();
    if (info.status !== info.expectedStatus) return;
    expect(
      site
        .problems()
        .filter((problem) => !expectedProblems?.test(problem) && !problem.includes(RESIZE_NOTICE)),
    ).toEqual([]);
  },
});
export { expect };
