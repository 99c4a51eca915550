/** The code that the guide shows; tests/guide-page.test.ts reads it as browsers do. */
import type { Catalogue, Preset, TourIndex } from '../../domain/catalogue.ts';
import { embedPageOf, pictureOf } from '../../domain/plate.ts';
import type { Lang } from '../../domain/view.ts';
import { ALLOW, SANDBOX } from '../../channel/protocol.ts';
import { escape } from '../../svg/text.ts';

export interface Example {
  catalogue: Catalogue;
  index: TourIndex;
  plate: Preset;
  lang: Lang;
  /** The address of the atlas, ending with `/`. */
  site: string;
}

const titleOf = ({ catalogue, plate, lang }: Example): string =>
  escape(`${plate.title[lang]} · ${catalogue.title[lang]}`);
const pageOf = ({ index, plate, lang, site }: Example): string => site + embedPageOf(index, plate.id, lang);

export const iframeExample = (e: Example): string =>
  `<iframe src="${pageOf(e)}" title="${titleOf(e)}"
  loading="lazy" allow="${ALLOW}" sandbox="${SANDBOX}"
  style="width:100%;aspect-ratio:3/2;border:0"></iframe>
<p><a href="${pageOf(e)}">${titleOf(e)}</a></p>`;

export const elementExample = (e: Example): string =>
  `<script type="module" src="${e.site}embed/zhengzhou-atlas.js"></script>
<zhengzhou-atlas plate="${e.plate.id}" lang="${e.lang}" ratio="3/2"
  label="${titleOf(e)}" style="display:block;aspect-ratio:3/2">
  <a href="${pageOf(e)}">${titleOf(e)}</a>
</zhengzhou-atlas>`;

export const linkExample = (e: Example): string =>
  `<a href="${pageOf(e)}">
  <img src="${e.site}${pictureOf(e.plate.id, e.lang, 'preview', 'png')}" width="1200" height="630"
    loading="lazy" alt="${titleOf(e)}">
</a>`;

export const channelExample = (e: Example): string =>
  `<iframe id="map" src="${pageOf(e)}#host=https://news.example" title="${titleOf(e)}"
  sandbox="${SANDBOX}" allow="${ALLOW}"></iframe>
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
  root /srv/atlas;
  gzip_static on;
  brotli_static on;
  charset utf-8;
  location / {
    add_header Cache-Control $atlas_cache always;
    add_header Content-Security-Policy $atlas_frames always;
    add_header Access-Control-Allow-Origin "*" always;
    add_header X-Content-Type-Options nosniff always;
    add_header Referrer-Policy strict-origin-when-cross-origin always;
  }
}`;

export const HEADERS = `/*
  Access-Control-Allow-Origin: *
  X-Content-Type-Options: nosniff
/embed/*
  Content-Security-Policy: frame-ancestors *
/assets/*
  Cache-Control: public, max-age=31536000, immutable`;

export const PRECOMPRESS = `find dist -type f -regextype egrep -regex '.*\\.(html|js|css|svg|json|geojson)' \\
  -exec gzip -9 -k -f {} + -exec brotli -q 11 -k -f {} +`;
