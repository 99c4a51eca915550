/** Converts SVG to PNG with few colours; results are cached in .cache/share by content. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AtlasFont } from './type.ts';

/** For flat colours on a faint relief: dithering would add too many bytes, and lower quality would mix up colours. */
const FEW = { palette: true, quality: 97, dither: 0, effort: 1, compressionLevel: 9 } as const;

export function painter(root: string, type: AtlasFont): (svg: string) => Promise<Uint8Array> {
  // Fontconfig reads this at the first glyph. It then finds only the app’s own fonts, on every system.
  process.env.FONTCONFIG_FILE = type.config;
  process.env.PANGOCAIRO_BACKEND = 'fontconfig';
  const cache = join(root, '.cache/share');
  mkdirSync(cache, { recursive: true });
  return async (svg) => {
    const key = createHash('sha256')
      .update(`${JSON.stringify(FEW)} ${type.hash} ${svg}`)
      .digest('hex')
      .slice(0, 32);
    const path = join(cache, `${key}.png`);
    if (existsSync(path)) return readFileSync(path);
    const { default: sharp } = await import('sharp');
    const png = await sharp(Buffer.from(svg)).flatten().png(FEW).toBuffer();
    writeFileSync(path, png);
    return png;
  };
}
