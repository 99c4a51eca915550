/**
 * The one script inside the page: makes the static map a map before anything else is loaded, at the place and on the
 * ground that the link asks for. The app adopts `svg.sheet` later, and reads the whole link (src/domain/link.ts).
 */
import type { Bounds, Camera } from '../domain/geo.ts';
import { homeOf } from '../domain/limits.ts';
import { linkOf, linkParts } from '../domain/link-text.ts';
import { renew } from '../state/renew.ts';
import { clickForEveryFinger } from '../ui/clicks.ts';
import { watchPointer } from '../ui/last-pointer.ts';
import { mountSheet } from '../ui/sheet/sheet.ts';

function cameraOf([w, s, e, n]: Bounds, at = ''): Camera | undefined {
  const [lat = NaN, lon = NaN, zoom = NaN] = at.split(',').map(Number);
  return lon >= w && lon <= e && lat >= s && lat <= n && zoom >= 3 && zoom <= 14
    ? { lon, lat, zoom }
    : undefined;
}

// The page may come out of a cache whose edition is gone from the server, modules and all.
addEventListener(
  'error',
  ({ target }) => {
    if (target instanceof HTMLScriptElement && target.type === 'module') void renew(() => undefined);
  },
  true,
);

const svg = document.querySelector<SVGSVGElement>('svg.sheet');
const holder = svg?.parentElement;
if (holder) {
  const { bounds, reach } = JSON.parse(svg.dataset.atlas ?? '') as { bounds: Bounds; reach: Bounds };
  const follow = (): Camera | undefined => {
    const link = new Map(linkParts(linkOf(location)).map(({ key, value }) => [key, value]));
    if (link.get('ground') === 'night') document.documentElement.dataset.ground = 'night';
    else delete document.documentElement.dataset.ground;
    return cameraOf(reach, link.get('at'));
  };
  const camera = follow();
  watchPointer();
  clickForEveryFinger();
  const sheet = mountSheet(svg, holder, { bounds, reach, ...(camera ? { camera } : {}) });
  let { hash } = location;
  addEventListener('hashchange', () => {
    // Once the app runs it follows the address itself (src/state/address.ts).
    if ('view' in holder.dataset) return;
    // The way to the panel is no link, and the app will read the one before it.
    if (document.getElementById(location.hash.slice(1))) history.replaceState(null, '', hash || '#');
    else {
      ({ hash } = location);
      sheet.set(follow() ?? homeOf({ bounds, reach }, sheet.size(), sheet.padding()));
    }
  });
}
