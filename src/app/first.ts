/**
 * The inline script of the page. It makes the static map movable before anything else loads, with the place and colour
 * scheme of the link. The app adopts `svg.svg-map` later, and reads the whole link (src/domain/view/link.ts).
 */
import type { Camera } from '../domain/geometry/geo.ts';
import { homeOf, isAllowed, type AtlasLimits } from '../domain/view/pan-limits.ts';
import { linkOf, linkParts } from '../domain/view/link-text.ts';
import { renew } from '../state/renew.ts';
import { clickForEveryFinger } from '../ui/page/clicks.ts';
import { watchPointer } from '../ui/page/last-pointer.ts';
import { mountSvgMap } from '../ui/svg-map/svg-map.ts';

function cameraOf(atlas: AtlasLimits, at = ''): Camera | undefined {
  const [lat = NaN, lon = NaN, zoom = NaN] = at.split(',').map(Number);
  const camera = { lon, lat, zoom };
  return isAllowed(atlas, camera) ? camera : undefined;
}

// A cached page may name modules of an edition that the server no longer has.
addEventListener(
  'error',
  ({ target }) => {
    if (target instanceof HTMLScriptElement && target.type === 'module') void renew(() => undefined);
  },
  true,
);

const svg = document.querySelector<SVGSVGElement>('svg.svg-map');
const holder = svg?.parentElement;
if (holder) {
  const atlas = JSON.parse(svg.dataset.atlas ?? '') as AtlasLimits;
  const follow = (): Camera | undefined => {
    const link = new Map(linkParts(linkOf(location)).map(({ key, value }) => [key, value]));
    if (link.get('ground') === 'night') document.documentElement.dataset.scheme = 'night';
    else delete document.documentElement.dataset.scheme;
    return cameraOf(atlas, link.get('at'));
  };
  const camera = follow();
  watchPointer();
  clickForEveryFinger();
  const svgMap = mountSvgMap(svg, holder, { ...atlas, camera });
  let { hash } = location;
  addEventListener('hashchange', () => {
    // Once the app runs, it follows the address itself (src/state/address.ts).
    if ('view' in holder.dataset) return;
    // An anchor of the panel is no view link. The app still has to read the view link before it.
    if (document.getElementById(location.hash.slice(1))) history.replaceState(null, '', hash || '#');
    else {
      ({ hash } = location);
      svgMap.set(follow() ?? homeOf(atlas, svgMap.size(), svgMap.padding()));
    }
  });
}
