import { describe, expect, it } from 'vitest';
import type { Fact } from '../../src/domain/layer/catalogue.ts';
import type { Feature } from '../../src/domain/layer/feature.ts';
import { presentCombinations } from '../../src/domain/legend/present-combinations.ts';
import { pickSources, valuesOf } from './draw.ts';

describe('the numbers that encodings read', () => {
  const fact = (field: string, value: Fact['value'], year?: string): Fact => ({
    field,
    value,
    source: 's',
    ...(year && { year }),
  });
  it('are the newest of each field', () => {
    expect(
      valuesOf([fact('a', 1, '2010'), fact('a', 3, '2023-10'), fact('a', 2, '2023'), fact('b', 9, '2001')]),
    ).toEqual({
      a: 3,
      b: 9,
    });
  });
  it('leave out text values, and facts that belong to no field', () => {
    expect(
      valuesOf([
        fact('a', { zh: '约', en: 'about' }, '2023'),
        { label: { zh: '', en: '' }, value: 4, source: 's' },
      ]),
    ).toEqual({});
  });
  it('are the first one listed if two are of the same year', () => {
    expect(valuesOf([fact('a', 1, '2023'), fact('a', 2, '2023')])).toEqual({ a: 1 });
  });
});

it('counts combinations, the most frequent first', () => {
  const one = (mark: string, status: string, kind?: string): Pick<Feature, 'properties'> =>
    ({ properties: { mark, status, basis: 'traced', class: kind } }) as never;
  expect(
    presentCombinations([
      one('line', 'planned', 'x'),
      one('fill', 'existing'),
      one('line', 'planned', 'x'),
      one('circle', 'existing'),
    ]),
  ).toEqual([
    { mark: 'line', class: 'x', status: 'planned', basis: 'traced', count: 2 },
    { mark: 'circle', status: 'existing', basis: 'traced', count: 1 },
    { mark: 'fill', status: 'existing', basis: 'traced', count: 1 },
  ]);
});

it('embeds each cited source once, by id', () => {
  const source = (id: string): never => ({ id }) as never;
  const all = new Map(['c', 'a', 'b'].map((id) => [id, source(id)]));
  expect(Object.keys(pickSources(['c', 'a', 'c'], all))).toEqual(['a', 'c']);
});
