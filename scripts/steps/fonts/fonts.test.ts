import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { BuiltFiles } from '../emit/built.ts';
import { charactersIn, Coverage } from './coverage.ts';
import { makeFonts } from './fonts.ts';

const root = resolve(import.meta.dirname, '../../..');
const folder = join(root, 'node_modules/@fontsource/noto-sans-sc');
const cache = mkdtempSync(join(tmpdir(), 'atlas-fonts-'));
afterAll(() => {
  rmSync(cache, { recursive: true, force: true });
});

describe('the font package', () => {
  it('has the characters that its main file lacks in numbered files', async () => {
    const { parts, none } = await new Coverage(folder, cache).split(['郑', '瀍', 'A'], 400);
    expect(parts.map(({ text, main }) => ({ text, main }))).toEqual([
      { text: '郑A', main: true },
      { text: '瀍', main: false },
    ]);
    expect(none).toEqual([]);
  });
  it('lacks 滍', async () => {
    expect((await new Coverage(folder, cache).split(['滍'], 700)).none).toEqual(['滍']);
  });
});

describe('the subsets', () => {
  it('hold exactly the characters asked for, in files by use and weight', async () => {
    const builtFiles = new BuiltFiles();
    const { files, missing } = await makeFonts(
      root,
      { labels: new Set('郑州瀍河AB'), titles: new Set('图例'), body: new Set('的。') },
      builtFiles,
    );
    expect(missing).toEqual([]);
    const held = async (use: string, weight: number): Promise<string> => {
      const own = files.filter((file) => file.use === use && file.weight === weight);
      const codes = await Promise.all(
        own.map(({ href }) => charactersIn(builtFiles.content(href) ?? new Uint8Array())),
      );
      return String.fromCodePoint(...codes.flat().sort((a, b) => a - b));
    };
    expect(await held('labels', 400)).toBe('AB州河瀍郑');
    expect(await held('labels', 700)).toBe('AB州河瀍郑');
    expect(await held('text', 400)).toBe('。例图的');
    expect(await held('text', 700)).toBe('例图');
    expect(files.filter((file) => file.range).map((file) => file.range)).toEqual(['U+700d', 'U+700d']);
  });
});
