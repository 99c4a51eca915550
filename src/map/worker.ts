/**
 * Tells MapLibre where its worker is: under a bundler it cannot find it by itself. The worker starts at once, for it takes
 * as long to be there as the map to open.
 */
import { prewarm, setWorkerUrl } from 'maplibre-gl';
import url from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

setWorkerUrl(url);
prewarm();
