/**
 * The one script inside the page: makes the static map a map before anything else is loaded, at the place and on the
 * ground that the link asks for. The app adopts `svg.sheet` later.
 */
import type { Bounds, Camera } from '../domain/geo.ts';
import { mountSheet } from '../ui/sheet/sheet.ts';

const four = (text = ''): Bounds => {
  const [w = NaN, s = NaN, e = NaN, n = NaN] = text.split(',').map(Number);
  if (!(w < e && s < n)) throw new Error(`sheet: got bounds "${text}", expected west,south,east,north`);
  return [w, s, e, n];
};

/** The value of a part of the link, percent-decoded; the link is read in full by the app (src/domain/link.ts). */
function part(name: string): string {
  const found = new RegExp(`[#&]${name}=([^&]*)`).exec(location.hash)?.[1] ?? '';
  try {
    return decodeURIComponent(found);
  } catch {
    return found; // not percent-encoded: taken as it stands
  }
}

function cameraOf([w, s, e, n]: Bounds): Camera | undefined {
  const [lat = NaN, lon = NaN, zoom = NaN] = part('at').split(',').map(Number);
  return lon >= w && lon <= e && lat >= s && lat <= n && zoom >= 3 && zoom <= 14
    ? { lon, lat, zoom }
    : undefined;
}

const svg = document.querySelector<SVGSVGElement>('svg.sheet');
if (svg) {
  const [bounds, reach] = [four(svg.dataset.bounds), four(svg.dataset.reach)];
  if (part('ground') === 'night') document.documentElement.dataset.ground = 'night';
  const camera = cameraOf(reach);
  mountSheet(svg, { bounds, reach, ...(camera ? { camera } : {}) });
}
