/**
 * Golden paths in three engines: Chromium, Firefox ESR and WebKitGTK, as the system has them. A path is a test in one
 * of the `*.spec.ts` here. It gets `tab` and `site` (test.ts) and runs in all three. `puppeteer.ts` and `webkit.ts`
 * drive the engines. Features that only one engine can simulate, such as touch, are tested in tests/e2e.
 */
import { defineConfig } from '@playwright/test';
import { PATIENCE_MS } from './tab.ts';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/engines',
  // One at a time: software graphics fill both cores.
  workers: 1,
  forbidOnly: true,
  timeout: 180_000,
  expect: { timeout: PATIENCE_MS },
  reporter: [['list', { printSteps: false }]],
  projects: ['chromium', 'firefox', 'webkit'].map((name) => ({ name })),
});
