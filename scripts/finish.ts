/** Vite plugin that finishes what has been written: every page gets its policy, every text file its compressed twins. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';
import { withPolicy } from './policy.ts';
import { siteOf } from './site.ts';

/** What gains by compression; pictures and fonts are compressed already. */
const TEXT = /\.(html|js|mjs|css|json|geojson|svg|txt|ts)$/;
/** The share kit is taken away as files, by few. */
const PICTURES = /[\\/]share[\\/]/;
/** Below this a compressed twin is not worth its request. */
const LEAST_BYTES = 512;

const files = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });

/** At Brotli's highest level: seconds of a build, and a tenth of what a phone waits for (a fifth of the layers). */
const brotli = (text: Buffer): Promise<Buffer> =>
  promisify(brotliCompress)(text, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
    },
  });

export function finish(): Plugin {
  let folder = '';
  return {
    name: 'atlas-finish',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir;
    },
    closeBundle: {
      order: 'post',
      async handler() {
        const site = siteOf()?.origin ?? null;
        for (const path of files(folder).filter((f) => f.endsWith('.html'))) {
          const html = readFileSync(path, 'utf8');
          // Maps for frames; all other pages have an origin.
          const own = html.includes(' id="embed"') ? site : null;
          writeFileSync(path, withPolicy(html, own, relative(folder, path)));
        }
        await Promise.all(
          files(folder)
            .filter((path) => TEXT.test(path) && !PICTURES.test(path) && statSync(path).size >= LEAST_BYTES)
            .map(async (path) => {
              const text = readFileSync(path);
              const [br, gz] = await Promise.all([brotli(text), promisify(gzip)(text, { level: 9 })]);
              writeFileSync(`${path}.br`, br);
              writeFileSync(`${path}.gz`, gz);
            }),
        );
      },
    },
  };
}
