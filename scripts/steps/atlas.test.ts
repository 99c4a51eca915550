import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../../src/domain/layer/catalogue.ts';
import { readLayerData } from '../../src/domain/layer/feature.ts';
import { build, inFolder, TINY_CITY } from './tiny-city.ts';

const data = join(TINY_CITY, 'data');
const text = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');
const written = (folder: string): string[] => readdirSync(folder).sort();

describe('Tiny City', () => {
  // After an intended change: delete the folder `expected` and run this test, which writes it again.
  it('comes out as expected, byte for byte', async () => {
    await inFolder(async (out) => {
      const { errors } = await build(data, out);
      expect(errors).toEqual([]);
      const expected = join(TINY_CITY, 'expected');
      const names = written(out).filter((name) => /\.(geo)?json$/.test(name));
      expect(names.length).toBeGreaterThan(6);
      if (existsSync(expected)) expect(written(expected)).toEqual(names);
      for (const name of names) await expect(text(out, name)).toMatchFileSnapshot(join(expected, name));
    });
  });

  it('is the same in two builds', async () => {
    await inFolder(async (first) => {
      await inFolder(async (second) => {
        await build(data, first);
        await build(data, second);
        expect(written(second)).toEqual(written(first));
        for (const name of written(first))
          expect(readFileSync(join(second, name)).equals(readFileSync(join(first, name))), name).toBe(true);
      });
    });
  });

  it('is readable by the app', async () => {
    await inFolder(async (out) => {
      await build(data, out);
      const catalogue = readCatalogue(JSON.parse(text(out, 'catalogue.json')));
      expect(catalogue.layers.map((layer) => layer.id)).toEqual(['districts', 'spots', 'ways']);
      for (const layer of catalogue.layers)
        expect(readLayerData(layer.id, JSON.parse(text(out, layer.file.href))).features).toHaveLength(
          layer.count,
        );
    });
  });

  it('removes its own stale files, and no others', async () => {
    await inFolder(async (out) => {
      writeFileSync(join(out, 'ways.00000000.geojson'), 'stale');
      writeFileSync(join(out, 'notes.txt'), 'not ours');
      await build(data, out);
      expect(existsSync(join(out, 'ways.00000000.geojson'))).toBe(false);
      expect(existsSync(join(out, 'notes.txt'))).toBe(true);
    });
  });
});
