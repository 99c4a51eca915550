/** npm start: install what is missing, build the data and the app, serve it, print the address. */
import { installPackages, root, run, stop } from './setup.mjs';

installPackages();
const port = Number(process.env['PORT'] ?? 4173);
const host = process.env['HOST'] ?? 'localhost';
// What asks for whole addresses, oEmbed say, is true of the server that is started here.
const env = { ATLAS_SITE: `http://${host}:${String(port)}/`, ...process.env };
if (run('npm', ['run', '--silent', 'build'], { env }) !== 0)
  stop('构建失败，见上 / the build failed, see above.');
const { preview } = await import('vite');
const server = await preview({
  root: `${root}/src/app`,
  configFile: `${root}/vite.config.ts`,
  preview: { port, host },
});
console.log('\n郑州都市圈图集 / Zhengzhou Metropolitan Atlas');
for (const url of [...(server.resolvedUrls?.local ?? []), ...(server.resolvedUrls?.network ?? [])])
  console.log(`  ➜ ${url}`);
console.log('  Ctrl+C 结束 / to stop');
