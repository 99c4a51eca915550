import { describe, expect, it } from 'vitest';
import { COLORS, SCHEMES, hex } from '../../domain/legend/palette.ts';
import { hatchName, hatchTile } from './hatch.ts';

describe('a hatch tile', () => {
  it("exists for every tone in both colour schemes, in the tone's colour", () => {
    for (const scheme of SCHEMES)
      for (const color of COLORS) {
        const tile = hatchTile(hatchName(color, { scheme, scale: 1 }));
        const rgb = [...(tile?.data.slice(0, 3) ?? [])].map((v) => v.toString(16).padStart(2, '0')).join('');
        expect(`#${rgb}`).toBe(hex(color, scheme));
      }
  });
  it('repeats without a seam: each row is the row above, shifted by one pixel', () => {
    const tile = hatchTile(hatchName('amber-1', { scheme: 'paper', scale: 1 }));
    if (!tile) throw new Error('got no tile, expected one');
    const alpha = (x: number, y: number): number | undefined =>
      tile.data[((y % tile.height) * tile.width + (x % tile.width)) * 4 + 3];
    for (let y = 0; y < tile.height; y++)
      for (let x = 0; x < tile.width; x++) expect(alpha(x, y + 1)).toBe(alpha(x + 1, y));
    const all = Array.from({ length: tile.width }, (_, x) => alpha(x, 0));
    expect(all).toContain(0);
    expect(Math.max(...all.map(Number))).toBe(255);
  });
  it('grows with the screen', () => {
    const side = (scale: number): number =>
      hatchTile(hatchName('amber-1', { scheme: 'paper', scale }))?.width ?? 0;
    expect(side(2)).toBeCloseTo(2 * side(1), -0.5);
  });
  it('does not exist under an unknown name', () => {
    for (const name of ['hatch/pink/paper/1', 'hatch/amber-1/noon/1', 'hatch/amber-1/paper/0', 'star', ''])
      expect(hatchTile(name)).toBeNull();
  });
});
