/** npm run bench: installs missing packages, also those of the peers, builds the atlas, and measures. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installBrowser, installPackages, run, stop } from '../../scripts/setup.mjs';

const args = process.argv.slice(2);
installPackages();
installPackages(dirname(fileURLToPath(import.meta.url)));
const browser = installBrowser();
if (!args.includes('--no-build') && run('npm', ['run', '--silent', 'build']) !== 0)
  stop('构建失败，见上 / the build failed, see above.');
process.exit(
  run('npx', ['tsx', 'tests/bench/run.ts', ...args], { env: { ...process.env, ATLAS_BROWSER: browser } }),
);
