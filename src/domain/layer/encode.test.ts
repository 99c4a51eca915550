import { describe, expect, it } from 'vitest';
import { diameter, valueOf } from './encode.ts';

const scale = { by: 'people', unit: 'person' as const, proportional: { at: 1e6, to: 20 } };
const of = (values: Record<string, number>): number =>
  valueOf<number>(scale, { status: 'existing', basis: 'traced', values });

describe('a proportional size', () => {
  it('is `to` pixels across at the value `at`', () => {
    expect(of({ people: 1e6 })).toBe(20);
  });
  it('gives circles with areas proportional to their values', () => {
    const area = (people: number): number => Math.PI * (of({ people }) / 2) ** 2;
    for (const people of [1e5, 7.27e5, 1.3e7]) expect(area(people) / area(1e6)).toBeCloseTo(people / 1e6, 9);
    expect(diameter(scale.proportional, 4e6)).toBe(40);
  });
});
