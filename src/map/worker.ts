/**
 * Sets the address of MapLibre's worker, which MapLibre cannot find in a bundle. The worker starts at once, because its
 * start takes as long as opening the map.
 */
import { prewarm, setWorkerUrl } from 'maplibre-gl';
import url from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

setWorkerUrl(url);
prewarm();
