/**
 * Delays the first render of a map that is still hidden. Otherwise MapLibre would cut tiles of empty sources, cut them
 * again when data arrive, and paint a frame for each tile. With the gate, each step happens once.
 */
import type { Map as MapLibre } from 'maplibre-gl';

type TileManager = MapLibre['style']['tileManagers'][string];

/** Tile managers of feature sources. Image sources are left out: they load only when they are painted. */
const managersOf = (map: MapLibre): TileManager[] =>
  Object.values(map.style.tileManagers).filter((manager) => manager.getSource().type === 'geojson');

/**
 * Closes the gate of a map that has not loaded its style yet. Call the returned function when all data have been set:
 * then tiles are cut, and frames are painted once the tiles of all feature sources have loaded or failed.
 */
export function closeFirstRenderGate(map: MapLibre): () => void {
  const { painter, style } = map;
  const paint = painter.render.bind(painter);
  const place = style._updatePlacement.bind(style);
  painter.render = () => undefined;
  map.once('style.load', () => {
    for (const manager of managersOf(map)) manager.pause();
  });
  return () => {
    const look = (): void => {
      const managers = managersOf(map);
      // A source that MapLibre is still reading has its tiles cut again afterwards.
      for (const manager of managers) if (manager.getSource().loaded()) manager.resume();
      if (!managers.every((manager) => manager.loaded())) return;
      painter.render = paint;
      // New names are placed now. Otherwise the next frame would place them again and would be painted only for that.
      style._updatePlacement = (...how) => {
        style._updatePlacement = place;
        place(...how);
        return place(...how);
      };
      map.off('sourcedata', look);
      map.off('error', look);
      map.triggerRepaint();
    };
    map.on('sourcedata', look);
    map.on('error', look);
    look();
  };
}
