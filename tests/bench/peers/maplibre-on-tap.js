/** Bare MapLibre that waits for a tap, as a careful page would have it: nothing of it is fetched before. */
import { holder } from './shared.js';

holder().addEventListener('click', async () => (await import('./maplibre-map.js')).open(), { once: true });
