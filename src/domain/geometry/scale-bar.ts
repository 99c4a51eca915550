/** A scale bar: its round length and its width. */
import { worldSize } from './geo.ts';
import type { Lang } from '../view/view.ts';

/** Length of the equator in metres on the WGS84 sphere that Web Mercator uses: 2π · 6378137 m. */
const EQUATOR_M = 40_075_016.686;

/** Metres per CSS pixel at a zoom and a latitude in degrees. */
export const metresIn = (lat: number, zoom: number): number =>
  (EQUATOR_M * Math.cos((lat * Math.PI) / 180)) / worldSize(zoom);

/** The longest round length that is at most `most` pixels wide; `metres` is metres per pixel. */
export function scaleBar(metres: number, most: number): { width: number; metres: number } {
  const length = metres * most;
  const power = 10 ** Math.floor(Math.log10(length));
  const round = power * ([5, 2, 1].find((n) => n * power <= length) ?? 1);
  return { width: round / metres, metres: round };
}

/**
 * The length of a scale bar in words. Embeds include these words in their first page, so they are in no dictionary.
 */
export function lengthText(lang: Lang, metres: number): string {
  const isKm = metres >= 1000;
  const units = lang === 'zh' ? ['米', '公里'] : ['m', 'km'];
  return `${String(isKm ? metres / 1000 : metres)} ${units[Number(isKm)] ?? ''}`;
}
