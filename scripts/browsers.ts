/**
 * The oldest browsers that get the whole atlas. package.json names them (`browserslist`), the build targets them, and
 * lint rules and tests (tests/compat.js) enforce them. Older browsers show the picture with its legend. Chromium 107
 * is inside WeChat, QQ and 360.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The bundler's names of browserslist's browsers. */
const NAMES: Readonly<Record<string, string>> = {
  chrome: 'chrome',
  safari: 'safari',
  ios_saf: 'ios',
  firefox: 'firefox',
};

const { browserslist } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')) as {
  browserslist: readonly string[];
};

/** Vite's `build.target`, for script and style alike. */
export const TARGET = browserslist.map((query) => {
  const [, name = '', version = ''] = /^(\w+) >= ([\d.]+)$/.exec(query) ?? [];
  const target = NAMES[name];
  if (!target)
    throw new Error(`package.json: browserslist: got "${query}", expected for instance "chrome >= 107"`);
  return target + version;
});
