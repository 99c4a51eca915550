/**
 * What a path begins with: `tab`, a window of the engine that the project names, and `site`, the atlas and a news site beside it.
 * After each path nothing may have gone wrong in any page of it.
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

/** A browser's notice that what a ResizeObserver changed is measured in the next frame: an error event, but no error. */
const RESIZE_NOTICE = 'ResizeObserver loop completed';

interface Worker {
  /** False in a file of paths that have no WebGL. */
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
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of what a fixture needs from this pattern.
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
    // What a page that is left does last is heard too.
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
