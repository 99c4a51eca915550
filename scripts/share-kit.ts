/**
 * Vite plugin that writes the share kit: dist/share/ (pictures and kit.json) and dist/oembed/. A kit that the same
 * code has made from the same data is copied from .cache/share.
 */
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { readCatalogue, type BuiltFile, type TourIndex } from '../src/domain/layer/catalogue.ts';
import { siteOf } from './site.ts';
import { readBuilt } from './ssr.ts';
import { makeKit } from './steps/share/kit.ts';

/** Folders of the code that makes the kit. */
const MAKERS = ['src/domain', 'src/svg', 'scripts/steps/share'];

/** Cache key: equal keys mean equal kits. */
function keyOf(root: string, data: string, site: URL | null): string {
  const hash = createHash('sha256').update(`${data} ${site?.href ?? ''}`);
  for (const folder of MAKERS)
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).sort())
      if (name.endsWith('.ts')) hash.update(readFileSync(join(root, folder, name)));
  return `kit-${hash.digest('hex').slice(0, 16)}`;
}

export function shareKit(root: string): Plugin {
  return {
    name: 'atlas-share-kit',
    apply: 'build',
    async writeBundle({ dir }) {
      if (dir === undefined) throw new Error('share kit: got no output folder, expected one');
      const site = siteOf();
      const catalogue = readCatalogue(readBuilt(root, { href: 'catalogue.json' }));
      const cache = join(root, '.cache/share');
      const key = keyOf(root, catalogue.hash, site);
      if (!existsSync(join(cache, key))) {
        mkdirSync(cache, { recursive: true });
        const part = join(cache, `${key}.part`);
        await makeKit({
          root,
          catalogue,
          index: readBuilt(root, catalogue.tours) as TourIndex,
          site,
          json: (file: BuiltFile) => readBuilt(root, file),
          bytes: ({ href }: BuiltFile) => readFileSync(join(root, 'public/data', href)),
          write: (address, content) => {
            const path = join(part, address);
            mkdirSync(dirname(path), { recursive: true });
            writeFileSync(path, content);
          },
        });
        // Only the latest kit is kept. Unchanged pictures of earlier kits are found again by their content.
        for (const name of readdirSync(cache))
          if (name.startsWith('kit-') && name !== `${key}.part`)
            rmSync(join(cache, name), { recursive: true });
        renameSync(part, join(cache, key));
      }
      cpSync(join(cache, key), dir, { recursive: true });
    },
  };
}
