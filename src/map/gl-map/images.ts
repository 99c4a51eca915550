/** Images that the style names. Each is made when the map first requests it. */
import type { Map as MapLibre } from 'maplibre-gl';
import { HATCH_RATIO, hatchTile } from '../layer/hatch.ts';

/** A transparent image. Its padding keeps labels off a dot. */
export const BLANK = 'blank';

/** Provides hatch tiles and the blank image to the map by name. */
export function serveImages(map: MapLibre): void {
  map.setMissingStyleImageResolver((name) => {
    if (map.hasImage(name)) return;
    if (name === BLANK) {
      map.addImage(name, { width: 1, height: 1, data: new Uint8ClampedArray(4) });
      return;
    }
    const tile = hatchTile(name);
    if (!tile) throw new Error(`picture "${name}": is not a hatching, expected hatch/colour/scheme/scale`);
    map.addImage(name, tile, { pixelRatio: HATCH_RATIO });
  });
}
