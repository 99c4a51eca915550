/** Bare MapLibre, opened with the page. */
import { open } from './maplibre-map.js';

open();
