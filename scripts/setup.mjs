/**
 * Installs missing packages on a fresh machine, or says which to install. Plain JavaScript, because it runs before any
 * package is installed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Runs a command in the repository and shows its output; returns its exit code. */
export function run(command, args, options = {}) {
  const shown = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (shown.error) console.error(`${command}: ${shown.error.message}`);
  return shown.status ?? 1;
}

/** Like `run`, but runs in parallel: resolves with exit code and output when the command has ended. */
export function runBeside(command, args, options = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    const output = [];
    child.stdout.on('data', (part) => output.push(part));
    child.stderr.on('data', (part) => output.push(part));
    child.on('error', (error) => output.push(Buffer.from(`${command}: ${error.message}\n`)));
    child.on('close', (code) => done({ code: code ?? 1, output: Buffer.concat(output).toString() }));
  });
}

/** Ends the process with a message that says what to do. */
export function stop(message) {
  console.error(`\n✗ ${message}\n`);
  process.exit(1);
}

export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    stop(`Node.js ${process.versions.node} 太旧 / is too old. 需要 / Needed: 20.19 或更新 / or newer.`);
}

/** Installs npm packages of a folder from its lockfile, if that has changed since the last time. */
export function installPackages(folder = root) {
  checkNode();
  const stamp = join(folder, 'node_modules/.atlas-lock');
  const lock = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('安装 npm 依赖 / installing npm packages …');
  const code = run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    env: { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
  });
  if (code !== 0) stop('npm ci 失败 / failed: 请检查网络后重试 / check the network and try again.');
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, lock);
}

const BROWSERS = ['/usr/lib/chromium/chromium-headless-shell', '/usr/bin/chromium-headless-shell'];
const FONTS = [
  '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc',
];

/** Installs Debian packages if this user may; otherwise names the missing ones and ends the process. */
function installSystemPackages(packages, otherwise) {
  if (packages.length === 0) return;
  const asRoot = process.getuid?.() === 0;
  const apt = (...args) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    return asRoot
      ? run('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] })
      : run('sudo', ['-n', 'apt-get', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  };
  console.log(`安装 / installing: ${packages.join(' ')} …`);
  apt('update', '-qq');
  if (apt('install', '-y', '-qq', '--no-install-recommends', ...packages) !== 0)
    stop(
      `浏览器测试需要 / the browser tests need: ${packages.join(' ')}\n  请以管理员运行 / as root: apt-get update && apt-get install -y ${packages.join(' ')}\n  ${otherwise}`,
    );
}

/** Installs the test browser and a Chinese font; returns the browser's path. */
export function installBrowser() {
  const found = () => process.env['ATLAS_BROWSER'] || BROWSERS.find((path) => existsSync(path));
  installSystemPackages(
    [
      ...(found() ? [] : ['chromium-headless-shell']),
      ...(FONTS.some((path) => existsSync(path)) ? [] : ['fonts-noto-cjk']),
    ],
    '或设 ATLAS_BROWSER 为 Chromium 的路径 / or set ATLAS_BROWSER to the path of a Chromium.',
  );
  return (
    found() ??
    stop('装好后仍找不到浏览器 / no browser found after installing; expected one of ' + BROWSERS.join(', '))
  );
}

/** Firefox and WebKitGTK, a virtual screen for them, and WebGL in software. */
const ENGINES = ['firefox-esr', 'webkit2gtk-driver', 'xvfb', 'libgl1-mesa-dri', 'libegl1', 'libgles2'];

/** Installs the two further engines that tests/engines uses. */
export function installEngines() {
  const isThere = (name) =>
    (name === 'firefox-esr' && process.env['ATLAS_FIREFOX']) ||
    spawnSync('dpkg-query', ['-W', '-f', '${db:Status-Status}', name]).stdout?.toString() === 'installed';
  installSystemPackages(
    ENGINES.filter((name) => !isThere(name)),
    '其余检查 / all other checks: npm run check',
  );
}
