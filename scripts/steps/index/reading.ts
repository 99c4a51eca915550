/** Transcribes Chinese names to pinyin for search, at build time. Hand-checked readings take precedence. */
import { customPinyin, pinyin } from 'pinyin-pro';
import { READINGS } from './readings.ts';

customPinyin({ ...READINGS });

/** Full pinyin and initials of a name, without tones or spaces: 郏县 → jiaxian, jx; Latin and digits stay. */
export function readingOf(name: string): { pinyin: string; initials: string } {
  const syllables = pinyin(name, {
    toneType: 'none',
    type: 'array',
    v: true,
    nonZh: 'consecutive',
  }).map((part) => part.toLowerCase().replace(/[^a-z0-9]/g, ''));
  return {
    pinyin: syllables.join(''),
    initials: syllables.map((part) => (/^\d/.test(part) ? part : part.slice(0, 1))).join(''),
  };
}
