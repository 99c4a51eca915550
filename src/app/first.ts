/**
 * The one script inside the page: makes the static map a map before anything else is loaded, at the place and on the
 * ground that the link asks for. The app adopts `svg.sheet` later, and reads the whole link (src/domain/link.ts).
 */
import type { Bounds, Camera } from '../domain/geo.ts';
import { clickForEveryFinger } from '../ui/clicks.ts';
import { watchPointer } from '../ui/last-pointer.ts';
import { mountSheet } from '../ui/sheet/sheet.ts';

/** The value of a part of the link, percent-decoded where it can be. */
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
const holder = svg?.parentElement;
if (holder) {
  const { bounds, reach } = JSON.parse(svg.dataset.atlas ?? '') as { bounds: Bounds; reach: Bounds };
  if (part('ground') === 'night') document.documentElement.dataset.ground = 'night';
  const camera = cameraOf(reach);
  watchPointer();
  clickForEveryFinger();
  mountSheet(svg, holder, { bounds, reach, ...(camera ? { camera } : {}) });
}
