/** npm start: installs missing packages, builds data and app, serves them, prints the address. */
import { freePort, portFrom, siteAt } from './address.mjs';
import { installPackages, root, run, stop } from './setup.mjs';

installPackages();
const host = process.env['HOST'] || 'localhost';
// Chosen before the build, which writes the address into pictures.
const port = await Promise.resolve(process.env['PORT'])
  .then(portFrom)
  .then((from) => freePort(from, host))
  .catch((error) => stop(error.message));
// Absolute addresses, for example in oEmbed answers, must be those of the server that is started here.
const env = { ATLAS_SITE: siteAt(host, port) ?? '', ...process.env };
if (run('npm', ['run', '--silent', 'build'], { env }) !== 0)
  stop('构建失败，见上 / the build failed, see above.');
const { preview } = await import('vite');
const server = await preview({
  root: `${root}/src/app`,
  configFile: `${root}/vite.config.ts`,
  // On another port, the addresses in the built files would be wrong.
  preview: { port, host, strictPort: true },
}).catch((error) => stop(error.message));
console.log('\n郑州都市圈图集 / Zhengzhou Metropolitan Atlas');
for (const url of [...(server.resolvedUrls?.local ?? []), ...(server.resolvedUrls?.network ?? [])])
  console.log(`  ➜ ${url}`);
console.log('  Ctrl+C 结束 / to stop');
