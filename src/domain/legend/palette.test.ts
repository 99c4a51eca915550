import { describe, expect, it } from 'vitest';
import { apart, EYE_KINDS } from '../../../tests/color-distance.ts';
import { contrast, SCHEME_COLORS, SCHEMES, hex, type Color } from './palette.ts';

/**
 * Minimum distance at which 11 px dots could be told apart. The former pair of the night scheme had 0.017 for a
 * protanope.
 */
const TOLD_APART = 0.07;

describe('the tones of services, drawn as adjacent dots', () => {
  const tones: readonly Color[] = ['rose-1', 'rose-2', 'rose-3'];
  it.each(SCHEMES)('can be told apart on %s, also with colour blindness', (scheme) => {
    for (const [i, a] of tones.entries())
      for (const b of tones.slice(i + 1))
        for (const eye of EYE_KINDS)
          expect(apart(hex(a, scheme), hex(b, scheme), eye), `${a} ${b} ${eye}`).toBeGreaterThan(TOLD_APART);
  });
  it.each(SCHEMES)('contrast with the land on %s', (scheme) => {
    for (const tone of tones)
      expect(contrast(hex(tone, scheme), SCHEME_COLORS[scheme].land), tone).toBeGreaterThanOrEqual(3);
  });
});
