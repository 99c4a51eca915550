/** npm test: install what is missing, then every check; --no-browser leaves out the browser tests (npm run check). */
import { join } from 'node:path';
import { installBrowser, installEngines, installPackages, root, run } from './setup.mjs';

const withBrowser = !process.argv.includes('--no-browser');
installPackages();
// Editors of newsrooms, which nobody needs who only starts the atlas.
if (withBrowser) installPackages(join(root, 'tests/editors'));
const browser = withBrowser ? installBrowser() : undefined;
if (withBrowser) installEngines();
// Pages are built as for a host whose address is not known: what is tested does not depend on this shell.
delete process.env['ATLAS_SITE'];

const CHECKS = [
  ['格式 format', 'npx', ['prettier', '--check', '--log-level=warn', '.']],
  [
    '代码 lint',
    'npx',
    [
      'eslint',
      '--config',
      'tests/eslint.config.js',
      '--max-warnings=0',
      'src',
      'scripts',
      'tests',
      'vite.config.ts',
    ],
  ],
  [
    '类型 types',
    'npx',
    ['svelte-check', '--tsconfig', 'tsconfig.json', '--fail-on-warnings', '--output', 'human'],
  ],
  ['数据 data', 'npx', ['tsx', 'scripts/build.ts']],
  ['构建 build', 'npx', ['vite', 'build', '--logLevel=warn']],
  // Unit tests come after the build: budgets and the catalogue are checked on the built files.
  ['单元与预算 unit and budgets', 'npx', ['vitest', 'run', '--reporter=default']],
  ...(withBrowser
    ? [
        ['浏览器 browser', 'npx', ['playwright', 'test', '--config', 'tests/e2e/playwright.config.ts']],
        ['三种引擎 engines', 'npx', ['playwright', 'test', '--config', 'tests/engines/playwright.config.ts']],
      ]
    : []),
];

const results = [];
for (const [name, command, args] of CHECKS) {
  console.log(`\n── ${name}`);
  const start = Date.now();
  const code = run(command, args, {
    env: { ...process.env, ...(browser ? { ATLAS_BROWSER: browser } : {}) },
  });
  results.push({ name, code, seconds: ((Date.now() - start) / 1000).toFixed(1) });
}
console.log('\n── 结果 results');
for (const { name, code, seconds } of results) console.log(`${code === 0 ? '✓' : '✗'} ${name}  ${seconds} s`);
process.exit(results.some(({ code }) => code !== 0) ? 1 : 0);
