/**
 * The one script inside an embed page: makes its picture a map at once, and lets the reader's finger scroll the article.
 * The app (src/app/embed/app.svelte.ts) is fetched when a reader takes the map in hand, when the page around asks for
 * something, or when the link asks for more than the page shows. Nothing is stored, nothing is asked of another origin.
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

/** What this script sees to itself; every other part of the link needs the app. */
const PLAIN = ['v', 'ground', 'title', 'host', 'live'];
/** What the picture of the page shows already, and may show otherwise. */
const SHOWN = ['on', 'hide', 't', 'story', 'plan'];

/** A pointer that came up within so many CSS pixels of where it went down tapped. */
const TAP_PX = 8;

/** Milliseconds after which the page's own picture is better than none; the app may come yet. */
const MOST_WAIT = 20_000;

/** Addresses that the page's HTML lists. */
const listed = (addresses = ''): string[] => addresses.split(' ').filter(Boolean);

/** Has the browser fetch a file that will be imported or read soon, unless it has been. */
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
  /** Whether the link shows another view than the page, which only the app can draw. */
  const isOther = (): boolean => parts.some(({ key }) => SHOWN.includes(key));
  const heading = document.querySelector('#title span');
  const [written, name] = [heading?.textContent ?? '', document.title];
  const dress = (): void => {
    const basemap = /^(paper|night)$/.exec(valueOf('ground'))?.[1];
    if (basemap) document.documentElement.dataset.scheme = basemap;
    else delete document.documentElement.dataset.scheme;
    // Another view's title stands over the map only once that view is drawn.
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
  /** Writes into the link where the reader has moved the map. */
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
    // All that will be wanted comes at once, not one after the other: on a slow line that halves the wait. Data follow when
    // the app asks for them. The app sets out first, for to find out whether there is WebGL takes a while; where there is
    // none nothing of it is fetched in vain.
    const [app = '', ...rest] = listed(map.dataset.app);
    // The address is the page's own; a reader whose app does not come keeps the map that is there.
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
    // What the link does not show is not to be seen first; the basemap is, and stays.
    svg.classList.toggle('waiting', isOther());
    setTimeout(() => {
      svg.classList.remove('waiting');
    }, MOST_WAIT);
    if (parts.some(({ key }) => !PLAIN.includes(key))) ask(false);
  };
  follow();
  // The frame was given another link; the app reads it when it comes, and follows every other.
  addEventListener('hashchange', () => {
    if ('view' in map.dataset) return;
    parts = read();
    dress();
    follow();
  });
  if (valueOf('live') === '1') ask(true);
  // A page that listens is told of the first movement too.
  svgMap.on('moving', () => {
    if (allowedParents.ports.size > 0) ask(false);
  });
  // Browsers that print do not wait for the app; once it is there it frames the map itself.
  addEventListener('beforeprint', () => {
    if ('view' in map.dataset) return;
    const lang = document.documentElement.lang.startsWith('en') ? 'en' : 'zh';
    addEventListener('afterprint', frameForPrint(svgMap, lang), { once: true });
  });
  // A tap, a click, a key ask for the app and for WebGL; to move the picture asks for nothing.
  let down = { x: 0, y: 0 };
  map.addEventListener('pointerdown', ({ clientX: x, clientY: y }) => {
    down = { x, y };
  });
  map.addEventListener(
    'pointerup',
    ({ clientX, clientY }) => {
      if (Math.hypot(clientX - down.x, clientY - down.y) < TAP_PX) ask(true);
    },
    // Before the picture looks for what was tapped: what is asked for is on its way meanwhile.
    { capture: true },
  );
  map.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter' || key === ' ') ask(true);
  });
  for (const button of document.querySelectorAll<HTMLElement>('[data-zoom]'))
    button.addEventListener('click', () => {
      const levels = Number(button.dataset.zoom);
      // Once the GL map has taken over, the app zooms.
      if (!svg.classList.contains('resting')) svgMap.zoomBy(levels);
    });
}
