import { defineConfig } from '@playwright/test';
import { existsSync } from 'node:fs';

const SHELL = '/usr/lib/chromium/chromium-headless-shell';
export const BROWSER = process.env.ATLAS_BROWSER ?? (existsSync(SHELL) ? SHELL : undefined);
/** Software WebGL, 2D at full CPU speed, and no traffic of the browser itself. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--no-first-run',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];
/** Port of the built site; set ATLAS_TEST_PORT if several checkouts run their tests on one machine. */
const PORT = Number(process.env.ATLAS_TEST_PORT ?? 4319);

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [['list', { printSteps: false }]],
  use: {
    baseURL: `http://localhost:${String(PORT)}/`,
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    launchOptions: { ...(BROWSER ? { executablePath: BROWSER } : {}), args: FLAGS },
    trace: 'off',
  },
  webServer: {
    command: `npx vite preview --config vite.config.ts --port ${String(PORT)} --strictPort`,
    cwd: '../..',
    url: `http://localhost:${String(PORT)}/`,
    reuseExistingServer: false,
  },
});
