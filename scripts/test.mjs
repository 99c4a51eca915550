/**
 * npm test: installs missing packages, then runs every check. `--quick` (npm run check) omits checks that need a build
 * or a browser. Lint takes as long as the other checks before the build together, so both run in parallel.
 */
import { join } from 'node:path';
import { installBrowser, installEngines, installPackages, root, run, runBeside } from './setup.mjs';

const isQuick = process.argv.includes('--quick');
installPackages();
// Newsroom editors are packages that only the browser tests need.
if (!isQuick) installPackages(join(root, 'tests/editors'));
const browser = isQuick ? undefined : installBrowser();
if (!isQuick) installEngines();
// The build gets no public address, so that no test depends on this shell's environment.
delete process.env['ATLAS_SITE'];
const env = { ...process.env, ...(browser ? { ATLAS_BROWSER: browser } : {}) };

const FORMAT = ['格式 format', ['prettier', '--check', '--log-level=warn', '.']];
const LINT = [
  '代码 lint',
  [
    'eslint',
    ...['--config', 'tests/eslint.config.js', '--max-warnings=0'],
    ...['src', 'scripts', 'tests', 'vite.config.ts'],
  ],
];
const TYPES = [
  '类型 types',
  ['svelte-check', '--tsconfig', 'tsconfig.json', '--fail-on-warnings', '--output', 'human'],
];
const DATA = ['数据 data', ['tsx', 'scripts/build.ts']];
const BUILD = ['构建 build', ['vite', 'build', '--logLevel=warn']];
// Tests of built files are in tests/built: budgets, pages, share pictures.
const UNIT = isQuick
  ? ['单元 unit', ['vitest', 'run', '--reporter=default', '--project=unit', '--project=own-modules']]
  : ['单元与预算 unit and budgets', ['vitest', 'run', '--reporter=default']];
const BROWSER = ['浏览器 browser', ['playwright', 'test', '--config', 'tests/e2e/playwright.config.ts']];
const ENGINES = [
  '三种引擎 engines',
  ['playwright', 'test', '--config', 'tests/engines/playwright.config.ts'],
];

const results = [];
const record = (name, code, start) =>
  results.push({ name, code, seconds: ((Date.now() - start) / 1000).toFixed(1) });

/** Runs checks one after the other, and prints the output of each when it has ended. */
async function lane(checks) {
  for (const [name, args] of checks) {
    const start = Date.now();
    const { code, output } = await runBeside('npx', args, { env });
    console.log(`\n── ${name}\n${output}`);
    record(name, code, start);
  }
}

await Promise.all([lane([LINT]), lane(isQuick ? [FORMAT, TYPES, DATA] : [FORMAT, TYPES, DATA, BUILD])]);
for (const [name, args] of isQuick ? [UNIT] : [UNIT, BROWSER, ENGINES]) {
  console.log(`\n── ${name}`);
  const start = Date.now();
  record(name, run('npx', args, { env }), start);
}
console.log('\n── 结果 results');
for (const { name, code, seconds } of results) console.log(`${code === 0 ? '✓' : '✗'} ${name}  ${seconds} s`);
process.exit(results.some(({ code }) => code !== 0) ? 1 : 0);
