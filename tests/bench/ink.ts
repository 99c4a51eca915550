/**
 * Measures the plan's "ink" in pictures: how much of it is visible, and how far it has moved. Used for all subjects.
 */
import sharp from 'sharp';

/** The pixels of a picture that are as red as outlines and areas of the plan; nothing else on the map is. */
export interface Ink {
  width: number;
  height: number;
  /** 1 for each pixel with ink. */
  mask: Uint8Array;
  count: number;
}

/** Least difference between red and both green and blue, of 255. */
const REDNESS = 30;

export async function inkOf(picture: Buffer): Promise<Ink> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const mask = new Uint8Array(info.width * info.height);
  let count = 0;
  for (let i = 0; i < mask.length; i++) {
    const [r, g, b] = [data[3 * i] ?? 0, data[3 * i + 1] ?? 0, data[3 * i + 2] ?? 0];
    if (r - Math.max(g, b) < REDNESS) continue;
    mask[i] = 1;
    count++;
  }
  return { width: info.width, height: info.height, mask, count };
}

/** Greatest number of ink pixels to compare; enough to find the movement. */
const SAMPLE = 3000;

/** Whether the ink has moved to the right by at least `least` and at most `most` pixels. */
export function hasMoved(before: Ink, after: Ink, least: number, most: number): boolean {
  if (before.count === 0 || before.mask.length !== after.mask.length) return false;
  const every = Math.ceil(before.count / SAMPLE);
  const sample: number[] = [];
  let seen = 0;
  before.mask.forEach((ink, i) => {
    const room = i % before.width < before.width - most;
    if (ink === 1 && seen++ % every === 0 && room) sample.push(i);
  });
  /** Fraction of the sample that is still ink that many pixels further right. */
  const kept = (shift: number): number =>
    sample.filter((i) => after.mask[i + shift] === 1).length / Math.max(1, sample.length);
  const still = kept(0);
  for (let shift = least; shift <= most; shift++) {
    const part = kept(shift);
    if (part > 0.5 && part > still * 1.3) return true;
  }
  return false;
}
