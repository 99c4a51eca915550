/** The HTML of the explore door's first paint: the opening map as SVG, its style, and the app’s lists as text. */
import { render } from 'svelte/server';
import type { BuiltFile, Catalogue } from '../domain/layer/catalogue.ts';
import { readLayerData } from '../domain/layer/feature.ts';
import { pageOf, planPageOf } from '../domain/view/link.ts';
import { escape, tag } from '../domain/embed/markup.ts';
import { galleryPageOf } from '../domain/embed/published-view.ts';
import { qualityPageOf } from '../domain/plan/quality.ts';
import type { Lang } from '../domain/view/view.ts';
import { say } from '../domain/text/text.ts';
import { svelteHead } from './page/inline.ts';
import { pageSay } from './page/words.ts';
import type { BasemapFiles } from '../svg/basemap/basemap.ts';
import { drawSvgMap } from '../svg/svg-map.ts';
import { svgMapStyle } from '../svg/style.ts';
import { Session } from '../state/session.svelte.ts';
import Explore from './Explore.svelte';

export interface FirstPaint {
  svgMap: string;
  style: string;
  head: string;
  body: string;
  /** Links to the pages of the plan, of data quality, of embeds and of the layers, for readers without script. */
  pages: string;
}

/** Renders the first paint. `read` returns the parsed JSON of a built file; addresses are relative to the page. */
export function firstPaint(catalogue: Catalogue, read: (file: BuiltFile) => unknown): FirstPaint {
  const session = new Session(catalogue, null);
  const { relief, units, water, seats } = catalogue.basemap;
  const basemap = {
    units: read(units),
    water: read(water),
    seats: read(seats),
    relief: { paper: `data/${relief.paper.href}`, night: `data/${relief.night.href}` },
  } as BasemapFiles;
  const layers = catalogue.layers
    .filter((entry) => session.view.on.includes(entry.id))
    .map((entry) => ({ entry, data: readLayerData(entry.id, read(entry.file)) }));
  const { head, body } = render(Explore, { props: { session } });
  const link = (address: (lang: Lang) => string, zh: string, en: string): string =>
    `${tag('a', { href: `./${address('zh')}` })}${escape(zh)}</a> ` +
    `${tag('a', { lang: 'en', href: `./${address('en')}` })}${escape(en)}</a>`;
  const pages = [
    link(planPageOf, say('zh', 'plan'), say('en', 'plan')),
    link(qualityPageOf, pageSay('zh', 'quality'), pageSay('en', 'quality')),
    link(galleryPageOf, pageSay('zh', 'gallery'), pageSay('en', 'gallery')),
    ...catalogue.layers.map((l) => link((lang) => pageOf(l.id, lang), l.title.zh, l.title.en)),
  ].join('\n');
  return {
    svgMap: drawSvgMap({ catalogue, basemap, layers, view: session.view }),
    style: svgMapStyle(),
    head: svelteHead(head),
    body,
    pages: `<nav class="pages">${pages}</nav>`,
  };
}
