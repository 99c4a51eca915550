/** The explore door: takes over the page that the build has already written. */
import { hydrate } from 'svelte';
import { openCatalogue, openLibrary } from '../state/load.ts';
import { renew } from '../state/renew.ts';
import { Session } from '../state/session.svelte.ts';
import Explore from './Explore.svelte';
import '../ui/tokens.css';
import './explore.css';

const base = new URL('data/catalogue.json', document.baseURI).href;

async function open(): Promise<void> {
  const catalogue = await openCatalogue(base);
  const session = new Session(catalogue, openLibrary(catalogue, base));
  const target = document.getElementById('app');
  const map = document.getElementById('map');
  if (!target || !map) throw new Error('page: got no #app or no #map, expected both');
  hydrate(Explore, { target, props: { session } });
  // Phones, upright or not, begin with the map, the panel one press away; the stylesheet has folded it already.
  const { panels } = session;
  panels.open = panels.opensWith = !matchMedia('(max-width: 50em), (max-height: 31.25em)').matches;
  // What the first paint does not need: the address, the map behind the SVG map.
  const { startMap } = await import('./after-paint.ts');
  startMap(session, map);
}

open().then(
  () => window.atlasStart?.done(),
  async (error: unknown) => {
    console.error(error);
    // Another edition may have been put on the server since the page came.
    if (await renew(() => undefined)) return;
    // The static map and the written lists stay; one line says what is wrong.
    window.atlasStart?.failed(error);
  },
);
