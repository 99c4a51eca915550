/** The code that the guide shows. tests/built/guide-page.test.ts checks it in a browser's parser. */
import type { Catalogue, Preset, Text, TourIndex } from '../../domain/layer/catalogue.ts';
import {
  alternativeOf,
  pictureOf,
  viewOfPublished,
  type PublishedView,
} from '../../domain/embed/published-view.ts';
import { PUBLISHED_SIZE, publishedSnippets, titleOf, type Snippets } from '../../domain/embed/snippet.ts';
import type { Lang } from '../../domain/view/view.ts';
import { escape } from '../../svg/label/label.ts';

export interface Example {
  catalogue: Catalogue;
  index: TourIndex;
  publishedView: Preset;
  lang: Lang;
  /** The address of the atlas, ending with `/`. */
  site: string;
}

/** The example's host, whose pages talk to the map. */
export const EXAMPLE_HOST = 'https://news.example';

const publishedViewOf = ({ publishedView }: Example): PublishedView => ({
  key: publishedView.id,
  preset: publishedView,
  story: null,
});

/** The three forms of the code, as the share panel gives them. */
export const formsOf = (example: Example, hosts: readonly string[] = []): Snippets =>
  publishedSnippets(example, publishedViewOf(example), example.lang, hosts);

/** The frame for pages that set its size by a wrapper element. */
export const wrappedExample = (example: Example): string =>
  publishedSnippets(example, publishedViewOf(example), example.lang, [], { ...PUBLISHED_SIZE, wrapped: true })
    .iframe;

/** Picture and link in Markdown, for systems that accept no HTML. */
export function markdownExample(example: Example): string {
  const { catalogue, lang, site } = example;
  const publishedView = publishedViewOf(example);
  const plain = (text: string): string => text.replace(/[\\[\]*_`<>]/g, '\\$&');
  const title = titleOf(catalogue, viewOfPublished(catalogue, publishedView, lang), publishedView);
  const picture = `${site}${pictureOf(publishedView.key, lang, 'preview', 'png')}`;
  return `![${plain(alternativeOf(publishedView, lang))}](<${picture}>)

[${plain(title)}](<${formsOf(example).atlas}>)`;
}

const ARTICLE = {
  title: { zh: '坐火车去上班', en: 'To work by train' },
  before: {
    zh: '城际列车把两座城市连成了一个早高峰。正文写到这里，放一幅图。',
    en: 'Intercity trains have made one rush hour of two cities. Here the text makes room for a map.',
  },
  after: { zh: '地图之后，文章接着往下写。', en: 'After the map the article goes on.' },
} as const satisfies Record<string, Text>;

/** A complete page with the frame in it. */
export const articleExample = (e: Example): string => {
  const { lang, publishedView } = e;
  const title = escape(ARTICLE.title[lang]);
  return `<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title}</title>
  <style>
    body { max-width: 45rem; margin: auto; padding: 1rem; font: 1.125rem/1.7 system-ui, sans-serif; }
    figure { margin: 1.5rem 0; }
    figcaption { font-size: 0.875rem; }
  </style>
</head>
<body>
<article>
<h1>${title}</h1>
<p>${escape(ARTICLE.before[lang])}</p>
<figure>
${formsOf(e).iframe}
<figcaption>${escape(publishedView.text[lang])}</figcaption>
</figure>
<p>${escape(ARTICLE.after[lang])}</p>
</article>
</body>
</html>`;
};

export const channelExample = (e: Example): string =>
  `${formsOf(e, [EXAMPLE_HOST]).iframe.replace('<iframe ', '<iframe id="map" ')}
<script type="module">import { connectAtlas } from '${e.site}embed/client.js';

  const atlas = await connectAtlas(document.querySelector('#map'));
  await atlas.setLayers(['rail-hsr', 'stations']);
  await atlas.flyTo({ lon: 113.62, lat: 34.75, zoom: 9 });
  atlas.on('select', ({ ref, name }) => console.log(ref, name));
</script>`;

export const elementChannelExample = (): string =>
  `const element = document.querySelector('zhengzhou-atlas');
element.addEventListener('atlas-select', (event) => console.log(event.detail.ref));
element.setAttribute('t', '2027');      // the map follows
const atlas = await element.atlas;      // the same requests as above
console.log((await atlas.getView()).link);`;

export const WIRE = `frame → page   { atlas: 1, hello: nonce }          window.postMessage, with a MessagePort
page  → frame  { atlas: 1, knock: true }           window.postMessage: say hello again
page  → frame  { atlas: 1, welcome: nonce }        port
page  → frame  { id: 1, method: 'getView' }        port; change, flyTo with params
frame → page   { id: 1, result }                   port
frame → page   { id: 1, error: { code, message } } port
frame → page   { event: 'view', data }             port
page  → frame  { listen: true }                    port: tell me of events
page  → frame  { bye: true }                       port`;

export const pagePolicy = (site: string): string => {
  const { origin } = new URL(site);
  return `Content-Security-Policy: frame-src ${origin}; script-src 'self' ${origin}`;
};

export const NGINX = `map $uri $atlas_cache {
  default                                        "no-cache";
  "~/assets/"                                    "public, max-age=31536000, immutable";
  "~/data/.*\\.[0-9a-f]{8}\\."                     "public, max-age=31536000, immutable";
}
map $uri $atlas_frames {
  default                                        "frame-ancestors 'self'";
  "~/embed/"                                     "frame-ancestors *";
}
server {
  listen 443 ssl;
  ssl_certificate /etc/ssl/atlas.pem;
  ssl_certificate_key /etc/ssl/atlas.key;
  root /srv/atlas;
  gzip_static on;
  brotli_static on;
  gzip_vary on;
  charset utf-8;
  add_header Cache-Control $atlas_cache;
  add_header Content-Security-Policy $atlas_frames always;
  add_header Access-Control-Allow-Origin "*" always;
  add_header X-Content-Type-Options nosniff always;
  add_header Referrer-Policy strict-origin-when-cross-origin always;
  location ~ \\.geojson$ {
    types {}
    default_type application/geo+json;
  }
  location ~ \\.d\\.ts$ {
    types {}
    default_type text/plain;
  }
}`;

/** Uploads files before the pages that load them, and keeps the files of earlier editions. */
export const UPDATE = `rsync -rt --exclude='*.html*' --exclude='catalogue.json*' dist/ server:/srv/atlas/
rsync -rt dist/ server:/srv/atlas/`;

/** Hosts join the values if two rules set one header, so no path may have two policies. */
export const HEADERS = `/*
  Access-Control-Allow-Origin: *
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
/
  Content-Security-Policy: frame-ancestors 'self'
/layers/*
  Content-Security-Policy: frame-ancestors 'self'
/plan/*
  Content-Security-Policy: frame-ancestors 'self'
/quality/*
  Content-Security-Policy: frame-ancestors 'self'
/embed/*
  Content-Security-Policy: frame-ancestors *
/assets/*
  Cache-Control: public, max-age=31536000, immutable`;
