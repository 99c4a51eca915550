/** Tells MapLibre where its worker is: under a bundler it cannot find it by itself. */
import { setWorkerUrl } from 'maplibre-gl';
import url from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

setWorkerUrl(url);
