/** The app of an embed: cards on the map, the link's view, and WebGL for a reader who takes the map in hand. */
import { hydrate } from 'svelte';
import type { Preset } from '../../domain/catalogue.ts';
import { refOf } from '../../domain/feature.ts';
import { decodeView } from '../../domain/link.ts';
import { plateView } from '../../domain/plate.ts';
import type { Ground } from '../../domain/palette.ts';
import type { Lang } from '../../domain/view.ts';
import { adopt } from '../../state/adopt.ts';
import { openCatalogue, openLibrary } from '../../state/load.ts';
import { Session } from '../../state/session.svelte.ts';
import { mountMap } from '../../ui/map-host.svelte.ts';
import Embed from './Embed.svelte';
import { watchLiveness } from './liveness.ts';

/** What the build writes into the page for its app (`#embed`). */
export interface EmbedPage {
  preset: Preset;
  lang: Lang;
  /** The address of the atlas's root from the page. */
  up: string;
  /** Link text of the plate in the full atlas. */
  atlas: string;
}

/** The reader's own ground, told again whenever it changes; nothing is told where the link has fixed one. */
function followGround(tell: (ground: Ground) => void): void {
  const { ground } = document.documentElement.dataset;
  if (ground === 'night' || ground === 'paper') {
    tell(ground);
    return;
  }
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const say = (): void => {
    tell(dark.matches ? 'night' : 'paper');
  };
  dark.addEventListener('change', say);
  say();
}

async function open(map: HTMLElement, target: HTMLElement, page: EmbedPage): Promise<void> {
  const { preset, lang, up, atlas } = page;
  const base = new URL(`${up}data/catalogue.json`, document.baseURI).href;
  // The embed's atlas opens at its plate.
  const catalogue = { ...(await openCatalogue(base)), bounds: preset.bounds };
  const opening = plateView(catalogue, { key: '', preset, story: null }, lang);
  const session = new Session(catalogue, openLibrary(catalogue, base), opening);
  const props = $state({
    session,
    title: preset.title[lang],
    up,
    atlas,
    toggle: [] as readonly string[],
    alive: false,
  });
  hydrate(Embed, { target, props });
  props.alive = true;
  adopt(session, { view: opening, ignored: [] });
  session.highlighted = preset.highlight.map(refOf);
  followGround((ground) => {
    session.view = { ...session.view, ground };
  });
  session.live = false;
  mountMap(map, session);
  document.getElementById('plate')?.remove();
  watchLiveness(map, false, (live) => {
    session.live = live;
  });
}

const map = document.getElementById('map');
const target = document.getElementById('app');
const page = document.getElementById('embed')?.textContent;
if (!map || !target || !page)
  throw new Error('embed: got no #map, #app or #embed, expected the page to carry them');
await open(map, target, JSON.parse(page) as EmbedPage);
