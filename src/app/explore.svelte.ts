/** The explore door: takes over the page that the build has already written. */
import { hydrate } from 'svelte';
import { mountMap } from '../ui/map-host.svelte.ts';
import { keepAddress, readAddress } from '../state/address.ts';
import { openCatalogue, openLibrary } from '../state/load.ts';
import { Session } from '../state/session.svelte.ts';
import { DICTIONARY } from '../domain/text.ts';
import Explore from './Explore.svelte';
import '../ui/tokens.css';

const base = new URL('data/catalogue.json', document.baseURI).href;
try {
  const catalogue = await openCatalogue(base);
  const session = new Session(catalogue, openLibrary(catalogue, base));
  const app = document.getElementById('app');
  const map = document.getElementById('map');
  if (!app || !map) throw new Error('page: got no #app or no #map, expected both');
  hydrate(Explore, { target: app, props: { session } });
  // Phones begin with the map; the panel is one press away.
  if (matchMedia('(max-width: 800px)').matches) session.open = false;

  const first = readAddress(catalogue);
  const address = keepAddress(catalogue, first.view, (decoded) => {
    session.adopt(decoded);
  });
  session.adopt(first);
  $effect.root(() => {
    $effect(() => {
      address.write(session.view);
    });
    $effect(() => {
      document.documentElement.lang = session.view.lang === 'zh' ? 'zh-CN' : 'en';
      document.documentElement.dataset['ground'] = session.view.ground;
    });
  });
  mountMap(map, session);
} catch (error) {
  // The static map and the written lists stay; one line says what is wrong.
  const line = document.createElement('p');
  line.className = 'boot-problem';
  line.setAttribute('role', 'alert');
  line.textContent = `${DICTIONARY.catalogueFailed.zh} ${DICTIONARY.catalogueFailed.en} (${String(error)})`;
  document.body.append(line);
}
