/** A scale bar: a round length, and how wide it is. */
import { worldSize } from './geo.ts';
import type { Lang } from '../view/view.ts';

/** Metres round the equator of the WGS84 sphere that Web Mercator uses: 2π · 6378137 m. */
const EQUATOR_M = 40_075_016.686;

/** Metres in a pixel of that zoom, at that latitude in degrees. */
export const metresIn = (lat: number, zoom: number): number =>
  (EQUATOR_M * Math.cos((lat * Math.PI) / 180)) / worldSize(zoom);

/** The longest round length that takes at most so many pixels, where a pixel has so many metres. */
export function scaleBar(metres: number, most: number): { width: number; metres: number } {
  const length = metres * most;
  const power = 10 ** Math.floor(Math.log10(length));
  const round = power * ([5, 2, 1].find((n) => n * power <= length) ?? 1);
  return { width: round / metres, metres: round };
}

/** The length of a scale bar in words: embeds carry them within the page, so that they stand in no dictionary. */
export function lengthText(lang: Lang, metres: number): string {
  const isKm = metres >= 1000;
  const units = lang === 'zh' ? ['米', '公里'] : ['m', 'km'];
  return `${String(isKm ? metres / 1000 : metres)} ${units[Number(isKm)] ?? ''}`;
}
