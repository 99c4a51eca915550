/** Bare MapLibre without the names: letters are what a Chinese map waits for. */
import { open } from './maplibre-map.js';

open({ named: false });
