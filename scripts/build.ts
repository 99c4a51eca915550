/** npm run data: data/ → public/data/. Calls the steps, prints the report and sets the exit code. */
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildAtlas } from './steps/atlas.ts';
import { issueLines } from './steps/issues.ts';
import { reportText } from './steps/report.ts';
import { writeSchemas } from './steps/schemas.ts';

const root = join(fileURLToPath(import.meta.url), '../..');
const { values } = parseArgs({
  options: {
    /** Data folder. The schemas for editors are written only if it is the repository's own. */
    data: { type: 'string' },
    out: { type: 'string' },
    /** Builds no fonts: for tests of the data alone. */
    'no-fonts': { type: 'boolean', default: false },
  },
});

if (values.data === undefined) await writeSchemas(join(root, 'data'));
const built = await buildAtlas({
  root,
  data: resolve(values.data ?? join(root, 'data')),
  out: resolve(values.out ?? join(root, 'public/data')),
  fonts: !values['no-fonts'],
});
for (const line of issueLines(built.warnings)) console.warn(`⚠ ${line}`);
for (const line of issueLines(built.errors)) console.error(`✗ ${line}`);
if (built.times !== '') console.log(`时间用在 / time went to: ${built.times}`);
// Milliseconds since the process started, including the start of Node and tsx.
if (built.catalogue) console.log(reportText(built, built.catalogue, performance.now()));
else {
  console.error(`\n${String(built.errors.length)} 处错误，未写入任何文件 / errors; nothing was written.`);
  process.exitCode = 1;
}
