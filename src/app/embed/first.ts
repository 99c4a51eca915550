/**
 * The one script inside an embed page: makes its picture a map at once, and lets the reader's finger scroll the article.
 * The app (src/app/embed/app.svelte.ts) is fetched when a reader takes the map in hand, or when the link asks for more
 * than the page shows. Nothing is stored, nothing is asked of another origin.
 */
import type { Bounds } from '../../domain/geo.ts';
import { mountSheet } from '../../ui/sheet/sheet.ts';
import { openGate } from './gate.ts';

/** What the page shows as it stands, or needs no app for; every other part of the link does. */
const PLAIN = /^(v|ground|host|toggle)=/;

const svg = document.querySelector<SVGSVGElement>('svg.sheet');
const map = svg?.parentElement;
if (svg && map) {
  const { bounds, reach } = JSON.parse(svg.dataset.atlas ?? '') as { bounds: Bounds; reach: Bounds };
  const parts = location.hash.slice(1).split('&').filter(Boolean);
  const ground = /^ground=(paper|night)$/.exec(parts.find((p) => p.startsWith('ground=')) ?? '')?.[1];
  if (ground) document.documentElement.dataset.ground = ground;
  const sheet = mountSheet(svg, map, { bounds, reach });
  openGate(map);

  let asked: Promise<unknown> | null = null;
  const ask = (live: boolean): void => {
    if (live) map.dataset.live = '';
    // The address is the page's own; a reader whose app does not come keeps the map that is there.
    asked ??= import(/* @vite-ignore */ new URL(map.dataset.app ?? '', document.baseURI).href).catch(
      (error: unknown) => {
        asked = null;
        console.error(error);
      },
    );
  };
  if (parts.some((p) => !PLAIN.test(p))) {
    // What the link does not show is not to be seen first; the ground is, and stays.
    if (parts.some((p) => /^(on|hide|t|story|plan)=/.test(p))) svg.classList.add('waiting');
    ask(parts.includes('live=1'));
  }
  if (parts.some((p) => p.startsWith('host='))) ask(false);
  for (const type of ['pointerup', 'keydown'] as const)
    map.addEventListener(type, () => {
      ask(true);
    });
  // A mouse over the map, a focus on it: the app may be on its way before the tap.
  for (const type of ['pointerenter', 'focusin'] as const)
    map.addEventListener(type, () => {
      ask(false);
    });
  for (const button of document.querySelectorAll<HTMLElement>('[data-zoom]'))
    button.addEventListener('click', () => {
      ask(false);
      const levels = Number(button.dataset.zoom);
      // Once the stage has taken over, the app zooms.
      if (!svg.classList.contains('resting')) sheet.zoomBy(levels);
    });
}
