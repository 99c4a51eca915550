import { describe, expect, it } from 'vitest';
import { built, type Edit } from '../tiny-city.ts';

const LAYER = 'layers/spots/layer.yaml';
const SPOTS = 'layers/spots/features.csv';
const SIZE = '  unit: person\n  steps:\n    - { below: 500, to: 8 }\n    - { to: 14 }\n';
const proportional = (unit: string): string => `  unit: ${unit}\n  proportional: { at: 1000, to: 20 }\n`;
/** Replaces the last cells of the gate's row: a number of seats, its year and source. */
const gate = (cells: string): Edit => ['1,daily-2021,,,,,', `1,daily-2021,,,${cells}`];
/** Messages about a layer of Tiny City with these edits. */
const said = async (layer: string, edits: Readonly<Record<string, Edit>>): Promise<string[]> => {
  const { errors } = await built(edits);
  return errors.filter((error) => error.startsWith(`layers/${layer}/`));
};

describe('a proportional size', () => {
  const size: Edit = [SIZE, proportional('person')];
  it('is accepted if all features have the number, of one year', async () => {
    expect(await said('spots', { [LAYER]: size, [SPOTS]: gate('40,2021,daily-2021') })).toEqual([]);
  });
  it.each([
    ['a feature that gives none', size, gate(',,'), 'got nothing for seats, expected a number above 0'],
    ['a number of another year', size, gate('40,2020,daily-2021'), 'got seats of "2020", expected "2021"'],
    [
      'a unit that is not the field’s',
      [SIZE, proportional('km2')] as Edit,
      gate('40,2021,daily-2021'),
      'got km2, expected person',
    ],
  ])('refuses %s', async (_, layer, spots, words) => {
    const errors = await said('spots', { [LAYER]: layer, [SPOTS]: spots });
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain(words);
  });
  it('refuses features that are no points', async () => {
    const errors = await said('ways', {
      'layers/ways/layer.yaml': [
        'size: 4',
        'size: { by: length, unit: km, proportional: { at: 10, to: 9 } }',
      ],
    });
    expect(errors.filter((error) => error.includes('got a line, expected a point'))).toHaveLength(2);
  });
});
