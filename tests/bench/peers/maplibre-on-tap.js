/** Bare MapLibre that fetches nothing before a tap, as a careful page would do. */
import { holder } from './shared.js';

holder().addEventListener('click', async () => (await import('./maplibre-map.js')).open(), { once: true });
