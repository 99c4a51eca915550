/** npm run dev: the app with live reload. A change under data/ rebuilds the data and reloads the open page. */
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { installPackages, root, run, stop } from './setup.mjs';

installPackages();
const build = ['tsx', 'scripts/build.ts'];
if (run('npx', build) !== 0) stop('数据有误，见上 / the data has errors, see above.');
const { createServer } = await import('vite');
const server = await createServer({ root: `${root}/src/app`, configFile: `${root}/vite.config.ts` });
await server.listen();
server.printUrls();

let timer;
let busy = false;
let again = false;
const rebuild = () => {
  if (busy) {
    again = true;
    return;
  }
  busy = true;
  spawn('npx', build, { cwd: root, stdio: 'inherit' }).on('close', (code) => {
    busy = false;
    if (again) {
      again = false;
      rebuild();
    } else if (code === 0) server.ws.send({ type: 'full-reload' });
  });
};
// The pipeline writes the editors' schemas itself, and that must not start it again.
watch(join(root, 'data'), { recursive: true }, (_, file) => {
  if (file?.endsWith('.schema.json')) return;
  clearTimeout(timer);
  timer = setTimeout(rebuild, 150);
});
