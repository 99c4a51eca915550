/**
 * The only inline script of an embed page. It makes the SVG picture a map at once, and lets one finger scroll the
 * article. It fetches the app (src/app/embed/app.svelte.ts) when a reader uses the map, when the page around sends a
 * request, or when the link needs more than the page shows. It stores nothing and requests nothing of another origin.
 */
import { greetParents } from '../../channel/allowed-parents.ts';
import { readHosts } from '../../domain/embed/embed.ts';
import type { AtlasLimits } from '../../domain/view/pan-limits.ts';
import { linkOf, linkParts, wasAdded, type LinkPart } from '../../domain/view/link-text.ts';
import { titleLine } from '../../domain/view/title.ts';
import { renew } from '../../state/renew.ts';
import { clickForEveryFinger } from '../../ui/page/clicks.ts';
import { watchPointer } from '../../ui/page/last-pointer.ts';
import { frameForPrint } from '../../ui/svg-map/print.ts';
import { mountSvgMap } from '../../ui/svg-map/svg-map.ts';
import { hasWebgl2, mayWork } from '../../ui/map/webgl.ts';
import { openFill } from './fill.ts';
import { openGate } from './gate.ts';

/** Link keys that this script handles. Every other key needs the app. */
const PLAIN = ['v', 'ground', 'title', 'host', 'live'];
/** Link keys by which a link may show something else than the picture of the page does. */
const SHOWN = ['on', 'hide', 't', 'story', 'plan'];

/** Greatest distance in CSS pixels between down and up of a tap. */
const TAP_PX = 8;

/** Milliseconds after which the page's own picture is shown instead of an empty map. The app may still load later. */
const MOST_WAIT = 20_000;

/** Addresses of an attribute, separated by spaces. */
const listed = (addresses = ''): string[] => addresses.split(' ').filter(Boolean);

/** Has the browser fetch a file that is imported or read soon, unless it is fetched already. */
function fetchEarly(href: string): void {
  if (performance.getEntriesByName(new URL(href, document.baseURI).href).length > 0) return;
  const link = document.createElement('link');
  Object.assign(
    link,
    href.endsWith('.js') ? { rel: 'modulepreload' } : { rel: 'preload', as: 'fetch', crossOrigin: '' },
  );
  link.href = href;
  document.head.append(link);
}

const svg = document.querySelector<SVGSVGElement>('svg.svg-map');
const map = svg?.parentElement;
if (svg && map) {
  const atlas = JSON.parse(svg.dataset.atlas ?? '') as AtlasLimits;
  const read = (): LinkPart[] => linkParts(linkOf(location)).filter((part) => !wasAdded(part));
  let parts = read();
  const valueOf = (key: string): string => parts.filter((part) => part.key === key).at(-1)?.value ?? '';
  /** Whether the link shows another view than the page does. Only the app can draw it. */
  const isOther = (): boolean => parts.some(({ key }) => SHOWN.includes(key));
  const heading = document.querySelector('#title span');
  const [written, name] = [heading?.textContent ?? '', document.title];
  const dress = (): void => {
    const scheme = /^(paper|night)$/.exec(valueOf('ground'))?.[1];
    if (scheme) document.documentElement.dataset.scheme = scheme;
    else delete document.documentElement.dataset.scheme;
    // If the link shows another view, its title stands over the map only after the app has drawn that view.
    const title = isOther() ? '' : titleLine(valueOf('title'));
    document.title = title || name;
    if (heading) heading.textContent = title || written;
  };
  dress();
  const svgMap = mountSvgMap(svg, map, atlas);
  openGate(map);
  watchPointer();
  clickForEveryFinger();
  openFill();

  let asked: Promise<unknown> | null = null;
  /** Writes the camera of the SVG map into the link. */
  const keep = (): void => {
    const { lat, lon, zoom } = svgMap.camera();
    const at = `at=${lat.toFixed(4)},${lon.toFixed(4)},${zoom.toFixed(2)}`;
    const rest = parts.filter(({ key }) => key !== '' && key !== 'at');
    const texts = rest.map(({ key, value }) => `${key}=${encodeURIComponent(value)}`);
    history.replaceState(null, '', `#${[...texts, at].join('&')}`);
  };
  const askAgain = (): void => {
    ask(true, true);
  };
  const ask = (live: boolean, byHand = false): void => {
    // Fetch all files at once instead of one after the other: on a slow line that halves the wait. The app fetches the
    // data. Its import comes first, because the test for WebGL takes a while; without WebGL none of its files are
    // fetched.
    const [app = '', ...rest] = listed(map.dataset.app);
    // `new URL` with the page's own base. If the app does not load, the reader keeps the SVG map.
    asked ??= import(/* @vite-ignore */ new URL(app, document.baseURI).href).catch((error: unknown) => {
      asked = null;
      svg.classList.remove('waiting');
      console.error(error);
      void renew(keep, byHand).then((isRenewed) => {
        if (!isRenewed) window.atlasStart?.failed(error, askAgain);
      });
    });
    if (!live || 'live' in map.dataset) return;
    map.dataset.live = '';
    rest.forEach(fetchEarly);
    if (mayWork() && hasWebgl2()) listed(map.dataset.webgl).forEach(fetchEarly);
  };
  const allowedParents = (window.atlasAllowedParents = greetParents({
    hosts: readHosts(valueOf('host')).hosts,
    wake() {
      ask(false);
    },
  }));
  const follow = (): void => {
    // Hide layers of the page that the link does not show. The basemap is the same for both, and stays.
    svg.classList.toggle('waiting', isOther());
    setTimeout(() => {
      svg.classList.remove('waiting');
    }, MOST_WAIT);
    if (parts.some(({ key }) => !PLAIN.includes(key))) ask(false);
  };
  follow();
  // The page around changed the hash. Before the app runs, this script follows it; the app follows later changes.
  addEventListener('hashchange', () => {
    if ('view' in map.dataset) return;
    parts = read();
    dress();
    follow();
  });
  if (valueOf('live') === '1') ask(true);
  // A page that listens hears of the first movement too, so the app is needed.
  svgMap.on('moving', () => {
    if (allowedParents.ports.size > 0) ask(false);
  });
  // Browsers that print do not wait for the app. Once it runs, the app frames the map for print.
  addEventListener('beforeprint', () => {
    if ('view' in map.dataset) return;
    const lang = document.documentElement.lang.startsWith('en') ? 'en' : 'zh';
    addEventListener('afterprint', frameForPrint(svgMap, lang), { once: true });
  });
  // A tap, a click or a key loads the app and WebGL. Moving the SVG map loads nothing.
  let down = { x: 0, y: 0 };
  map.addEventListener('pointerdown', ({ clientX: x, clientY: y }) => {
    down = { x, y };
  });
  map.addEventListener(
    'pointerup',
    ({ clientX, clientY }) => {
      if (Math.hypot(clientX - down.x, clientY - down.y) < TAP_PX) ask(true);
    },
    // In the capture phase, before the SVG map looks up what was tapped: the download starts a little earlier.
    { capture: true },
  );
  map.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter' || key === ' ') ask(true);
  });
  for (const button of document.querySelectorAll<HTMLElement>('[data-zoom]'))
    button.addEventListener('click', () => {
      const levels = Number(button.dataset.zoom);
      // After the GL map has taken over, the app zooms.
      if (!svg.classList.contains('resting')) svgMap.zoomBy(levels);
    });
}
