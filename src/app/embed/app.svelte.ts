/**
 * The app of an embed page. It shows cards, draws the view of the link, talks with the page around, and opens the GL
 * map once a reader uses the map.
 */
import { hydrate, mount, untrack } from 'svelte';
import type { Catalogue, Combination, Preset } from '../../domain/layer/catalogue.ts';
import { decodeEmbed, EMBED_DEFAULTS, encodeEmbed, type EmbedOptions } from '../../domain/embed/embed.ts';
import { refOf, type FeatureRef } from '../../domain/layer/feature.ts';
import { linkOf } from '../../domain/view/link-text.ts';
import { publishedCatalogue, viewOfPublished } from '../../domain/embed/published-view.ts';
import type { Scheme } from '../../domain/legend/palette.ts';
import { headingOf, momentBeside, showsSame } from '../../domain/view/title.ts';
import type { Lang, StoryRef, View } from '../../domain/view/view.ts';
import { adopt } from '../../state/adopt.ts';
import { openCatalogue, openLibrary, type Library } from '../../state/load.ts';
import { updatePresent } from '../../state/present.ts';
import { renew } from '../../state/renew.ts';
import { Session } from '../../state/session.svelte.ts';
import { mountMap } from '../../ui/map/map-host.svelte.ts';
import { followTranslation } from '../../ui/page/translated.ts';
import Embed from './Embed.svelte';
import EmbedCard from './EmbedCard.svelte';
import EmbedTitle from './EmbedTitle.svelte';
import { watchLiveness } from './liveness.ts';
import { speakOutside } from './outside.ts';
import { openTalk } from './talk.svelte.ts';

/** Contents of the page's `#embed` element, which the build writes for the app. */
export interface EmbedPage {
  preset: Preset;
  /** The chapter, if the published view is one; else null. */
  story: StoryRef | null;
  lang: Lang;
  /** Relative address of the atlas's root. */
  up: string;
  /** Link text of the published view in the full atlas. */
  atlas: string;
  /** Combinations that occur in the picture, by layer id; the legend shows these. */
  combinations: Readonly<Record<string, readonly Combination[]>>;
}

/**
 * Props of the components. A class with raw fields: a deep `$state` would add a kilobyte that nothing else here needs.
 */
class EmbedProps {
  options: EmbedOptions = $state.raw(EMBED_DEFAULTS);
  alive = $state.raw(false);
  /** The colour scheme that the reader's system prefers. */
  readers: Scheme = $state.raw('paper');
  constructor(
    readonly session: Session,
    readonly preset: Preset,
    readonly up: string,
    readonly atlas: string,
  ) {}
  get toggle(): readonly string[] {
    return this.options.toggle;
  }
  get own(): string {
    return this.options.title;
  }
}

/**
 * The library without the relief. The page's SVG picture has no relief, so the GL map that replaces it needs none.
 * Relief would weigh as much as all other files together.
 */
const withoutRelief = (library: Library): Library => ({
  ...library,
  async basemap() {
    const { units, water, seats } = await library.basemap();
    return { units, water, seats };
  },
});

/** Shows a notice that names the failed layers. If the server has another edition, it reloads the page instead. */
async function noteFailed(session: Session, layers: readonly string[]): Promise<void> {
  if (layers.length === 0) {
    session.unnote('failed');
    return;
  }
  if (await renew(session.keepLink)) return;
  const titles = layers.map((id) => session.entry(id)?.title[session.view.lang] ?? id);
  session.note('failed', `${session.say('failed')} · ${titles.join(' · ')}`);
}

/** Whether a View shows the published view. If so, the features that the published view highlights are highlighted. */
const showsPublishedView = (view: View, opening: View): boolean =>
  showsSame(view, opening) && JSON.stringify(view.story) === JSON.stringify(opening.story);

/** Whether the view of the link is not drawn yet, and the page's own picture is still shown. */
const isWaiting = (map: HTMLElement): boolean => map.querySelector('.waiting') !== null;

/** The page's title: the link's `title`; without one, the heading over the map and the name of the atlas. */
function nameOf({ catalogue, view, opening }: Session, preset: Preset, own: string): string {
  const heading = headingOf(catalogue, view, opening, preset, own);
  const parts = [heading, momentBeside(heading, view), catalogue.title[view.lang]];
  return own || parts.filter(Boolean).join(' · ');
}

