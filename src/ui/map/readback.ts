/** Tests whether a canvas returns what was drawn on it: MapLibre reads the glyphs of all names from a canvas. */

const SIDE = 16;
/** Greatest harmless difference, of 255. Some browsers change the lowest bits; beyond that, glyphs are noise. */
const MOST_OFF = 16;

/**
 * Draws black beside white and reads both. Firefox (`resistFingerprinting`) and extensions against tracking give noise
 * or plain white instead, or throw.
 */
export function readsCanvas(): boolean {
  try {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = SIDE;
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    if (!pen) return false;
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, SIDE, SIDE);
    pen.fillStyle = '#000';
    pen.fillRect(0, 0, SIDE / 2, SIDE);
    const { data } = pen.getImageData(0, 0, SIDE, SIDE);
    return data.every((value, i) => {
      const isBlack = (i >> 2) % SIDE < SIDE / 2 && i % 4 < 3;
      return Math.abs(value - (isBlack ? 0 : 255)) <= MOST_OFF;
    });
  } catch {
    return false; // some blockers throw
  }
}
