/** Starts the explore door: hydrates the page that the build has written. */
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
  // Phones begin with the map and a folded panel. The style sheet has folded it already.
  const { panels } = session;
  panels.open = panels.opensWith = !matchMedia('(max-width: 50em), (max-height: 31.25em)').matches;
  // The first paint needs neither the address nor the GL map, so they come in a second chunk.
  const { startMap } = await import('./start-map.svelte.ts');
  startMap(session, map);
}

open().then(
  () => window.atlasStart?.done(),
  async (error: unknown) => {
    console.error(error);
    // The server may have another edition than the page.
    if (await renew(() => undefined)) return;
    // The static map and the written lists stay, and a notice tells the reason.
    window.atlasStart?.failed(error);
  },
);
