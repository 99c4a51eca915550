import { describe, expect, it } from 'vitest';
import { built } from '../tiny-city.ts';

const SPOTS = 'layers/spots/features.csv';
const DISTRICTS = 'layers/districts/features.yaml';
const WAYS = 'layers/ways/features.yaml';
const PLACES = 'places.yaml';
/** The layer's records as YAML, because CSV has no column for `lies_in`. */
const asYaml = (name: string, more = '', point = '113.3, 34.1'): Record<string, string | null> => ({
  [SPOTS]: null,
  'layers/spots/features.yaml': `- id: museum
  name: { zh: ${name}, en: Museum }
  status: existing
  asOf: 2021
  facts: [{ field: seats, value: 800, year: 2021, source: daily-2021 }]
  sources: [daily-2021]
  geometry: { point: [${point}] }
  basis: traced
  accuracy_km: 0.1
${more}`,
});
const errorsOf = async (edits: Parameters<typeof built>[0]): Promise<string[]> => (await built(edits)).errors;

describe('whereabouts', () => {
  it('refuses a point outside the county of its name, called in full or in short', async () => {
    for (const word of ['西南区', '西南'])
      expect(await errorsOf({ [SPOTS]: ['小城博物馆', `${word}博物馆`] })).toEqual([
        `${SPOTS}:2 [0].geometry: got 113.21, 34.13 for ${word}博物馆, which is in 东南区, expected a point in ${word}`,
      ]);
    expect(await errorsOf({ [SPOTS]: ['小城博物馆', '东南博物馆'] })).toEqual([]);
  });
  it('refuses a point outside the city of its name, and checks the county if both are named', async () => {
    const [error] = await errorsOf(asYaml('北城博物馆'));
    expect(error).toContain(
      '[0].geometry: got 113.3, 34.1 for 北城博物馆, which is in 东南区, expected a point in 北城',
    );
    expect(await errorsOf(asYaml('南城东南博物馆'))).toEqual([]);
  });
  it('tolerates the inexact border', async () => {
    expect(await errorsOf(asYaml('西南博物馆', '', '113.204, 34.1'))).toEqual([]);
    expect(await errorsOf(asYaml('西南博物馆', '', '113.207, 34.1'))).toHaveLength(1);
  });
  it('refuses an area that extends beyond its county, and accepts one with a city’s name', async () => {
    const [error] = await errorsOf({ [DISTRICTS]: ['zh: 北公园', 'zh: 西北公园'] });
    expect(error).toMatch(
      /^layers\/districts\/features\.yaml:\d+ \[1\]\.geometry: got 西北公园 with \d\d % of its area outside 西北, expected at most 5 %/,
    );
    expect(await errorsOf({ [DISTRICTS]: ['zh: 北公园', 'zh: 南城公园'] })).toEqual([]);
  });
  it('warns of an area that lies outside the city of its name, and says how far', async () => {
    const { errors, warnings } = await built({ [DISTRICTS]: ['zh: 北公园', 'zh: 南城公园'] });
    expect(errors).toEqual([]);
    expect(warnings).toEqual([
      expect.stringMatching(
        /^layers\/districts\/features\.yaml:\d+ \[1\]\.geometry: got 南城公园 with 100 % of its area outside 南城, the nearest point \d\.\d km away, expected it to lie where its name says$/,
      ),
    ]);
    expect((await built({ [DISTRICTS]: ['zh: 北公园', 'zh: 北城公园'] })).warnings).toEqual([]);
  });
  it('does not warn of a region that is named after the city in it', async () => {
    const { warnings } = await built({
      [DISTRICTS]: (text) =>
        text
          .replace('zh: 北公园', 'zh: 南城都市圈')
          .replace(
            /ring: .*smooth: true/,
            'ring: [[112.6, 33.6], [113.9, 33.6], [113.9, 34.9], [112.6, 34.9]]',
          ),
    });
    expect(warnings).toEqual([]);
  });
  it('warns of a line that lies outside the city of its name', async () => {
    const { errors, warnings } = await built({ [WAYS]: ['zh: 双门大街', 'zh: 北城大街'] });
    expect(errors).toEqual([]);
    expect(warnings).toEqual([
      expect.stringMatching(
        /^layers\/ways\/features\.yaml:\d+ \[0\]\.geometry: got 北城大街 with 100 % of its length outside 北城, the nearest point \d\.\d km away/,
      ),
    ]);
    expect((await built({ [WAYS]: ['zh: 双门大街', 'zh: 南城大街'] })).warnings).toEqual([]);
  });
  it('refuses a named place elsewhere', async () => {
    const [error] = await errorsOf({ [PLACES]: ['zh: 西门', 'zh: 西北区西门'] });
    expect(error).toContain(`${PLACES}:1 [0].lon: got 113.02, 34.1 for 西北区西门, which is in 西南区`);
  });
  it('lets a point declare another unit, if that is true and needed', async () => {
    const lies = (name: string, code: number): Promise<string[]> =>
      errorsOf(asYaml(name, `  lies_in: ${String(code)}\n`));
    expect(await lies('西南博物馆', 110102)).toEqual([]);
    expect((await lies('西南博物馆', 110201))[0]).toContain('expected the county it lies in');
    expect((await lies('西南博物馆', 1))[0]).toContain('expected the code of a county of the basemap');
    expect((await lies('东南博物馆', 110102))[0]).toContain('expected none: its name says no other');
    const [error] = await errorsOf({
      [DISTRICTS]: ['  accuracy_km: 2', '  accuracy_km: 2\n  lies_in: 110201'],
    });
    expect(error).toContain('[1].lies_in: got 110201 for what is not a point, expected none');
  });
});