async function open(
  map: HTMLElement,
  above: HTMLElement,
  target: HTMLElement,
  page: EmbedPage,
): Promise<void> {
  const { preset, story, lang, up, atlas, combinations } = page;
  const base = new URL(`${up}data/catalogue.json`, document.baseURI).href;
  // The opening view of an embed is its published view. Labels use the reader's own fonts, as the SVG picture does.
  const catalogue: Catalogue = { ...publishedCatalogue(await openCatalogue(base), preset), fonts: [] };
  const opening = viewOfPublished(catalogue, { key: '', preset, story }, lang);
  const session = new Session(catalogue, withoutRelief(openLibrary(catalogue, base)), opening);
  session.combinations = combinations;
  const props = new EmbedProps(session, preset, up, atlas);
  hydrate(EmbedTitle, { target: above, props });
  hydrate(Embed, { target, props });
  mount(EmbedCard, { target: document.body, anchor: target, props: { session, map } });
  props.alive = true;
  followTranslation();

  /** Features that the published view highlights; empty if the link shows another view. */
  let subject: FeatureRef[] = [];
  const follow = (): void => {
    const decoded = decodeEmbed(catalogue, linkOf(location), opening);
    props.options = decoded.options;
    const publishedView = showsPublishedView(decoded.view, opening);
    subject = publishedView ? preset.highlight.map(refOf) : [];
    // The page shows one chapter as a map of its own, so the story's controls stay closed.
    adopt(session, { ...decoded, view: publishedView ? { ...decoded.view, story: null } : decoded.view });
  };
  follow();
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const look = (): void => {
    props.readers = dark.matches ? 'night' : 'paper';
  };
  dark.addEventListener('change', look);
  look();
  session.keepLink = () => {
    const at = session.view.at ?? session.camera;
    const link = encodeEmbed(catalogue, { ...session.view, at }, opening, props.options);
    history.replaceState(null, '', `#${link}`);
  };
  // A module of an edition that the server no longer has: https://vite.dev/guide/build#load-error-handling
  addEventListener('vite:preloadError', () => void renew(session.keepLink));
  $effect.root(() => {
    $effect(() => {
      // Runs after every change of the View: if the link names no colour scheme, the reader's system decides.
      const { readers, options } = props;
      if (options.scheme === 'auto' && session.view.scheme !== readers)
        session.view = { ...session.view, scheme: readers };
    });
    $effect(() => {
      // While the map shows the published view, its features stay highlighted, whatever the reader picks.
      const before = session.baseHighlights;
      session.baseHighlights = showsSame(session.view, opening) ? subject : [];
      const now = untrack(() => session.highlighted);
      if (now === before || now.length === 0) session.highlighted = session.baseHighlights;
    });
    $effect(() => {
      const { lang: spoken, scheme } = session.view;
      document.documentElement.lang = spoken === 'zh' ? 'zh-CN' : 'en';
      speakOutside(spoken);
      // Without a scheme in the link, the style sheet follows the system's scheme before any script runs.
      document.documentElement.dataset.scheme = scheme;
    });
    $effect(() => {
      const failed = Object.keys(session.failed);
      untrack(() => void noteFailed(session, failed));
    });
    $effect(() => {
      document.title = nameOf(session, preset, props.own);
    });
    $effect(() => {
      if (session.drawing !== 'webgl') return;
      // The GL map's canvas takes the accessible name and description of the SVG map.
      const canvas = map.querySelector('canvas');
      for (const name of ['aria-labelledby', 'aria-describedby'])
        canvas?.setAttribute(name, map.querySelector('svg.svg-map')?.getAttribute(name) ?? '');
    });
    $effect(() => {
      // An embed has no layer rows, so a notice names the layers that failed.
      const [lost, ...more] = Object.entries(session.failed);
      if (!lost) return;
      const [id, reason] = lost;
      const names = [id, ...more.map(([other]) => other)].map(
        (l) => session.entry(l)?.title[session.view.lang] ?? l,
      );
      untrack(() => {
        session.note('failed', `${names.join(' · ')}: ${session.say('failed')} (${reason})`);
        // Go back to the published view: it is complete, while the view of the link would lack a layer.
        if (isWaiting(map))
          session.view = { ...opening, lang: session.view.lang, scheme: session.view.scheme };
      });
    });
    $effect(() => {
      // The page carries the combinations of its published view, so no data are loaded for it.
      if (showsSame(session.view, opening)) session.combinations = combinations;
      else void updatePresent(session, session.view, true);
    });
  });
  mountMap(map, session, () => {
    lost();
  });
  // The inline script zooms the SVG map. After the GL map has replaced it, these listeners zoom.
  for (const button of document.querySelectorAll<HTMLElement>('[data-zoom]'))
    button.addEventListener('click', () => {
      if (session.drawing === 'webgl') session.flight = { to: 'zoom', levels: Number(button.dataset.zoom) };
    });
  document.getElementById('plate')?.remove();
  const lost = watchLiveness(map, props.options.live, (live) => {
    session.live = live;
  });
  window.atlasStart?.done();
  const talk =
    window.atlasAllowedParents &&
    openTalk(session, window.atlasAllowedParents, props.options, (changed) => (props.options = changed));
  // The page around changed the hash of the frame.
  addEventListener('hashchange', () => {
    follow();
    talk?.(props.options);
  });
}

const map = document.getElementById('map');
const above = document.getElementById('above');
const target = document.getElementById('app');
const page = document.getElementById('embed')?.textContent;
if (!map || !above || !target || !page)
  throw new Error('embed: got no #map, #above, #app or #embed, expected the page to carry them');
await open(map, above, target, JSON.parse(page) as EmbedPage);
