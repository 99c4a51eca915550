/**
 * The golden paths in three engines: Chromium, Firefox ESR and WebKitGTK, each as the system has it. A path is a test in one
 * of the `*.spec.ts` here: it gets `tab` and `site` (test.ts) and runs in all three; how an engine is driven is in
 * `puppeteer.ts` and `webkit.ts`. What only one engine can be asked, such as touch, is tested in tests/e2e.
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
