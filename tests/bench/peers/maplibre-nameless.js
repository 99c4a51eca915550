/** Bare MapLibre without names, because a map in Chinese waits for its glyphs. */
import { open } from './maplibre-map.js';

open({ named: false });
