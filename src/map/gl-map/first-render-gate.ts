/**
 * Delays the first render of a map that is still hidden. Otherwise MapLibre would cut tiles of empty sources, cut them
 * again when data arrive, and paint a frame for each tile. With the gate, each step happens once.
 */
import type { Map as MapLibre } from 'maplibre-gl';
import { featureTiles, holdPainter, placeNamesTwice } from './private.ts';

/**
 * Closes the gate of a map that has not loaded its style yet. Call the returned function when all data have been set:
 * then tiles are cut, and frames are painted once the tiles of all feature sources have loaded or failed.
 */
export function closeFirstRenderGate(map: MapLibre): () => void {
  const releasePainter = holdPainter(map);
  map.once('style.load', () => {
    for (const tiles of featureTiles(map)) tiles.pause();
  });
  return () => {
    const look = (): void => {
      const all = featureTiles(map);
      // A source that MapLibre is still reading has its tiles cut again afterwards.
      for (const tiles of all) if (tiles.getSource().loaded()) tiles.resume();
      if (!all.every((tiles) => tiles.loaded())) return;
      releasePainter();
      placeNamesTwice(map);
      map.off('sourcedata', look);
      map.off('error', look);
      map.triggerRepaint();
    };
    map.on('sourcedata', look);
    map.on('error', look);
    look();
  };
}
