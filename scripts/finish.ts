/**
 * Vite plugin that finishes the written files: it adds a policy to every page and compressed twins to every text file.
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';
import { withPolicy } from './policy.ts';
import { siteOf } from './site.ts';

/** Files that compression makes smaller. Pictures and fonts are compressed already. */
const TEXT = /\.(html|js|mjs|css|json|geojson|svg|txt|ts)$/;
/** Files of the share kit have no twins, because few people download them. */
const PICTURES = /[\\/]share[\\/]/;
/** Least size in bytes of a file with compressed twins. */
const LEAST_BYTES = 512;

const files = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });

/**
 * Brotli at its highest level: costs seconds of a build, saves a tenth of a phone's download (a fifth of the layers).
 */
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
          // Only embed pages run in frames without an origin, so only they name the atlas's address in their policy.
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
